import type { CoverageView } from '../control/types.js';
import { GROUPS, type Group } from './universe.js';

/** At least so many items of a group, or so large a share of them. */
export interface Threshold {
  readonly group: Group;
  readonly least: number;
  readonly unit: 'items' | 'percent';
}

/** Reads `operations=5,webhooks=60%`. Throws a RangeError that says what was expected and what came. */
export function thresholdsOf(text: string): readonly Threshold[] {
  return text.split(',').map((part) => {
    const [, name = '', number = '', percent = ''] = /^\s*(\w+)=(\d{1,6}(?:\.\d{1,3})?)(%?)\s*$/.exec(part) ?? [];
    const group = GROUPS.find((one) => one === name);
    const least = Number(number);
    const fits = number !== '' && (percent === '%' ? least <= 100 : Number.isInteger(least));
    if (group === undefined || !fits)
      throw new RangeError(
        `expected a group (${GROUPS.join(', ')}) with a number or a percentage, such as operations=5 or webhooks=60%, got ${JSON.stringify(part)}`,
      );
    return { group, least, unit: percent === '%' ? 'percent' : 'items' };
  });
}

/** A line for each threshold that is not reached; empty where all are. */
export function missedThresholds(view: CoverageView, thresholds: readonly Threshold[]): readonly string[] {
  return thresholds.flatMap(({ group, least, unit }) => {
    const { exercised, total, share } = view.groups.find(({ name }) => name === group) ?? NONE;
    const isReached = unit === 'items' ? exercised >= least : share * 100 >= least;
    const wanted = unit === 'items' ? `${least}` : `${least}%`;
    return isReached ? [] : [`coverage of ${group}: expected at least ${wanted}, got ${exercised} of ${total} (${percent(share)})`];
  });
}

const NONE = { exercised: 0, total: 0, share: 0 };

/** `0.6667` as `66.7%`, and never 100% for less than all. */
export const percent = (share: number): string => `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
