import type { Exchange } from '../shell/exchange.js';
import { USUAL_LIMIT } from './calls.js';
import type { FindingFilter, FindingsMeta, FindingView } from './types.js';

/** Mistakes of the app, newest last, and the number of calls that have ended and about which something may still be found. */
export function listFindings(
  { findings }: Pick<Exchange, 'findings'>,
  filter: FindingFilter,
): { data: FindingView[]; meta: FindingsMeta } {
  const data = findings.list({ ...filter, limit: filter.limit ?? USUAL_LIMIT });
  return { data, meta: { undecided: findings.undecided } };
}
