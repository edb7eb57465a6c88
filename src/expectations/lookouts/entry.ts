import type { Entry } from '../../calls/entry.js';
import type { EntryOf } from '../../contract/entry-types.js';
import { nearest } from '../../platform/nearest.js';
import type { JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { isNamed, onMisses, withMisses, type Lookout } from '../seen.js';

/** An entry of the journal, by its type. */
export const entryLookout = (expectation: Expectation, context: JudgeContext): Lookout => ({
  take: (entry) => {
    const { entry: wanted = '' } = expectation;
    const { type: told } = entry;
    const isOther = !isNamed(told, wanted);
    if (isOther && nearest(wanted, [told]) === undefined)
      return [{ entry, told, misses: ['another entry'], isFar: true }];
    const misses = [
      ...(isOther ? [`expected ${wanted}, came ${told}`] : []),
      ...onMisses(expectation, entry, context),
      ...withMisses(expectation, entry),
    ];
    return [{ entry, told, misses }];
  },
});

const WEIGHTS = { hint: 0, warning: 1, error: 2 } as const;

/** A finding that nobody said is to be ignored or expected, and that no fault brought about; one that is named counts all the same. */
export const findingLookout = (expectation: Expectation, context: JudgeContext): Lookout => ({
  take: (entry) => (entry.type === 'finding' ? seenFinding(entry, expectation, context) : []),
});

function seenFinding(entry: Entry & EntryOf<'finding'>, expectation: Expectation, context: JudgeContext) {
  const { finding: wanted, severity = 'hint' } = expectation;
  const { code, severity: came, summary } = entry;
  const isAny = wanted === 'any';
  if (isAny && (entry.ignored === true || entry.expected === true || entry.fault !== undefined)) return [];
  const told = `finding ${code} (${came}): ${summary}`;
  if (!isAny && code !== wanted) return [{ entry, told, misses: ['another finding'], isFar: true }];
  const isHeavy = WEIGHTS[came] >= WEIGHTS[severity];
  const misses = [
    ...(isHeavy ? [] : [`expected ${severity} or heavier, came ${came}`]),
    ...onMisses(expectation, entry, context),
    ...withMisses(expectation, entry),
  ];
  return [{ entry, told, misses }];
}
