import { awayFrom } from '../away.js';
import { answerOf, seqsOf, type CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { asksForAnswer, beganWith, talkOf } from './turns.js';
import { tenth, type Cases, type ReadingKind } from './kind.js';

/** Later than this people say "hello?". */
const LATE_MS = 2_000;

/** From the answer to the first audible sample of the app. */
export const greeting: ReadingKind = {
  name: 'greeting',
  unit: 'ms',
  idle: 'the call was not answered, others were heard on it first, or it was over before a greeting was late',
  cases(facts) {
    const { endMs, hungUpBy } = facts;
    if (endMs === undefined) return { samples: [] };
    if (!beganWith(facts)) return { samples: [] };
    const answer = answerOf(facts);
    const fromMs = answer?.atMs ?? 0;
    const [first] = talkOf(facts.app);
    const othersMs = othersFrom(facts);
    if (first && first.fromMs <= othersMs) return sampleAt(first.fromMs, [...seqsOf(answer), ...first.evidence]);
    if (othersMs !== Infinity) return { samples: [] };
    if (!facts.isOver) return { samples: [], open: fromMs };
    const isNone = endMs - fromMs >= LATE_MS && hungUpBy !== 'app';
    return isNone ? sampleAt(endMs, seqsOf(answer), { none: true }) : { samples: [] };

    function sampleAt(ms: number, evidence: readonly number[], detail?: Sample['detail']): Cases {
      return { samples: [{ value: tenth(ms - fromMs), at_ms: tenth(ms), evidence, ...(detail && { detail }) }] };
    }
  },
  judge([sample]) {
    if (!sample) return undefined;
    if (sample.detail?.['none'] === true) return { verdict: 'error', code: 'greeting_none' };
    return sample.value > LATE_MS ? { verdict: 'warning', code: 'greeting_late' } : undefined;
  },
};

/** From here on others are heard, or a far end that was called has spoken: the app may have waited for that. */
function othersFrom({ away, caller, direction }: CallFacts): number {
  const hello = direction === 'outgoing' ? caller.find(asksForAnswer) : undefined;
  return Math.min(awayFrom(away, 0), hello?.fromMs ?? Infinity);
}
