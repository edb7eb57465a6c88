import { targetTracks } from '../streaming/params.js';
import { live, type Call } from './call.js';
import { note, type Effect } from './effect.js';

/** Marks in `noted` that it has been told. */
const TOLD = 'no ground truth';

/**
 * A transcription knows the words of what is spoken and played, but not of what an app streams in: there it stays silent.
 * The journal says so once per call, when the two meet.
 */
export function noteNoGroundTruth(call: Call): Effect[] {
  if (call.noted.has(TOLD)) return [];
  const transcription = live(call, 'transcription').find(
    ({ state, tracks }) => state === 'running' && tracks !== 'inbound',
  );
  const stream = live(call, 'stream').find(
    ({ state, params }) => state === 'running' && params.mode === 'rtp' && targetTracks(params, false).includes('outbound'),
  );
  if (!transcription || !stream) return [];
  call.noted.add(TOLD);
  const why = 'what an app streams in has no known words, so no call.transcription follows from it';
  return [note(call, 'transcription.no_ground_truth', { id: transcription.id, stream_id: stream.id, why })];
}
