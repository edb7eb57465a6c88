import type { Asker } from '../../src/media/speech/engine.js';

/** Someone of a call who waits for words until `leave` is called. */
export function asker(call = 'call'): Asker & { leave: () => void } {
  const controller = new AbortController();
  return { call, signal: controller.signal, leave: () => controller.abort() };
}

/** Someone who waits to the end. */
export const PATIENT: Asker = asker();
