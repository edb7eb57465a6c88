import { getHeapStatistics, setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { vi } from 'vitest';

/** Collects the garbage. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  // The flag gives `gc` to contexts that are made after it.
  (runInNewContext('gc') as () => void)();
}

/** Resolves once nothing holds what `ref` refers to. A turn that has just ended, or one still under way on a busy machine, holds it for a while. */
export async function collected(ref: WeakRef<object> | undefined): Promise<void> {
  await vi.waitFor(
    () => {
      collectGarbage();
      if (ref?.deref() !== undefined) throw new Error('It is still held.');
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** What the heap holds once the garbage has been collected, in bytes. */
export function heldBytes(): number {
  collectGarbage();
  return getHeapStatistics().used_heap_size;
}
