import { once } from 'node:events';
import type { Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/index.js';

interface AppModule {
  readonly voiceApp: (telnyx: { baseUrl: string; apiKey: string }) => Server;
}

const { voiceApp } = createRequire(import.meta.url)('../../examples/tests/app.cjs') as AppModule;
const RING = { from: '+15550100001', to: '+15550100002' };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0)) await close();
});

/** A simulator, and an app that answers its calls and says hello. */
async function greeter(mode: 'real' | 'fast' | 'manual'): Promise<Simulator> {
  const simulator = await createSimulator({ time: { mode, graceMs: 100 }, config: { logLevel: 'error' } });
  open.push(() => simulator.stop());
  const app = voiceApp(simulator).listen(0, '127.0.0.1');
  open.push(() => new Promise((resolve) => app.close(resolve)));
  await once(app, 'listening');
  const { port } = app.address() as AddressInfo;
  const call = simulator.call.bind(simulator);
  return { ...simulator, call: (options) => call({ ...options, webhook_url: `http://127.0.0.1:${port}/` }) };
}

describe('a call in code', () => {
  it.each(['fast', 'manual'] as const)('takes an hour of world time in no time, in %s time', async (mode) => {
    const simulator = await greeter(mode);
    const call = await simulator.call(RING);
    expect(await call.say('Is anybody there?')).toMatchObject({ completed: true });
    const { world_elapsed_ms: before } = await simulator.clock.get();
    await call.wait('1h');
    const { world_elapsed_ms: after } = await simulator.clock.get();
    expect(after - before).toBeGreaterThanOrEqual(3_600_000);
    expect(after - before).toBeLessThan(3_600_100);
    await call.hangup();
  });

  it('waits as long as it says in real time', async () => {
    const simulator = await greeter('real');
    const call = await simulator.call(RING);
    await call.press('1');
    const { world_elapsed_ms: before } = await simulator.clock.get();
    await call.wait(200);
    expect((await simulator.clock.get()).world_elapsed_ms - before).toBeGreaterThanOrEqual(199);
  });

  it('several wait at the same time, also where the wait moves time', async () => {
    const simulator = await greeter('manual');
    const calls = await Promise.all([simulator.call(RING), simulator.call(RING)]);
    await Promise.all(calls.map((call) => call.press('1')));
    const { world_elapsed_ms: before } = await simulator.clock.get();
    await Promise.all(calls.map((call, index) => call.wait(2_000 * (2 - index))));
    expect((await simulator.clock.get()).world_elapsed_ms - before).toBe(4_000);
  });
});
