import type { Refusal } from '../../contract/errors.js';
import { shown } from '../../contract/shown.js';
import { isInstant, type Instants } from './instants.js';

/** The faults of the times of a filter: each has to be an instant. */
export function checkTimes(filter: Readonly<Record<string, unknown>>, names: readonly string[]): Refusal[] {
  return names.flatMap((name) =>
    // The schema of a range of time.
    Object.entries((filter[name] ?? {}) as Instants).flatMap(([end, value]: [string, string]): Refusal[] => {
      if (isInstant(value)) return [];
      const parameter = `filter[${name}][${end}]`;
      const expected = `Expected a date and time in ISO 8601, came ${JSON.stringify(shown(value))}.`;
      return [{ error: 'invalidFilter', detail: `The request filter ${parameter} is invalid. ${expected}`, parameter }];
    }),
  );
}
