import type { SpeakActivity } from '../../calls/activity.js';
import type { ActivityDefinition } from '../../calls/world.js';
import { textBytes } from '../../platform/rough-bytes.js';
import { audioReports } from '../audio-reports.js';

/** Says a text to the far end. */
export const speak: ActivityDefinition<SpeakActivity> = {
  // Audio first: observed.
  endRank: 10,
  beginsWhenAnswered: false,
  timers: {},
  started: () => [],
  take: audioReports((activity) => ({ type: 'call.speak.started', speak: activity })),
  endEvent(activity, { reason }) {
    if (activity.state !== 'running') return undefined;
    // Telnyx knows no status for a speech that was stopped by playback_stop; `completed` is the only one that fits.
    return { type: 'call.speak.ended', speak: activity, status: reason === 'hangup' ? 'call_hangup' : 'completed' };
  },
  release: () => undefined,
  bytes: ({ text, voice, language }) => textBytes(text) + textBytes(voice) + textBytes(language ?? ''),
  view: ({ text, voice }) => ({ text, voice }),
};
