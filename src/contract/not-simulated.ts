/** An operation of Telnyx's voice API that telnyx-sim knows by name only; it answers 501. */
export interface NotSimulatedOperation {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Without the `/v2` prefix, parameters in braces. */
  readonly path: string;
  readonly operationId: string;
}

/**
 * Operations that Telnyx's published voice document of July 2026 has and `openapi/telnyx.yaml` has not, by path.
 * An operation that becomes simulated moves from here to the document; a contract test holds the two apart.
 * `PayCall`, `RetrieveConnectionsCount` and those of `/phone_numbers` are known from the Node SDK 7.24 only, so their operationIds are ours.
 */
export const NOT_SIMULATED: readonly NotSimulatedOperation[] = [
  { method: 'POST', path: '/calls/{call_control_id}/actions/enqueue', operationId: 'EnqueueCall' },
  { method: 'POST', path: '/calls/{call_control_id}/actions/leave_queue', operationId: 'LeaveQueue' },
  { method: 'GET', path: '/conferences', operationId: 'ListConferences' },
  { method: 'POST', path: '/conferences', operationId: 'CreateConference' },
  { method: 'GET', path: '/conferences/{conference_id}/participants', operationId: 'ListConferenceParticipants' },
  { method: 'GET', path: '/conferences/{id}', operationId: 'RetrieveConference' },
  { method: 'POST', path: '/conferences/{id}/actions/end', operationId: 'EndConference' },
  { method: 'POST', path: '/conferences/{id}/actions/gather_using_audio', operationId: 'ConferenceGatherUsingAudio' },
  { method: 'POST', path: '/conferences/{id}/actions/hold', operationId: 'HoldConferenceParticipants' },
  { method: 'POST', path: '/conferences/{id}/actions/join', operationId: 'JoinConference' },
  { method: 'POST', path: '/conferences/{id}/actions/leave', operationId: 'LeaveConference' },
  { method: 'POST', path: '/conferences/{id}/actions/mute', operationId: 'MuteConferenceParticipants' },
  { method: 'POST', path: '/conferences/{id}/actions/play', operationId: 'PlayConferenceAudio' },
  { method: 'POST', path: '/conferences/{id}/actions/record_pause', operationId: 'PauseConferenceRecording' },
  { method: 'POST', path: '/conferences/{id}/actions/record_resume', operationId: 'ResumeConferenceRecording' },
  { method: 'POST', path: '/conferences/{id}/actions/record_start', operationId: 'StartConferenceRecording' },
  { method: 'POST', path: '/conferences/{id}/actions/record_stop', operationId: 'StopConferenceRecording' },
  { method: 'POST', path: '/conferences/{id}/actions/send_dtmf', operationId: 'ConferenceSendDTMF' },
  { method: 'POST', path: '/conferences/{id}/actions/speak', operationId: 'SpeakTextToConference' },
  { method: 'POST', path: '/conferences/{id}/actions/stop', operationId: 'StopConferenceAudio' },
  { method: 'POST', path: '/conferences/{id}/actions/unhold', operationId: 'UnholdConferenceParticipants' },
  { method: 'POST', path: '/conferences/{id}/actions/unmute', operationId: 'UnmuteConferenceParticipants' },
  { method: 'POST', path: '/conferences/{id}/actions/update', operationId: 'UpdateConference' },
  {
    method: 'GET',
    path: '/conferences/{id}/participants/{participant_id}',
    operationId: 'RetrieveConferenceParticipant',
  },
  {
    method: 'PATCH',
    path: '/conferences/{id}/participants/{participant_id}',
    operationId: 'UpdateConferenceParticipant',
  },
  { method: 'GET', path: '/connections/count', operationId: 'RetrieveConnectionsCount' },
  { method: 'GET', path: '/phone_numbers/slim', operationId: 'ListPhoneNumbersSlim' },
  { method: 'DELETE', path: '/phone_numbers/{id}', operationId: 'DeletePhoneNumber' },
  { method: 'GET', path: '/queues', operationId: 'ListQueues' },
  { method: 'POST', path: '/queues', operationId: 'CreateQueue' },
  { method: 'DELETE', path: '/queues/{queue_name}', operationId: 'DeleteQueue' },
  { method: 'GET', path: '/queues/{queue_name}', operationId: 'RetrieveCallQueue' },
  { method: 'POST', path: '/queues/{queue_name}', operationId: 'UpdateQueue' },
  { method: 'GET', path: '/queues/{queue_name}/calls', operationId: 'ListQueueCalls' },
  { method: 'DELETE', path: '/queues/{queue_name}/calls/{call_control_id}', operationId: 'RemoveQueueCall' },
  { method: 'GET', path: '/queues/{queue_name}/calls/{call_control_id}', operationId: 'RetrieveCallFromQueue' },
  { method: 'PATCH', path: '/queues/{queue_name}/calls/{call_control_id}', operationId: 'UpdateCallInQueue' },
];
