import { cpus, loadavg } from 'node:os';

/** Something that must not happen, in words for whoever reads the run. Anything else that is thrown is a fault of the fuzzer. */
export class Failure extends Error {
  /** @param {string} message @param {unknown} [evidence] what shows it: an answer, journal entries, the end of stderr */
  constructor(message, evidence) {
    super(message);
    this.name = 'Failure';
    this.evidence = evidence;
  }
}

/** A text of at most `length` characters, for messages. */
export function brief(value, length = 300) {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value));
  return text.length <= length ? text : `${text.slice(0, length)} … (${text.length} characters)`;
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Asks again until it is so, or the time is over; tells which. */
export async function until(isSo, timeoutMs, everyMs = 25) {
  const endMs = performance.now() + timeoutMs;
  for (;;) {
    if (await isSo()) return true;
    if (performance.now() > endMs) return false;
    await wait(everyMs);
  }
}

/** The time that something may take, longer where more wants to run than there are cores. */
export const patience = (ms) => ms * Math.min(4, Math.max(1, loadavg()[0] / cpus().length));
