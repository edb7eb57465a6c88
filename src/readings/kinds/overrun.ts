import type { Arrival } from '../../media/arrivals.js';
import { seqsOf, type CallFacts, type StreamFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { chunksLost, tenth, type ReadingKind } from './kind.js';

/** The most that an app has sent ahead: audio of its stream that waited to be played. */
export const overrun: ReadingKind = {
  name: 'overrun',
  unit: 'ms',
  idle: 'no stream brought audio of the app',
  cases(facts) {
    const why = chunksLost(facts);
    if (why !== undefined) return { samples: [], why };
    return { samples: facts.streams.flatMap((stream) => sinceEachSound(stream, facts)) };
  },
  judge: () => undefined,
};

/** One sample for what came between two things that the far end said or pressed: what came since its last one is one too. */
function sinceEachSound({ streamId, arrivals }: StreamFacts, facts: CallFacts): Sample[] {
  const bounds = facts.caller.map(({ fromMs }) => (fromMs * facts.rate) / 1000);
  const turns = new Map<number, Arrival[]>();
  for (const chunk of arrivals.chunks()) {
    const turn = bounds.findLastIndex((bound) => bound <= chunk.at);
    const chunks = turns.get(turn);
    if (chunks) chunks.push(chunk);
    else turns.set(turn, [chunk]);
  }
  return [...turns.values()].flatMap((chunks) => peakOf(streamId, chunks, facts) ?? []);
}

/** Of audio that is queued there are two figures: its peak, and what was still to be played when the last of it had come. */
function peakOf(streamId: string, chunks: readonly Arrival[], { rate, entries }: CallFacts): Sample | undefined {
  const last = chunks.at(-1);
  if (!last) return undefined;
  const ms = (samples: number): number => tenth((samples * 1000) / rate);
  const peak = chunks.reduce((most, chunk) => (queued(chunk) > queued(most) ? chunk : most), last);
  const full = entries.filter(
    ({ entry }) => entry.type === 'stream.error' && entry.stream_id === streamId && entry.what === 'queue_full',
  );
  return {
    value: ms(queued(peak)),
    at_ms: ms(peak.at),
    evidence: seqsOf(...full),
    detail: { stream_id: streamId, tail_ms: ms(queued(last)), full: full.length > 0 },
  };
}

/** Chunks that came at one instant are one row: what waits behind it is all that lies before its end. */
const queued = ({ at, end }: Arrival): number => Math.max(0, end - at);
