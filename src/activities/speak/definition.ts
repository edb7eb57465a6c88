import { callFields } from '../../calls/payload.js';
import type { ActivityDefinition } from '../../calls/world.js';
import { textBytes } from '../../platform/rough-bytes.js';
import { audioReports } from '../audio-reports.js';
import { participantSound } from '../../calls/conferences/participant-sound.js';
import { toldText } from '../../calls/told.js';
import type { SpeakKind } from './kind.js';

/** Says a text to the far end. */
export const speak: ActivityDefinition<SpeakKind> = {
  // Audio first: observed.
  endRank: 10,
  beginsWhenAnswered: false,
  // Observed of speak: the far end begins to record.
  cutShortBy: 'beep',
  timers: {},
  webhooks: {
    'call.speak.started': (call, { speak }) => ({ ...callFields(call), speak_id: speak.id }),
    'call.speak.ended': (call, { speak, status }) => ({ ...callFields(call), speak_id: speak.id, status }),
  },
  told: ({ text, voice, language }) => ({
    text: toldText(text),
    voice: toldText(voice),
    ...(language === undefined ? {} : { language: toldText(language) }),
  }),
  started: () => [],
  take: audioReports<SpeakKind>((activity) => ({ type: 'call.speak.started', speak: activity })),
  endEvent(activity, { reason }, world, call) {
    if (activity.state !== 'running' || activity.isUntold) return undefined;
    // Telnyx knows no status for a speech that was stopped by playback_stop; `completed` is the only one that fits.
    const status = reason === 'hangup' ? 'call_hangup' : reason === 'amd' ? 'cancelled_amd' : 'completed';
    const toParticipant = participantSound(activity, 'ended', call, world.nowMicros());
    return toParticipant ?? { type: 'call.speak.ended', speak: activity, status };
  },
  release: () => undefined,
  bytes: ({ text, voice, language }) => textBytes(text) + textBytes(voice) + textBytes(language ?? ''),
  view: ({ text, voice }) => ({ text, voice }),
};
