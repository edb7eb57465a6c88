import { SimulatorError } from '../control/simulator-error.js';
import { A_DURATION, milliseconds } from '../platform/duration.js';
import { shown } from '../contract/shown.js';

/** Time of the calls, in code: a number is milliseconds; a text is one such as `500ms`, `2s` or `1m`, at most a day. */
export type Time = number | `${number}${'ms' | 's' | 'm' | 'h'}`;

const DAY_MS = 86_400_000;

/** World milliseconds. `name`: of the argument or option. Throws a SimulatorError (422) for what is none. */
export function worldMs(name: string, time: Time): number {
  const given: unknown = time;
  const ms = typeof given === 'string' && /[a-z]$/.test(given) ? milliseconds(given) : given;
  if (typeof ms === 'number' && ms >= 0 && ms <= DAY_MS) return ms;
  throw new SimulatorError(
    422,
    `${name}: expected milliseconds, or ${A_DURATION}, came ${shown(typeof given === 'string' ? `"${given}"` : String(given))}.`,
  );
}
