import type { Call } from './call.js';
import { isLedFromOutside } from './opening.js';
import type { TimerName } from './input.js';

/**
 * Timers that are fences, not events: time that jumps does not jump to them. What they guard against is that the app or the far end does
 * nothing, which cannot be known before the time is up on the host's clock.
 */
const GUARDS: ReadonlySet<TimerName> = new Set<TimerName>(['time_limit', 'patience', 'first_command', 'forget']);

/**
 * A far end without a script, or with a greeting alone, does what it is told from outside. One with a script does what that says and, once it has ended or where it
 * is empty, nothing more. A scenario that leads the far ends is not outside: what it waits for is due on the world's clock.
 */
export const isDrivenFromOutside = ({ party: { script, nature, isStaged } }: Call): boolean =>
  !isStaged && (script === undefined || (script.isGreeting === true && isLedFromOutside(nature)));

/**
 * A timer is to time that jumps an event, a fence, or an event as long as nobody outside drives the far end, which may still do what is
 * waited for.
 */
export type TimerKind = 'event' | 'guard' | 'waits_for_party';

/** The same of a timer of an activity on that call, by what its definition says. */
export const isActivityGuard = (call: Call, kind: TimerKind): boolean =>
  kind === 'guard' || (kind === 'waits_for_party' && isDrivenFromOutside(call));

/** A timer of a call is a guard. The ringing that nobody answers ends by an event, unless somebody outside may still answer. */
export const isGuard = (call: Call, name: TimerName): boolean =>
  GUARDS.has(name) ||
  (name === 'ring_timeout' && call.dial?.fate.behaviour === 'no_answer' && isDrivenFromOutside(call));
