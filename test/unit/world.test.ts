import { describe, expect, it } from 'vitest';
import { configFrom } from '../../src/config.js';
import { WorldTime } from '../../src/time/world-time.js';
import { openWorld } from '../../src/world.js';
import { FakeOutside } from '../support/fake-outside.js';
import { FakeHost } from '../support/host-clock.js';

describe('a world whose time is moved', () => {
  it('has the frames of an instant come together, however slow the machine is', async () => {
    const host = new FakeHost();
    const outside = Object.assign(new FakeOutside(), {
      openTime: () => new WorldTime(configFrom({ time: 'manual' }).time, host),
    });
    const world = openWorld(Object.assign(outside, { host }), configFrom({ time: 'manual' }));
    const { exchange, pacer } = world;
    const done: string[] = [];
    const slow = (name: string, lossy: boolean) => ({
      due: () => {
        done.push(name);
        host.stall(50);
      },
      lossy,
    });
    pacer.add(slow('stream 1', false), 0);
    pacer.add(slow('stream 2', false), 0);
    pacer.add(slow('fork 1', true), 0);
    pacer.add(slow('fork 2', true), 0);
    await exchange.time.manual?.advance(10);
    // The pacer serves a frame at the end of its millisecond.
    exchange.clock.schedule(11, () => done.push('hangup'));
    await exchange.time.manual?.advance(11);
    expect(done).toEqual(['stream 1', 'stream 2', 'fork 1', 'fork 2', 'hangup']);
    await world.close();
  });
});
