import type { PlaybackActivity } from '../../calls/activity.js';
import type { ActivityDefinition, EndReason } from '../../calls/world.js';
import type { PlaybackStatus } from '../../calls/webhook-event.js';
import { textBytes } from '../../platform/rough-bytes.js';
import { audioReports } from '../audio-reports.js';

/** Plays a file to the far end. */
export const playback: ActivityDefinition<PlaybackActivity> = {
  endRank: 20,
  beginsWhenAnswered: false,
  timers: {},
  started: () => [],
  take: audioReports((activity) => ({ type: 'call.playback.started', playback: activity })),
  endEvent(activity, { reason, detail }) {
    const status = STATUS[reason] ?? 'cancelled';
    const isTold = activity.state === 'running' || FAILURES.has(status);
    const more = detail === undefined ? {} : { detail };
    return isTold ? { type: 'call.playback.ended', playback: activity, status, ...more } : undefined;
  },
  release(activity) {
    if (activity.source.kind === 'content') activity.source = NO_CONTENT;
  },
  bytes: ({ source }) => (source.kind === 'content' ? source.base64.length : textBytes(source.url)),
  view: ({ mediaUrl, overlay }) => ({ media_url: mediaUrl ?? null, overlay }),
};

const NO_CONTENT = { kind: 'content', base64: '' } as const;

/** Telnyx's word for an end; what is not listed was cancelled. */
const STATUS: { readonly [Reason in EndReason]?: PlaybackStatus } = {
  completed: 'completed',
  failed: 'failed',
  file_not_found: 'file_not_found',
  hangup: 'call_hangup',
  call_hangup: 'call_hangup',
};

/** An end that the app is told of also where the audio never began. */
const FAILURES: ReadonlySet<PlaybackStatus> = new Set(['completed', 'failed', 'file_not_found']);
