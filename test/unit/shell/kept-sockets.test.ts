import { describe, expect, it } from 'vitest';
import { Holds } from '../../../src/platform/holds.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { keptSockets } from '../../../src/shell/kept-sockets.js';
import { KeptArrivals } from '../../../src/time/arrivals.js';
import { FakeDialer } from '../../support/fake-socket.js';
import { FakeHost } from '../../support/host-clock.js';

function world() {
  const host = new FakeHost();
  const holds = new Holds(host);
  const arrivals = new KeptArrivals(holds, host);
  const network = new FakeDialer(new VirtualClock());
  const dialer = keptSockets(network, arrivals);
  const told: string[] = [];
  const dial = (name: string) =>
    dialer.dial({
      url: 'ws://127.0.0.1/',
      headers: {},
      timeoutMs: 5_000,
      loopbackPlainFallback: true,
      onPlainFallback: () => void told.push(`${name} plain`),
      onOpen: () => void told.push(`${name} open`),
      onMessage: (text) => void told.push(`${name} ${text}`),
      onPong: () => undefined,
      onBinary: () => undefined,
      onGone: () => void told.push(`${name} gone`),
      onClose: (code) => void told.push(`${name} closed ${code}`),
      onViolation: (code) => void told.push(`${name} violated ${code}`),
      onError: (reason) => void told.push(`${name} failed: ${reason}`),
    });
  return { host, holds, network, told, dial };
}

describe('sockets while world time stands', () => {
  it('open and fail in the order in which they were dialled', async () => {
    const { host, network, told, dial } = world();
    dial('a');
    const a = network.last();
    dial('b');
    network.last().onPlainFallback('ws://127.0.0.1/');
    network.refuse('refused');
    await host.rest();
    expect(told).toEqual([]);
    network.dials.length = 0;
    network.dials.push({ options: a, aborted: false });
    const socket = network.accept();
    expect(socket.paused).toBe(true);
    await host.rest();
    expect([told, socket.paused]).toEqual([['a open', 'b plain', 'b failed: refused'], false]);
  });

  it('hear what a client sends at once, but not before they are open', async () => {
    const { host, holds, network, told, dial } = world();
    dial('a');
    const socket = network.accept();
    socket.receive('{"event":"mark"}');
    await host.rest();
    expect(told).toEqual(['a open', 'a {"event":"mark"}']);
    holds.hold('POST /v2/calls');
    socket.receive('{"event":"clear"}');
    expect(told.at(-1)).toBe('a {"event":"clear"}');
  });

  it('close when no request is in work any more, whoever they wait for', async () => {
    const { host, holds, network, told, dial } = world();
    dial('a');
    const socket = network.accept();
    await host.rest();
    const request = holds.hold('POST /v2/calls');
    socket.hangUp(1000);
    await host.rest();
    expect(told).toEqual(['a open', 'a gone']);
    request();
    await host.rest();
    expect(told).toEqual(['a open', 'a gone', 'a closed 1000']);
  });

  it('tell nothing once they are given up', async () => {
    const { host, holds, network, told, dial } = world();
    const dialled = dial('a');
    const request = holds.hold('POST /v2/calls');
    network.accept();
    dialled.abort();
    request();
    await host.rest();
    expect([told, holds.count]).toEqual([[], 0]);
  });
});
