import type { Begin } from './context.js';
import type { Expectation, Judgement } from './judgement.js';
import { msOf, msWords } from './moment.js';
import { expectationWords } from './words.js';

/** The parts of a list begin to look there: not before its `after`. */
export function beginOfParts({ after }: Expectation, begin: Begin): Begin {
  if (after === undefined) return begin;
  return { ...begin, sinceMicros: Math.max(begin.sinceMicros, begin.baseMicros + msOf(after) * 1_000) };
}

/** The list's own time was over. */
export const overdue = ({ within = Infinity }: Expectation): string =>
  `not all of it came within ${msWords(msOf(within))}`;

/** The judgement on a list; a part without one has not begun. `why`: the list's own reason to fail. */
export function listJudgement(
  expectation: Expectation,
  parts: readonly Expectation[],
  judged: readonly (Judgement | undefined)[],
  why?: string,
): Judgement {
  const all = parts.map((part, index) => judged[index] ?? notBegun(part));
  const failed = all.find(({ fails }) => fails);
  const passed = all.filter(({ outcome }) => outcome === 'pass').length;
  const outcome = why === undefined ? (failed?.outcome ?? 'pass') : 'fail';
  return {
    outcome,
    fails: outcome !== 'pass',
    expected: expectationWords(expectation),
    came: [...(why === undefined ? [] : [why]), cameWords(failed, passed, all.length)].join('; '),
    nearest: failed?.nearest,
    evidence: all.flatMap(({ evidence }) => evidence),
    parts: all,
  };
}

function cameWords(failed: Judgement | undefined, passed: number, all: number): string {
  if (!failed) return `all ${all}`;
  return `${passed} of ${all}; not ${failed.expected}: ${failed.came}`;
}

const notBegun = (part: Expectation): Judgement => ({
  outcome: 'fail',
  fails: true,
  expected: expectationWords(part),
  came: 'its turn did not come',
  evidence: [],
});
