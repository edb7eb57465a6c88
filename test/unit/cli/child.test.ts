import { afterEach, describe, expect, it } from 'vitest';
import { Child } from '../../../src/cli/child.js';
import { SIGNALS } from '../../../src/cli/first-signal.js';

describe('a program that is run', () => {
  const before = SIGNALS.map((name) => process.listeners(name));
  afterEach(() => {
    for (const [index, name] of SIGNALS.entries())
      for (const listener of process.listeners(name))
        if (!before[index]?.includes(listener)) process.off(name, listener);
  });

  it('leaves no moment at its end in which nobody listens for signals', async () => {
    const left: number[] = [];
    const look = (name: string | symbol): void => {
      if (SIGNALS.some((signal) => signal === name)) left.push(process.listenerCount(name));
    };
    process.on('removeListener', look);
    const { code, interrupted, nextSignal } = await new Child([process.execPath, '-e', 'process.exit(3)'], {}).end();
    process.off('removeListener', look);
    expect({ code, interrupted }).toEqual({ code: 3, interrupted: undefined });
    expect(left).toHaveLength(SIGNALS.length);
    expect(Math.min(...left)).toBeGreaterThan(0);
    process.emit('SIGTERM', 'SIGTERM');
    expect(await nextSignal).toBe('SIGTERM');
  });
});
