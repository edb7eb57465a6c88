import { hostNow, setImmediate } from './host-timers.js';

/** Work goes on for this long at a stretch, at least one step; then the others have a turn. */
const STRETCH_MS = 4;

/** The number of pieces of work that are under way. */
let underWay = 0;

/** Lets the promises and callbacks that are ready run. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Resolves when no work is under way in small steps: time that is moved by hand stands still for it. */
export async function settled(): Promise<void> {
  do await turn();
  while (underWay > 0);
}

/**
 * Takes steps to their end, and lets frames that are due, sockets and timers have their turn every few milliseconds. Rejects
 * with the signal's reason, leaving the rest undone, when nobody wants the result any more.
 */
export async function gently<T>(steps: Generator<undefined, T>, signal?: AbortSignal): Promise<T> {
  underWay++;
  try {
    for (;;) {
      signal?.throwIfAborted();
      const until = hostNow() + STRETCH_MS;
      do {
        const step = steps.next();
        if (step.done) return step.value;
      } while (hostNow() < until);
      await turn();
    }
  } finally {
    underWay--;
  }
}

/** Counts work of the system's, such as the writing of a file, as under way until it is done. */
export async function beside<T>(work: Promise<T>): Promise<T> {
  underWay++;
  try {
    return await work;
  } finally {
    underWay--;
  }
}

/** Takes steps to their end in one go. */
export function atOnce<T>(steps: Generator<undefined, T>): T {
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
