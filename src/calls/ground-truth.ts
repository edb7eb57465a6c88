import { targetTracks } from '../streaming/params.js';
import type { StreamActivity } from '../activities/stream/kind.js';
import { bridgedTo } from './bridge-state.js';
import { live, type Call } from './call.js';
import { note, type Effect } from './effect.js';
import { supervisionOf, supervisorsOf } from './supervision-state.js';
import type { World } from './world.js';

/** Marks in `noted` that it has been told. */
const TOLD = 'no ground truth';

/**
 * A transcription knows the words of what is spoken and played, but not of what an app streams in, on its leg, through a bridge or on the
 * leg that it supervises: there it stays silent. The journal says so once per call, when the two meet. Ask when a stream, a transcription,
 * a bridge or a supervision begins or ends.
 */
export function noteNoGroundTruth(call: Call, world: World): Effect[] {
  const peer = peerOf(call, world);
  const parties = peer ? [call, peer] : [call];
  const supervisors = parties.flatMap(supervisorsOf).map(({ peer: id }) => world.call(id));
  return [...parties, ...supervisors].flatMap((each) => (each ? noteOn(each, world) : []));
}

function peerOf(call: Call, world: World): Call | undefined {
  const peerId = bridgedTo(call);
  return peerId === null ? undefined : world.call(peerId);
}

function noteOn(call: Call, world: World): Effect[] {
  if (call.noted.has(TOLD)) return [];
  const transcription = live(call, 'transcription').find(
    ({ state, tracks }) => state === 'running' && tracks !== 'inbound',
  );
  const supervised = supervisionOf(call);
  const other = supervised?.state === 'running' ? world.call(supervised.peer) : undefined;
  const stream =
    heardOn(call, world) ??
    (other && (heardOn(other, world) ?? playing(other, 'aside', peerOf(other, world) !== undefined)));
  if (!transcription || !stream) return [];
  call.noted.add(TOLD);
  const why = 'what an app streams in has no known words, so no call.transcription follows from it';
  return [note(call, 'transcription.no_ground_truth', { id: transcription.id, stream_id: stream.id, why })];
}

/** The stream through which an app plays to the party of the leg, on it or on its peer's. */
function heardOn(call: Call, world: World): StreamActivity | undefined {
  const peer = peerOf(call, world);
  return playing(call, 'outbound', peer !== undefined) ?? (peer && playing(peer, 'aside', true));
}

/** The stream of the leg through which an app plays to its party (`outbound`) or to its peer's (`aside`). */
function playing(call: Call, track: 'outbound' | 'aside', hasPeer: boolean): StreamActivity | undefined {
  return live(call, 'stream').find(
    ({ state, params }) =>
      state === 'running' && params.mode === 'rtp' && targetTracks(params, hasPeer).includes(track),
  );
}
