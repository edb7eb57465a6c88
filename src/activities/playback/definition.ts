import type { ActivityDefinition, EndReason } from '../../calls/world.js';
import { callFields } from '../../calls/payload.js';
import type { Payload } from '../../calls/webhook-event.js';
import { textBytes } from '../../platform/rough-bytes.js';
import type { PlaybackStatus } from '../audio-kind.js';
import { audioReports } from '../audio-reports.js';
import { toldUrl } from '../../calls/told.js';
import type { PlaybackActivity, PlaybackKind } from './kind.js';

/** Plays a file to the far end. */
export const playback: ActivityDefinition<PlaybackKind> = {
  endRank: 20,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {
    'call.playback.started': (call, { playback }) => ({ ...callFields(call), ...playbackFields(playback) }),
    'call.playback.ended': (call, { playback, status, detail }) => ({
      ...callFields(call),
      ...playbackFields(playback),
      status,
      ...(detail === undefined ? {} : { status_detail: detail }),
    }),
  },
  told: ({ source }) => (source.kind === 'url' ? { audio_url: toldUrl(source.url) } : {}),
  started: () => [],
  take: audioReports<PlaybackKind>((activity) => ({ type: 'call.playback.started', playback: activity })),
  endEvent(activity, { reason, detail }) {
    const status = STATUS[reason] ?? 'cancelled';
    const isTold = !activity.isUntold && (activity.state === 'running' || FAILURES.has(status));
    const more = detail === undefined ? {} : { detail };
    return isTold ? { type: 'call.playback.ended', playback: activity, status, ...more } : undefined;
  },
  release(activity) {
    if (activity.source.kind === 'content') activity.source = NO_CONTENT;
  },
  bytes: ({ source }) => (source.kind === 'content' ? source.base64.length : textBytes(source.url)),
  view: ({ mediaUrl, overlay }) => ({ media_url: mediaUrl ?? null, overlay }),
};

const playbackFields = ({ id, mediaUrl, overlay }: PlaybackActivity): Payload => ({
  // Audio that the request itself brought has neither URL nor name: both are empty then (documented).
  ...(mediaUrl === undefined ? { media_name: '', media_url: '' } : { media_url: mediaUrl }),
  overlay,
  playback_id: id,
});

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
