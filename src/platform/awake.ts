import { availableParallelism } from 'node:os';
import { hostNow, setImmediate } from './host-timers.js';

/** The event loop polls for so long, in ms, rather than sleep. A client at rest answers a ping within 0.03 to 0.1 ms on loopback. */
export const AWAKE_MS = 0.3;

/** With one core the process that is waited for would have to wait for the polling one. */
const HELPS = availableParallelism() > 1;

let untilMs = 0;
let isPolling = false;

/**
 * An answer is about to come to a socket: the event loop does not go to sleep before `AWAKE_MS` are over. The kernel takes longer to wake a
 * process than a client on the same machine takes to answer: without this a frame in fast time costs 75 µs rather than 42 (two cores).
 */
export function stayAwake(): void {
  if (!HELPS) return;
  untilMs = hostNow() + AWAKE_MS;
  if (isPolling) return;
  isPolling = true;
  setImmediate(poll);
}

function poll(): void {
  isPolling = hostNow() < untilMs;
  if (isPolling) setImmediate(poll);
}
