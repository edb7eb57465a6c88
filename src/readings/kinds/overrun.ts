import type { Arrival, Arrivals } from '../../media/arrivals.js';
import { seqsOf, type CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { tenth, type ReadingKind } from './kind.js';

/** The most that an app has sent ahead: audio of its stream that waited to be played. */
export const overrun: ReadingKind = {
  name: 'overrun',
  unit: 'ms',
  idle: 'no stream brought audio of the app',
  cases(facts) {
    const lost = facts.streams.find(({ arrivals }) => arrivals.lostFrom !== undefined);
    if (lost) return { samples: [], why: 'More chunks came than are kept (leg.arrivals).' };
    return { samples: facts.streams.flatMap(({ streamId, arrivals }) => peakOf(streamId, arrivals, facts) ?? []) };
  },
  judge: () => undefined,
};

/** Of audio that is queued there are two figures: its peak, and what was still to be played when the last of it had come. */
function peakOf(streamId: string, arrivals: Arrivals, { rate, entries }: CallFacts): Sample | undefined {
  const chunks = arrivals.chunks();
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
