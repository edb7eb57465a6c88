import type { HostClock, Timer } from './clock.js';

/** A wait is made of so many. */
const TURNS = 16;

/**
 * Runs `task` when `ms` of the host are over, in waits one behind the other. A machine that stalls for long uses up one of them, and what has come meanwhile is read
 * before the next is over; a single long wait would be over at once.
 */
export function scheduleTurns(host: HostClock, ms: number, task: () => void): Timer {
  let left = TURNS;
  let timer: Timer;
  const turn = (): void => {
    timer = host.schedule(ms / TURNS, --left > 0 ? turn : task);
  };
  turn();
  return { cancel: () => timer.cancel() };
}
