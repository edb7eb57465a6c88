import type { components, operations } from '../contract/generated/control.js';

/** The operations that `openapi/control.yaml` describes, by operationId. */
export type ControlOperationId = keyof operations;

type Schemas = components['schemas'];
/** An operation takes this in its query, but for the world: the caller has chosen one. */
type Query<Op extends ControlOperationId> = Omit<NonNullable<operations[Op]['parameters']['query']>, 'world'>;

export type RingOptions = Schemas['RingRequest'];
export type CallIds = Schemas['CallIds'];
export type CallView = Schemas['Call'];
export type ActivityView = Schemas['Activity'];
export type CallReadingsView = Schemas['CallReadings'];
export type ReadingView = Schemas['Reading'];
export type ReadingsFilter = Query<'getReadings'>;
export type CallFilter = Query<'listCalls'>;

export type ConferenceView = Schemas['Conference'];
export type ConferenceFilter = Query<'listConferences'>;

export type Act = Schemas['Act'];
export type ActName = Act['act'];
export type RejectOptions = Schemas['RejectRequest'];
export type DtmfOptions = Schemas['DtmfRequest'];
export type SayOptions = Schemas['SayRequest'];
export type PlayOptions = Schemas['PlayRequest'];
export type ScriptOptions = Schemas['ScriptRequest'];
export type ScriptStepOptions = Schemas['ScriptStep'];

export type EventFilter = Query<'listEvents'>;
export type WaitOptions = Query<'waitForEvent'>;
export type StreamOptions = Query<'streamEvents'>;
export type WaitMeta = Schemas['WaitMeta'];
export type JournalRange = Schemas['JournalRange'];

export type AdvanceOptions = Schemas['AdvanceRequest'];
export type AdvanceUntil = Schemas['AdvanceUntil'];
export type AdvanceView = Schemas['Advanced'];

export type WebhookFilter = Query<'listWebhooks'>;
export type WebhookView = Schemas['WebhookDelivery'];

export type AttackOptions = Schemas['AttackRequest'];
export type AttackView = Schemas['AttackResult'];
export type { Fault as FaultOptions, FaultView } from '../faults/fault.js';
export type FailRecordingOptions = Schemas['FailRequest'];
export type FailedRecording = Schemas['FailedRecording'];
export type FindingFilter = Query<'listFindings'>;
export type FindingView = Schemas['Finding'];
export type CoverageView = Schemas['Coverage'];
export type CoverageOptions = NonNullable<operations['getCoverage']['parameters']['query']>;

export type FindingsMeta = Schemas['FindingsMeta'];

export type MediaFile = Schemas['MediaFile'];

export type AssistantScriptOptions = Schemas['AssistantScript'];
export type AssistantView = Schemas['Assistant'];

export type SnapshotOptions = Schemas['SnapshotRequest'];
export type SnapshotView = Schemas['Snapshot'];
export type RestoredView = Schemas['Restored'];

export type VerifyOptions = Schemas['VerifyRequest'];
export type VerifiedView = Schemas['Verified'];

export type QueueView = Schemas['Queue'];

export type WorldInfo = Schemas['World'];
