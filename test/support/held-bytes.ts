import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Collects the garbage. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // The flag gives `gc` to contexts that are made after it.
  (runInNewContext('gc') as () => void)();
}

/** What the heap holds once the garbage has been collected, in bytes. */
export function heldBytes(): number {
  collectGarbage();
  return getHeapStatistics().used_heap_size;
}
