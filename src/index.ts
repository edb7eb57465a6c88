export { createSimulator, type Simulator, type SimulatorOptions, type TlsView } from './simulator.js';
export {
  ConfigError,
  type ApplicationConfig,
  type Config,
  type ConfigOptions,
  type InboundConfig,
  type Isolation,
  type LogLevel,
  type OutboundConfig,
  type PartyBehaviour,
  type PartyConfig,
} from './config.js';
export {
  SimulatorError,
  type ErrorItem,
  type ErrorSource,
  type SimulatorErrorCode,
} from './control/simulator-error.js';
export type {
  AssistantControls,
  CallControls,
  ConferenceControls,
  Controls,
  EntryFound,
  EventControls,
  FindingControls,
  MediaControls,
  PartyControls,
  Pressing,
  QueueControls,
  Recording,
  Speaking,
  WaitFilter,
  WaitSettings,
  WebhookControls,
  WorldControls,
  WorldView,
} from './control/library.js';
export type {
  Act,
  ActivityView,
  AssistantScriptOptions,
  AssistantView,
  CallFilter,
  CallIds,
  CallView,
  ConferenceFilter,
  ConferenceView,
  EventFilter,
  FindingFilter,
  FindingView,
  MediaFile,
  QueueView,
  RingOptions,
  ScriptStepOptions,
  WebhookFilter,
  WebhookView,
  WorldInfo,
} from './control/types.js';
export type { Entry as JournalEntry } from './calls/entry.js';
export type { EntryFields, EntryOf, EntryType } from './contract/entry-types.js';
export type { AudioView } from './shell/audio-view.js';
export type { SwitchChoices, Switches } from './switches.js';
export type { Expectation, Judgement } from './expectations/judgement.js';
export type { CallReadings, Reading, ReadingName } from './readings/reading.js';
export type { ActEnd } from './testing/act.js';
export type { WaitConditions, Wanted, WantedSound, WithProperties } from './testing/conditions.js';
export type { Time } from './testing/duration.js';
export { ExpectationError } from './testing/expectation-error.js';
export type {
  AppExpectations,
  CallExpectations,
  CommandConditions,
  FrameConditions,
  GivenCommand,
  StateConditions,
  WebhookConditions,
} from './testing/expectations.js';
export type { FarEndActs, Interrupting } from './testing/far-end.js';
export type { NextCallFilter } from './testing/next-call.js';
export type { TestCall, TestControls } from './testing/test-call.js';
