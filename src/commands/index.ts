import { aiAssistantAddMessages } from './ai-assistant-add-messages.js';
import { aiAssistantJoin } from './ai-assistant-join.js';
import { aiAssistantStart } from './ai-assistant-start.js';
import { aiAssistantStop } from './ai-assistant-stop.js';
import { answer } from './answer.js';
import { bridge } from './bridge.js';
import { clientStateUpdate } from './client-state-update.js';
import type { AnyCommand } from './command.js';
import { conferenceEnd } from './conferences/end.js';
import { conferenceHold, conferenceUnhold } from './conferences/hold.js';
import { conferenceJoin } from './conferences/join.js';
import { conferenceLeave } from './conferences/leave.js';
import { conferenceGatherUsingAudio } from './conferences/gather-using-audio.js';
import { conferencePlay } from './conferences/play.js';
import { conferenceRecordPause } from './conferences/record-pause.js';
import { conferenceRecordResume } from './conferences/record-resume.js';
import { conferenceRecordStart } from './conferences/record-start.js';
import { conferenceRecordStop } from './conferences/record-stop.js';
import { conferenceSendDtmf } from './conferences/send-dtmf.js';
import { conferenceSpeak } from './conferences/speak.js';
import { conferenceStop } from './conferences/stop.js';
import { conferenceMute, conferenceUnmute } from './conferences/mute.js';
import { conferenceUpdate } from './conferences/update.js';
import { conversationRelayStart } from './conversation-relay-start.js';
import { conversationRelayStop } from './conversation-relay-stop.js';
import { createConference } from './conferences/create.js';
import { dial } from './dial.js';
import { enqueue } from './enqueue.js';
import { forkStart } from './fork-start.js';
import { forkStop } from './fork-stop.js';
import { gather } from './gather.js';
import { gatherStop } from './gather-stop.js';
import { gatherUsingAi } from './gather-using-ai.js';
import { gatherUsingAudio } from './gather-using-audio.js';
import { gatherUsingSpeak } from './gather-using-speak.js';
import { hangup } from './hangup.js';
import { leaveQueue } from './leave-queue.js';
import { pay } from './pay.js';
import { playbackStart } from './playback-start.js';
import { playbackStop } from './playback-stop.js';
import { recordPause } from './record-pause.js';
import { recordResume } from './record-resume.js';
import { recordStart } from './record-start.js';
import { recordStop } from './record-stop.js';
import { refer } from './refer.js';
import { reject } from './reject.js';
import { sendDtmf } from './send-dtmf.js';
import { sendSipInfo } from './send-sip-info.js';
import { siprecStart } from './siprec-start.js';
import { siprecStop } from './siprec-stop.js';
import { speak } from './speak.js';
import { streamingStart } from './streaming-start.js';
import { streamingStop } from './streaming-stop.js';
import { suppressionStart } from './suppression-start.js';
import { suppressionStop } from './suppression-stop.js';
import { switchSupervisorRole } from './switch-supervisor-role.js';
import { transcriptionStart } from './transcription-start.js';
import { transcriptionStop } from './transcription-stop.js';
import { transfer } from './transfer.js';

/** Every command. */
export const COMMANDS = [
  aiAssistantAddMessages,
  aiAssistantJoin,
  aiAssistantStart,
  aiAssistantStop,
  answer,
  bridge,
  clientStateUpdate,
  conversationRelayStart,
  conversationRelayStop,
  createConference,
  dial,
  conferenceEnd,
  enqueue,
  forkStart,
  forkStop,
  gather,
  gatherStop,
  gatherUsingAi,
  conferenceGatherUsingAudio,
  gatherUsingAudio,
  gatherUsingSpeak,
  hangup,
  conferenceHold,
  conferenceJoin,
  conferenceLeave,
  leaveQueue,
  conferenceMute,
  pay,
  conferencePlay,
  playbackStart,
  playbackStop,
  conferenceRecordPause,
  recordPause,
  conferenceRecordResume,
  recordResume,
  conferenceRecordStart,
  recordStart,
  conferenceRecordStop,
  recordStop,
  refer,
  reject,
  conferenceSendDtmf,
  sendDtmf,
  sendSipInfo,
  siprecStart,
  siprecStop,
  conferenceSpeak,
  speak,
  conferenceStop,
  streamingStart,
  streamingStop,
  suppressionStart,
  suppressionStop,
  switchSupervisorRole,
  transcriptionStart,
  transcriptionStop,
  transfer,
  conferenceUnhold,
  conferenceUnmute,
  conferenceUpdate,
] as const satisfies readonly AnyCommand[];

/** The operations that are commands. */
export type CommandOperationId = (typeof COMMANDS)[number]['operationId'];
