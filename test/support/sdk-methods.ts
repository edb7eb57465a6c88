import type Telnyx from 'telnyx';
import type { OperationId } from '../../src/contract/types.js';

/** Ids that nobody gave out. */
const CALL = 'v3:made_up';
const OTHER_CALL = 'v3:made_up_too';
const CONFERENCE = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
const PARTICIPANT = '4c2a1f0e-8f2b-4b5e-9a55-0d4d2f3f6c11';
const QUEUE = 'support';
const UUID = '182bd5e5-6e1a-4fe4-a799-aa6d9a6ab26e';
const NUMBER = '1293384261075731499';

/** The operation that a method of the SDK asks for, and what it is called with; in place of an object comes one that has the body or the query too. */
export type Row = readonly [OperationId, ...(string | object)[]];

type MethodsOf<Resource> = {
  readonly [Name in keyof Resource as Resource[Name] extends (...args: never[]) => unknown ? Name : never]: Row;
};

/** The resources of the SDK that are about voice. */
export interface Resources {
  readonly calls: Telnyx.Calls;
  readonly 'calls.actions': Telnyx['calls']['actions'];
  readonly conferences: Telnyx.Conferences;
  readonly 'conferences.actions': Telnyx['conferences']['actions'];
  readonly queues: Telnyx.Queues;
  readonly 'queues.calls': Telnyx['queues']['calls'];
  readonly recordings: Telnyx.Recordings;
  readonly 'recordings.actions': Telnyx['recordings']['actions'];
  readonly recordingTranscriptions: Telnyx.RecordingTranscriptions;
  readonly callControlApplications: Telnyx.CallControlApplications;
  readonly connections: Telnyx.Connections;
  readonly callEvents: Telnyx.CallEvents;
  readonly webhookDeliveries: Telnyx.WebhookDeliveries;
}

/** Every method of these resources. The compiler asks for those of the SDK's types, a test for those that there are. */
export const METHODS = {
  calls: {
    dial: ['DialCall', {}],
    retrieveStatus: ['RetrieveCallStatus', CALL],
  },
  'calls.actions': {
    startAIAssistant: ['CallStartAIAssistant', CALL, {}],
    stopAIAssistant: ['CallStopAIAssistant', CALL, {}],
    answer: ['AnswerCall', CALL, {}],
    bridge: ['BridgeCall', CALL, { call_control_id_to_bridge_with: OTHER_CALL }],
    updateClientState: ['UpdateClientState', CALL, {}],
    enqueue: ['EnqueueCall', CALL, {}],
    startForking: ['StartCallFork', CALL, {}],
    stopForking: ['StopCallFork', CALL, {}],
    gather: ['GatherCall', CALL, {}],
    stopGather: ['StopCallGather', CALL, {}],
    gatherUsingAI: ['callGatherUsingAI', CALL, {}],
    gatherUsingAudio: ['GatherUsingAudio', CALL, {}],
    gatherUsingSpeak: ['GatherUsingSpeak', CALL, {}],
    hangup: ['HangupCall', CALL, {}],
    leaveQueue: ['LeaveQueue', CALL, {}],
    startPlayback: ['StartCallPlayback', CALL, {}],
    stopPlayback: ['StopCallPlayback', CALL, {}],
    pauseRecording: ['PauseCallRecording', CALL, {}],
    resumeRecording: ['ResumeCallRecording', CALL, {}],
    startRecording: ['StartCallRecord', CALL, {}],
    stopRecording: ['StopCallRecording', CALL, {}],
    refer: ['ReferCall', CALL, {}],
    reject: ['RejectCall', CALL, {}],
    sendDtmf: ['SendDTMF', CALL, {}],
    sendSipInfo: ['SendSIPInfo', CALL, {}],
    startSiprec: ['StartSiprecSession', CALL, {}],
    stopSiprec: ['StopSiprecSession', CALL, {}],
    speak: ['SpeakCall', CALL, {}],
    startStreaming: ['StartCallStreaming', CALL, {}],
    stopStreaming: ['StopCallStreaming', CALL, {}],
    startNoiseSuppression: ['noiseSuppressionStart', CALL, {}],
    stopNoiseSuppression: ['noiseSuppressionStop', CALL, {}],
    switchSupervisorRole: ['SwitchSupervisorRole', CALL, {}],
    startTranscription: ['StartCallTranscription', CALL, {}],
    stopTranscription: ['StopCallTranscription', CALL, {}],
    transfer: ['TransferCall', CALL, {}],
    addAIAssistantMessages: ['CallAddMessagesToAIAssistant', CALL, {}],
    joinAIAssistant: ['CallJoinAIAssistant', CALL, {}],
    startConversationRelay: ['CallStartConversationRelay', CALL, {}],
    stopConversationRelay: ['CallStopConversationRelay', CALL, {}],
    pay: ['PayCall', CALL, {}],
  },
  conferences: {
    list: ['ListConferences', {}],
    create: ['CreateConference', {}],
    listParticipants: ['ListConferenceParticipants', CONFERENCE, {}],
    retrieve: ['RetrieveConference', CONFERENCE, {}],
    retrieveParticipant: ['RetrieveConferenceParticipant', PARTICIPANT, { id: CONFERENCE }],
    updateParticipant: ['UpdateConferenceParticipant', PARTICIPANT, { id: CONFERENCE }],
  },
  'conferences.actions': {
    hold: ['HoldConferenceParticipants', CONFERENCE, {}],
    join: ['JoinConference', CONFERENCE, {}],
    leave: ['LeaveConference', CONFERENCE, {}],
    mute: ['MuteConferenceParticipants', CONFERENCE, {}],
    play: ['PlayConferenceAudio', CONFERENCE, {}],
    recordPause: ['PauseConferenceRecording', CONFERENCE, {}],
    recordResume: ['ResumeConferenceRecording', CONFERENCE, {}],
    recordStart: ['StartConferenceRecording', CONFERENCE, {}],
    recordStop: ['StopConferenceRecording', CONFERENCE, {}],
    speak: ['SpeakTextToConference', CONFERENCE, {}],
    stop: ['StopConferenceAudio', CONFERENCE, {}],
    unhold: ['UnholdConferenceParticipants', CONFERENCE, {}],
    unmute: ['UnmuteConferenceParticipants', CONFERENCE, {}],
    update: ['UpdateConference', CONFERENCE, {}],
    endConference: ['EndConference', CONFERENCE, {}],
    gatherDtmfAudio: ['ConferenceGatherUsingAudio', CONFERENCE, {}],
    sendDtmf: ['ConferenceSendDTMF', CONFERENCE, {}],
  },
  queues: {
    retrieve: ['RetrieveCallQueue', QUEUE],
    list: ['ListQueues', {}],
    create: ['CreateQueue', {}],
    delete: ['DeleteQueue', QUEUE],
    update: ['UpdateQueue', QUEUE, {}],
  },
  'queues.calls': {
    list: ['ListQueueCalls', QUEUE, {}],
    retrieve: ['RetrieveCallFromQueue', CALL, { queue_name: QUEUE }],
    remove: ['RemoveQueueCall', CALL, { queue_name: QUEUE }],
    update: ['UpdateCallInQueue', CALL, { queue_name: QUEUE }],
  },
  recordings: {
    list: ['GetRecordings', {}],
    delete: ['DeleteRecording', UUID],
    retrieve: ['GetRecording', UUID],
  },
  'recordings.actions': {
    delete: ['DeleteRecordings', {}],
  },
  recordingTranscriptions: {
    list: ['getRecordingTranscriptions', {}],
    delete: ['deleteRecordingTranscription', UUID],
    retrieve: ['getRecordingTranscription', UUID],
  },
  callControlApplications: {
    list: ['ListCallControlApplications', {}],
    create: ['CreateCallControlApplication', {}],
    delete: ['DeleteCallControlApplication', NUMBER],
    retrieve: ['RetrieveCallControlApplication', NUMBER],
    update: ['UpdateCallControlApplication', NUMBER, {}],
  },
  connections: {
    list: ['ListConnections', {}],
    listActiveCalls: ['ListConnectionActiveCalls', NUMBER, {}],
    retrieve: ['RetrieveConnection', NUMBER],
    retrieveCount: ['RetrieveConnectionsCount'],
  },
  callEvents: {
    list: ['ListCallEvents', {}],
  },
  webhookDeliveries: {
    list: ['ListWebhookDeliveries', {}],
    retrieve: ['RetrieveWebhookDelivery', UUID],
  },
} as const satisfies { readonly [Path in keyof Resources]: MethodsOf<Resources[Path]> };
