import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { WarmUp } from '../../src/warm-up.js';
import { unexpected } from '../support/faults.js';

function warming(isBusy = () => false) {
  const clock = new VirtualClock();
  const done: string[] = [];
  const warmUp = new WarmUp(
    clock.host,
    ['undici', 'faker'].map((name) => () => done.push(name)),
    { isBusy, failed: unexpected },
  );
  /** Time passes, and what runs then has ended. */
  const pass = async (ms: number): Promise<void> => {
    for (let i = 0; i < ms; i++) {
      clock.advance(1);
      await Promise.resolve();
      await Promise.resolve();
    }
  };
  return { warmUp, done, pass };
}

describe('what the first call needs', () => {
  it('is loaded in a lull after the start, one after the other', async () => {
    const { done, pass } = warming();
    await pass(49);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['undici']);
    await pass(5);
    expect(done).toEqual(['undici', 'faker']);
  });

  it('waits while something happens', async () => {
    const { warmUp, done, pass } = warming();
    await pass(40);
    warmUp.postpone();
    await pass(49);
    expect(done).toEqual([]);
    await pass(1);
    expect(done).toEqual(['undici']);
  });

  it('waits while a stream runs', async () => {
    let isStreaming = true;
    const { done, pass } = warming(() => isStreaming);
    await pass(1_000);
    expect(done).toEqual([]);
    isStreaming = false;
    await pass(50);
    expect(done).toEqual(['undici']);
  });

  it('is not loaded any more once the simulator stops, and stopping waits for what is being loaded', async () => {
    const clock = new VirtualClock();
    let loaded = (): void => undefined;
    const order: string[] = [];
    const slow = (): Promise<void> => new Promise((resolve) => (loaded = resolve));
    const warmUp = new WarmUp(clock.host, [slow, () => order.push('the next')], {
      isBusy: () => false,
      failed: unexpected,
    });
    clock.advance(50);
    const stopped = warmUp.stop().then(() => order.push('stopped'));
    order.push('loaded');
    loaded();
    await stopped;
    clock.advance(1_000);
    expect(order).toEqual(['loaded', 'stopped']);
  });

  it('goes on where one cannot be loaded, and tells of it', async () => {
    const clock = new VirtualClock();
    const failed: unknown[] = [];
    const done: string[] = [];
    const warmUp = new WarmUp(clock.host, [() => Promise.reject(new Error('gone'))], {
      isBusy: () => false,
      failed: (error) => failed.push(error),
    });
    warmUp.add(() => done.push('the next'));
    clock.advance(50);
    await new Promise((resolve) => setImmediate(resolve));
    clock.advance(5);
    expect(done).toEqual(['the next']);
    expect(failed).toEqual([new Error('gone')]);
  });
});
