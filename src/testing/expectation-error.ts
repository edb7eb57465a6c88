import type { Judgement } from '../expectations/judgement.js';
import { reasonOf } from '../scenarios/report/failures.js';

/** An expectation that did not come true. Its message has what was expected, what came, the nearest miss and the last lines of the call. */
export class ExpectationError extends Error {
  /** Tells it from other errors, also where two copies of the package are loaded. */
  override readonly name = 'ExpectationError';
  /** The judgement, with what came and the nearest miss. */
  readonly judgement: Judgement;

  /** So that the error of the copy that `require` loads is one of the copy that `import` loads, too. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return value instanceof Error && value.name === 'ExpectationError';
  }

  constructor(judgement: Judgement, timeLine: string) {
    super(failureMessage(judgement, timeLine));
    this.judgement = judgement;
  }
}

/** The message of an expectation that did not come true. */
export function failureMessage(judgement: Judgement, timeLine: string): string {
  const { expected, came, nearest, outcome } = reasonOf(judgement);
  const rows = [
    `expected ${expected}`,
    `came     ${came}${outcome === 'fail' || outcome === 'pass' ? '' : ` (${outcome})`}`,
    // A single thing that came is the nearest, too.
    ...(nearest === undefined || came.includes(nearest.why) ? [] : [`nearest  ${nearest.why}`]),
  ];
  return `${rows.join('\n')}${timeLine === '' ? '' : `\n\n${timeLine.trimEnd()}`}`;
}
