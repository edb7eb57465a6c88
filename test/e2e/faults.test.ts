import { describe, expect, it } from 'vitest';
import { createSimulator } from '../../src/index.js';
import { CALLER, OURS } from '../support/exchange.js';
import { program } from '../support/program.js';

/** Makes a program fail where nobody catches it, at SIGUSR2: once in a callback and once in a promise. */
const FAILING = `process.on('SIGUSR2', () => {
  setImmediate(() => { throw new Error('nobody caught this') });
  Promise.reject(new Error('nobody awaited this'));
})`;

describe('a fault that nobody caught', () => {
  it('is journalled and logged by the command line, and calls go on', async () => {
    await using sim = await program(['--import', `data:text/javascript,${encodeURIComponent(FAILING)}`]);
    const dial = { to: CALLER, from: OURS, connection_id: '1' };
    expect((await sim.ask('/v2/calls', dial)).status).toBe(200);
    sim.signal('SIGUSR2');
    const told = async (after: number) => await sim.ask(`/_sim/events/wait?type=sim.fault&after=${after}`);
    const first = (await told(0)).json['data'] as { seq: number; message: string; host: { stack: string } };
    const second = (await told(first.seq)).json['data'] as { message: string };
    expect([first.message, second.message].sort()).toEqual(['nobody awaited this', 'nobody caught this']);
    expect(first.host.stack).toContain(first.message);
    expect(sim.stderr()).toContain('nobody caught this');
    expect((await sim.ask('/v2/calls', dial)).status).toBe(200);
  });

  it('is left to the program of a user of the library', async () => {
    const count = () => process.listenerCount('uncaughtException') + process.listenerCount('unhandledRejection');
    const before = count();
    await using sim = await createSimulator();
    expect(sim.url).toContain('127.0.0.1');
    expect(count()).toBe(before);
  });
});

describe('a heap of 512 MB', () => {
  it('is enough for dials with 4 MB of client_state each: at the limit they are refused with 90041', async () => {
    await using sim = await program(['--max-old-space-size=512']);
    const dial = { to: '+15550100200', from: OURS, connection_id: '1', client_state: 'QUJD'.repeat(1_000_000) };
    const codes = new Map<string, number>();
    for (let refused = 0; refused < 5;) {
      const { status, json } = await sim.ask('/v2/calls', dial);
      const [error] = (json['errors'] ?? []) as { code: string }[];
      const code = error?.code ?? String(status);
      codes.set(code, (codes.get(code) ?? 0) + 1);
      if (code !== '200') refused++;
    }
    expect([...codes.keys()].sort()).toEqual(['200', '90041']);
    expect(codes.get('200')).toBeLessThan(40);
    expect((await sim.ask('/_sim/events?type=sim.fault')).json['data']).toEqual([]);
    expect((await sim.ask('/v2/calls', { ...dial, client_state: '' })).status).toBe(200);
  }, 90_000);
});
