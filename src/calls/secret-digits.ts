import type { Activity } from './activity.js';
import type { Call } from './call.js';
import { definitionOf, type World } from './world.js';

/** The activity that digits are for alone, such as a payment; undefined where whoever listens may know them. */
export const soleListener = (call: Call, { kinds }: World): Activity | undefined =>
  [...call.activities.values()].find(
    (activity) => activity.state !== 'ended' && definitionOf(kinds, activity).digitsAreItsAlone,
  );

/** Digits as the journal shows them meanwhile: the last four of what may be the number of a card, and nothing of all else. Twice is as once. */
export function maskedDigits(digits: string): string {
  if (/^\*{4}\d{4}$/.test(digits)) return digits;
  const [, number = ''] = /^(\d{12,19})#?$/.exec(digits) ?? [];
  return `****${number.slice(-4)}`;
}
