import type { ActivityDefinition, World } from '../../calls/world.js';
import type { Call } from '../../calls/call.js';
import { webhook, type Effect } from '../../calls/effect.js';
import { noteNoGroundTruth } from '../../calls/ground-truth.js';
import { conclude, originate } from '../../calls/lifecycle.js';
import { heldOf } from '../../calls/held-bytes.js';
import { idFields } from '../../calls/payload.js';
import type { Payload } from '../../calls/webhook-event.js';
import { toldUrl } from '../../calls/told.js';
import type { StreamActivity, StreamKind } from './kind.js';

/** A stream of the call's audio over a WebSocket that the simulator dials. */
export const stream: ActivityDefinition<StreamKind> = {
  // Behind the audio: observed.
  endRank: 30,
  beginsWhenAnswered: true,
  timers: {},
  webhooks: {
    'streaming.started': (call, { stream }) => ({ ...idFields(call), ...streamFields(stream) }),
    'streaming.stopped': (call, { stream }) => ({ ...idFields(call), ...streamFields(stream) }),
    'streaming.failed': (call, { stream, reason }) => ({
      ...idFields(call),
      ...streamFields(stream),
      failure_reason: reason,
    }),
  },
  told: ({ params, mediaFormat: { encoding, sample_rate } }) => ({
    stream_url: toldUrl(params.url),
    stream_track: params.track,
    stream_bidirectional_mode: params.mode,
    stream_bidirectional_codec: params.bidirectionalCodec,
    encoding,
    sample_rate,
  }),
  started: () => [],
  take(call, activity, input, world) {
    if (activity.state === 'ended') return [];
    if (input.kind === 'streamFailed') {
      const end = conclude(call, activity, { reason: 'failed' }, world, { host: { error: input.error } });
      return [...originateLate(call, world), ...end];
    }
    if (input.kind !== 'stream') return [];
    switch (input.event) {
      case 'connected':
        return originateLate(call, world);
      case 'started':
        activity.state = 'running';
        return [webhook(call, { type: 'streaming.started', stream: activity }), ...noteNoGroundTruth(call, world)];
      case 'closed': {
        const { by, code, detail } = input;
        const end = conclude(call, activity, { reason: `${by}_closed` }, world, { code, detail });
        return [...originateLate(call, world), ...end];
      }
    }
  },
  endEvent(activity, { reason }, world) {
    const isEarly = activity.state === 'starting';
    const lostSocket = reason === 'client_closed' || reason === 'simulator_closed';
    const hasFailed = lostSocket && (isEarly || world.switches.client_close_event === 'failed');
    if (hasFailed || reason === 'failed')
      return { type: 'streaming.failed', stream: activity, reason: 'connection_failed' };
    // A dialled leg that was never answered: the socket closes without a word (observed).
    return isEarly ? undefined : { type: 'streaming.stopped', stream: activity };
  },
  release: () => undefined,
  bytes: ({ params }) => heldOf(params),
  view: ({ params, mediaFormat: { encoding, sample_rate, channels }, state, stats }) => ({
    stream_url: params.url,
    track: params.track,
    // The format is settled by the request, but the app learns it from `start`.
    media_format: state === 'starting' ? null : { encoding, sample_rate, channels },
    ...stats,
  }),
};

const streamFields = ({ id, params: { url, track } }: StreamActivity): Payload => ({
  stream_id: id,
  stream_params: { stream_url: url, track },
  stream_type: 'websocket',
  stream_url: url,
});

/** A leg that waited for its stream rings without it; `call.initiated` goes before what is said of the stream. */
function originateLate(call: Call, world: World): Effect[] {
  return call.state === 'dialing' ? originate(call, world) : [];
}
