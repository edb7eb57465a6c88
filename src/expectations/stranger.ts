import type { JudgeContext } from './context.js';
import type { Expectation, Judgement } from './judgement.js';

/**
 * The judgement on something that did not come: on a call that there was not, nothing ever comes. It says so as `not exercised`, which fails unless it is allowed. That no call
 * rings at a number (`state: ringing`) is a case of its own.
 */
export function unlessStrange(
  judgement: Judgement,
  expectation: Expectation,
  context: Pick<JudgeContext, 'stranger' | 'allow'>,
): Judgement {
  const strange = strangerIn(expectation, context);
  if (strange === undefined || judgement.fails) return judgement;
  const outcome = 'not exercised';
  return { ...judgement, outcome, fails: !isAllowed(outcome, expectation, context), came: strange };
}

/** One of the answers that say nothing is let pass, by the expectation or by what all of them go by. */
export const isAllowed = (
  outcome: Judgement['outcome'],
  { allow = [] }: Expectation,
  context: Pick<JudgeContext, 'allow'>,
): boolean => [...allow, ...context.allow].some((each) => each === outcome);

function strangerIn(expectation: Expectation, context: Pick<JudgeContext, 'stranger'>): string | undefined {
  const { on, state, never, 'in order': ordered = [], 'any order': unordered = [] } = expectation;
  const own = on === undefined || state === 'ringing' ? undefined : context.stranger(on);
  if (own !== undefined) return own;
  for (const part of [...(never ? [never] : []), ...ordered, ...unordered]) {
    const found = strangerIn(part, context);
    if (found !== undefined) return found;
  }
  return undefined;
}
