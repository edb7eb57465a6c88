import { targetTracks } from '../streaming/params.js';
import type { StreamActivity } from '../activities/stream/kind.js';
import { bridgedTo } from './bridge-state.js';
import { live, type Call } from './call.js';
import { note, type Effect } from './effect.js';
import type { World } from './world.js';

/** Marks in `noted` that it has been told. */
const TOLD = 'no ground truth';

/**
 * A transcription knows the words of what is spoken and played, but not of what an app streams in, on its leg or through a bridge: there
 * it stays silent. The journal says so once per call, when the two meet. Ask when a stream, a transcription or a bridge begins or ends.
 */
export function noteNoGroundTruth(call: Call, world: World): Effect[] {
  const peerId = bridgedTo(call);
  const peer = peerId === null ? undefined : world.call(peerId);
  return [...noteOn(call, peer), ...(peer ? noteOn(peer, call) : [])];
}

function noteOn(call: Call, peer: Call | undefined): Effect[] {
  if (call.noted.has(TOLD)) return [];
  const transcription = live(call, 'transcription').find(
    ({ state, tracks }) => state === 'running' && tracks !== 'inbound',
  );
  const hasPeer = peer !== undefined;
  const stream = playing(call, 'outbound', hasPeer) ?? (peer && playing(peer, 'aside', hasPeer));
  if (!transcription || !stream) return [];
  call.noted.add(TOLD);
  const why = 'what an app streams in has no known words, so no call.transcription follows from it';
  return [note(call, 'transcription.no_ground_truth', { id: transcription.id, stream_id: stream.id, why })];
}

/** The stream of the leg through which an app plays to its party (`outbound`) or to its peer's (`aside`). */
function playing(call: Call, track: 'outbound' | 'aside', hasPeer: boolean): StreamActivity | undefined {
  return live(call, 'stream').find(
    ({ state, params }) =>
      state === 'running' && params.mode === 'rtp' && targetTracks(params, hasPeer).includes(track),
  );
}
