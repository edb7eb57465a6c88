import type { HostClock, Timer } from './clock.js';

/**
 * Runs `task` when `count` waits of `ms` of the host are over, one behind the other. A machine that stalls for long uses up one of them, and what has come meanwhile
 * is read before the next is over; a single long wait would be over at once.
 */
export function scheduleTurns(host: HostClock, count: number, ms: number, task: () => void): Timer {
  let left = count;
  let timer: Timer;
  const turn = (): void => {
    if (left-- > 0) timer = host.schedule(ms, turn);
    else task();
  };
  turn();
  return { cancel: () => timer.cancel() };
}
