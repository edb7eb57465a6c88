import type { Entry } from '../calls/entry.js';
import type { JudgeContext } from '../expectations/context.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { isOfWords } from '../expectations/lookouts/heard.js';
import { msWords } from '../expectations/moment.js';
import { Watch } from '../expectations/watch.js';

/** The part of a scenario that an expectation has not looked at. */
export interface Earlier {
  readonly entries: readonly Entry[];
  readonly startMicros: number;
  /** It began to look here, in world microseconds. */
  readonly sinceMicros: number;
}

/** These happen at an instant, which may have been too early for the expectation. */
const EVENTS = ['command', 'webhook', 'state', 'frame', 'entry', 'finding'] as const;

/** These count from where it began to look, and mean nothing before. */
const TIMES: ReadonlySet<string> = new Set(['within', 'after', 'times']);

/** The judgement on an expectation that has failed; it tells of what had come true before its turn. */
export function withEarlier(
  judgement: Judgement,
  expectation: Expectation,
  { entries, startMicros, sinceMicros }: Earlier,
  context: JudgeContext,
): Judgement {
  if (!EVENTS.some((kind) => expectation[kind] !== undefined) && !isOfWords(expectation)) return judgement;
  const ever = Object.fromEntries(Object.entries(expectation).filter(([name]) => !TIMES.has(name)));
  const begin = { sinceMicros: startMicros, behindSeq: 0, baseMicros: startMicros, isWaitedFor: false };
  const watch = new Watch(ever, begin, context);
  for (const entry of entries) watch.take(entry);
  const before = watch.close(sinceMicros);
  const { decidedMicros = sinceMicros } = watch;
  if (before.outcome !== 'pass') return judgement;
  const why = `${before.came} came before the step or expectation above, at ${msWords((decidedMicros - startMicros) / 1000)} of the scenario`;
  const seq = before.evidence.at(-1);
  const nearest = judgement.nearest ?? (seq === undefined ? undefined : { seq, why });
  return { ...judgement, came: `${judgement.came}; ${why}`, nearest };
}
