import { subscribe } from 'node:diagnostics_channel';
import type { PublishedFault } from '../../src/shell/faults.js';

let faults: PublishedFault[] = [];

// Every simulator of this thread says here what goes wrong in it.
subscribe('telnyx-sim:fault', (message) => {
  // The simulator publishes nothing else there.
  faults.push(message as PublishedFault);
});

/** The faults of the simulator's own since the last call of this. A test that provokes one says so by taking it. */
export function takeFaults(): readonly PublishedFault[] {
  const taken = faults;
  faults = [];
  return taken;
}

/** For whoever must be handed a place for faults: there are to be none. */
export function unexpected(error: unknown): void {
  faults.push({ error, callControlId: undefined });
}
