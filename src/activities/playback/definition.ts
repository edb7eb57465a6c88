import type { ActivityDefinition, EndReason } from '../../calls/world.js';
import { callFields } from '../../calls/payload.js';
import type { Payload } from '../../calls/webhook-event.js';
import { textBytes } from '../../platform/rough-bytes.js';
import type { PlaybackStatus } from '../audio-kind.js';
import { audioReports } from '../audio-reports.js';
import { participantSound } from '../../calls/conferences/participant-sound.js';
import { toldText, toldUrl } from '../../calls/told.js';
import type { PlaybackActivity, PlaybackKind, PlaybackSource } from './kind.js';

/** Plays a file to the far end. */
export const playback: ActivityDefinition<PlaybackKind> = {
  endRank: 20,
  beginsWhenAnswered: false,
  cutShortBy: 'beep',
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
  told({ source, loop }) {
    const endless = loop === Infinity ? { endless: true } : {};
    if (source.kind === 'url') return { audio_url: toldUrl(source.url), ...endless };
    return source.kind === 'name' ? { media_name: toldText(source.name), ...endless } : endless;
  },
  started: () => [],
  take: audioReports<PlaybackKind>((activity) => ({ type: 'call.playback.started', playback: activity })),
  endEvent(activity, { reason, detail }, world, call) {
    const status = STATUS[reason] ?? 'cancelled';
    const isTold = !activity.isUntold && (activity.state === 'running' || FAILURES.has(status));
    if (!isTold) return undefined;
    const more = detail === undefined ? {} : { detail };
    const toParticipant = participantSound(activity, 'ended', call, world.nowMicros());
    return toParticipant ?? { type: 'call.playback.ended', playback: activity, status, ...more };
  },
  release(activity) {
    if (activity.source.kind === 'content') activity.source = NO_CONTENT;
  },
  bytes({ source }) {
    if (source.kind === 'content') return source.base64.length;
    return textBytes(source.kind === 'url' ? source.url : source.name);
  },
  view: ({ source, overlay }) => ({
    media_url: source.kind === 'url' ? source.url : null,
    media_name: source.kind === 'name' ? source.name : null,
    overlay,
  }),
};

const playbackFields = ({ id, source, overlay }: PlaybackActivity): Payload => ({
  ...mediaFields(source),
  overlay,
  playback_id: id,
});

/** The file that is played, as webhooks name it. */
export function mediaFields(source: PlaybackSource): Payload {
  if (source.kind === 'url') return { media_url: source.url };
  if (source.kind === 'name') return { media_name: source.name };
  // Audio that the request itself brought has neither URL nor name: both are empty then (documented).
  return { media_name: '', media_url: '' };
}

const NO_CONTENT = { kind: 'content', base64: '' } as const;

/** Telnyx's word for an end; what is not listed was cancelled. */
const STATUS: { readonly [Reason in EndReason]?: PlaybackStatus } = {
  completed: 'completed',
  failed: 'failed',
  file_not_found: 'file_not_found',
  hangup: 'call_hangup',
  amd: 'cancelled_amd',
  call_hangup: 'call_hangup',
};

/** An end that the app is told of also where the audio never began. */
const FAILURES: ReadonlySet<PlaybackStatus> = new Set(['completed', 'failed', 'file_not_found']);
