import { FaultBook, type FaultBookDeps } from '../../src/faults/book.js';
import type { Fault } from '../../src/faults/fault.js';
import type { VirtualClock } from '../../src/platform/virtual-clock.js';
import { seededRandom } from '../../src/platform/random.js';

/** Faults of a world that has just begun. The calls of `numbers` have those numbers. */
export function faultsAtWork(
  clock: VirtualClock,
  configured: readonly Fault[],
  record: FaultBookDeps['record'] = () => undefined,
  { limits, numbers = {} }: { limits?: FaultBookDeps['limits']; numbers?: Record<string, readonly string[]> } = {},
): FaultBook {
  const book = new FaultBook({
    clock,
    record,
    numbersOf: (callId) => numbers[callId] ?? [],
    configured,
    ...(limits && { limits }),
  });
  book.begin(1, seededRandom('faults'));
  return book;
}
