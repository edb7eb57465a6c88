// The machine's timers as they were when the simulator was loaded. A test that fakes timers later (vitest's and jest's `useFakeTimers`)
// replaces the global ones; the simulator beside it would stand still with them.
export const { setTimeout, clearTimeout, setInterval, clearInterval, setImmediate, queueMicrotask } = globalThis;

/** Milliseconds of the host since the process began, with fractions. */
export const hostNow = performance.now.bind(performance);

/** Milliseconds since the Unix epoch. */
export const wallNow = Date.now.bind(Date);
