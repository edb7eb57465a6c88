import { afterAll, afterEach, expect } from 'vitest';
import { takeFaults } from './faults.js';

// Runs with every test file: a fault of the simulator's own (`sim.fault`) fails the test in which it happened.
function expectNoFaults(): void {
  const faults = takeFaults();
  if (faults.length === 0) return;
  const told = faults.map(({ error }) => (error instanceof Error ? (error.stack ?? error.message) : String(error)));
  expect(told, 'faults of the simulator; a test that provokes one takes it with takeFaults()').toEqual([]);
}

afterEach(expectNoFaults);
afterAll(expectNoFaults);
