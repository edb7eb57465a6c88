import { live, type Call } from '../calls/call.js';
import { heardByParty } from '../streaming/params.js';
import type { CallMedia, MediaDeps } from './performer.js';

/**
 * A transcription knows the words of what is spoken and played, but not of what an app streams in: there it stays silent.
 * The journal says so once per call, when the two meet.
 */
export function noteNoGroundTruth(call: Call, media: CallMedia, deps: Pick<MediaDeps, 'record'>): void {
  if (media.toldNoGroundTruth) return;
  const transcription = live(call, 'transcription').find(
    ({ state, tracks }) => state === 'running' && tracks !== 'inbound',
  );
  const stream = live(call, 'stream').find(
    ({ state, params }) => state === 'running' && params.mode === 'rtp' && heardByParty(params),
  );
  if (!transcription || !stream) return;
  media.toldNoGroundTruth = true;
  const why = 'what an app streams in has no known words, so no call.transcription follows from it';
  deps.record('transcription.no_ground_truth', { id: transcription.id, stream_id: stream.id, why }, call.id);
}
