import { describe, expect, it } from 'vitest';
import { Holds } from '../../../src/platform/holds.js';
import { KeptArrivals } from '../../../src/time/arrivals.js';
import { FakeHost } from '../../support/host-clock.js';

function world(patienceMs = 100) {
  const host = new FakeHost();
  const holds = new Holds(host);
  const arrivals = new KeptArrivals(holds, host, patienceMs);
  const told: string[] = [];
  const tell = (name: string) => (): void => void told.push(name);
  return { host, holds, arrivals, told, tell };
}

describe('the ends of what the host does', () => {
  it('count in the order in which it was begun, and together', async () => {
    const { host, holds, arrivals, told, tell } = world();
    const [slow, quick] = [arrivals.begin(), arrivals.begin()];
    quick.arrived(tell('quick'));
    await host.pass(50);
    expect([told, holds.count]).toEqual([[], 1]);
    slow.arrived(tell('slow'));
    await host.rest();
    expect([told, holds.count]).toEqual([['slow', 'quick'], 0]);
  });

  it('count when no request is in work any more, and keep time standing until then', async () => {
    const { host, holds, arrivals, told, tell } = world();
    const request = holds.hold('POST /v2/calls');
    const webhook = holds.hold('webhook call.initiated', 'v3:a', 'operation');
    arrivals.begin().arrived(tell('webhook'));
    await host.pass(500);
    expect(told).toEqual([]);
    request();
    webhook();
    expect(holds.heldBy()).toMatchObject([{ what: 'the app, before outcomes count' }]);
    await host.rest();
    expect([told, holds.count]).toEqual([['webhook'], 0]);
  });

  it('let go of time also where a fault of ours comes in between', () => {
    const { holds, arrivals } = world();
    arrivals.begin().arrived(() => {
      throw new Error('a fault of ours');
    });
    expect(() => arrivals.clear()).toThrow('a fault of ours');
    expect(holds.count).toBe(0);
  });

  it('do not wait for ever for one that does not come', async () => {
    const { host, arrivals, told, tell } = world(100);
    const answeredLate = arrivals.begin();
    arrivals.begin().arrived(tell('answered'));
    await host.pass(99);
    expect(told).toEqual([]);
    await host.pass(2);
    expect(told).toEqual(['answered']);
    answeredLate.arrived(tell('answered late'));
    await host.rest();
    expect(told).toEqual(['answered', 'answered late']);
  });

  it('do not wait for what nobody wants any more', async () => {
    const { host, arrivals, told, tell } = world();
    const dropped = arrivals.begin();
    arrivals.begin().arrived(tell('kept'));
    dropped.drop();
    dropped.arrived(tell('dropped'));
    await host.rest();
    expect(told).toEqual(['kept']);
  });

  it('begin other work, which counts later, at its place', async () => {
    const { host, arrivals, told, tell } = world();
    const place = arrivals.place();
    arrivals.begin().arrived(() => {
      tell('first')();
      arrivals.begin().arrived(tell('third'));
      arrivals.begin(place).arrived(tell('second'));
    });
    await host.rest();
    expect(told).toEqual(['first', 'second', 'third']);
  });

  it('come of work that fails, too', async () => {
    const { host, arrivals, told, tell } = world();
    const before = arrivals.begin();
    const failed = arrivals
      .during(() => Promise.reject(new Error('no such file')))
      .catch((error: unknown) => told.push(String(error)));
    await host.rest();
    before.arrived(tell('before'));
    await failed;
    expect(told).toEqual(['before', 'Error: no such file']);
  });

  it('come at once when the world ends, and hold up nothing in the next', async () => {
    const { host, holds, arrivals, told, tell } = world();
    const late = arrivals.begin();
    arrivals.begin().arrived(tell('kept'));
    arrivals.clear();
    expect([told, holds.count]).toEqual([['kept'], 0]);
    arrivals.begin().arrived(tell('next world'));
    await host.rest();
    late.arrived(tell('late'));
    expect(told).toEqual(['kept', 'next world', 'late']);
  });
});
