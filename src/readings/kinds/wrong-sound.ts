import type { EntryOf } from '../../contract/entry-types.js';
import { seqsOf, type CallFacts } from '../facts.js';
import type { Judged, ReadingKind } from './kind.js';
import { tenth } from './kind.js';

type Suspicion = EntryOf<'stream.suspect'>;

/** The findings of what is wrong with the sound as a whole. */
const codeOf = ({ what, reads_as: readsAs }: Suspicion): string | undefined => {
  if (what === 'header') return 'stream_header_in_payload';
  if (what === 'pace') return 'stream_wrong_rate';
  if (what !== 'encoding') return undefined;
  return readsAs?.startsWith('L16') === true ? 'stream_wrong_byte_order' : 'stream_wrong_law';
};

/** The ways in which what the app streams is not what the stream takes: encoding, byte order, rate, a header. Only what is certain. */
export const wrongSound: ReadingKind = {
  name: 'wrong_sound',
  unit: 'count',
  idle: 'no stream brought audio of the app',
  cases(facts) {
    if (facts.streams.length === 0) return { samples: [] };
    const found = suspicions(facts);
    return {
      samples: found.length > 0 ? found : [{ value: 0, at_ms: lastMs(facts), evidence: [] }],
    };
  },
  judge(samples): Judged | undefined {
    const code = samples.find(({ value }) => value > 0)?.detail?.['code'];
    return typeof code === 'string' ? { verdict: 'warning', code } : undefined;
  },
};

/** The last chunk came there: so far nothing is wrong. */
const lastMs = ({ streams, rate }: CallFacts): number =>
  tenth(Math.max(0, ...streams.map(({ arrivals }) => ((arrivals.chunks().at(-1)?.at ?? 0) * 1000) / rate)));

const suspicions = ({ entries }: CallFacts) =>
  entries.flatMap((one) => {
    const code = one.entry.type === 'stream.suspect' ? codeOf(one.entry) : undefined;
    return code === undefined ? [] : [{ value: 1, at_ms: tenth(one.atMs), evidence: seqsOf(one), detail: { code } }];
  });
