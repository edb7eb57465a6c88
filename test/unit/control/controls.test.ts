import { describe, expect, it, vi } from 'vitest';
import { controls } from '../../../src/control.js';
import type { Controls } from '../../../src/control/library.js';
import { SimulatorError } from '../../../src/control/simulator-error.js';
import type { RingOptions } from '../../../src/control/types.js';
import { readWav, writeWav } from '../../../src/media/wav.js';
import { misfits } from '../../support/control-schemas.js';
import { app, controlWorld, type ControlWorld } from '../../support/control-world.js';
import { sine } from '../../support/signals.js';
import { recordAny } from '../../support/any-entry.js';

const RING: RingOptions = { from: '+15550100001', to: '+15550100002' };

/** The code with which a promise is rejected, and the places that its faults point at. */
async function refusal(promise: Promise<unknown>): Promise<[number, ...unknown[]]> {
  const error: unknown = await promise.catch((thrown: unknown) => thrown);
  if (!(error instanceof SimulatorError)) throw new Error('expected a SimulatorError', { cause: error });
  expect(misfits('Errors', { errors: error.errors })).toEqual([]);
  expect(error.errors.every(({ code }) => code === String(error.code))).toBe(true);
  return [error.code, ...error.errors.flatMap(({ source }) => Object.values(source ?? {}))];
}

function library(): ControlWorld & { readonly sim: Controls } {
  const world = controlWorld();
  return { ...world, sim: controls(() => world.exchange) };
}

describe('the library', () => {
  it('rings in and looks at calls as the control API does', async () => {
    const { sim } = library();
    const { call_control_id: first } = await sim.calls.ring(RING);
    const { call_control_id: second } = await sim.calls.ring({ ...RING, codec: 'PCMA', connection_id: '42' });
    const call = await sim.calls.get(second);
    expect(misfits('Call', call)).toEqual([]);
    expect(call).toMatchObject({ state: 'ringing', codec: 'PCMA', connection_id: '42' });
    expect((await sim.calls.list()).map((known) => known.call_control_id)).toEqual([second, first]);
    expect(await sim.calls.list({ connection_id: '42', limit: 5 })).toHaveLength(1);
  });

  it('rings in with a party of a nature, which the call shows', async () => {
    const { sim } = library();
    const nature = { kind: 'ivr', greeting: 'Press one.', beep: true, amd: 'machine', refer: 'reject' } as const;
    const { call_control_id: id } = await sim.calls.ring({ ...RING, ...nature });
    const call = await sim.calls.get(id);
    expect(misfits('Call', call)).toEqual([]);
    expect(call.party).toMatchObject({ ...nature, on_hold: false });
    expect((await sim.calls.get((await sim.calls.ring(RING)).call_control_id)).party).not.toHaveProperty('kind');
  });

  it('plays the far end', async () => {
    const world = library();
    const { sim, clock } = world;
    const { call_control_id: id } = await sim.calls.ring(RING);
    app.answer(world, id);
    const party = sim.calls.party(id);
    const wav = writeWav([sine(440, 1600, 8000)], 8000);
    expect((await party.play({ audio: wav })).act).toBe('play');
    expect((await party.play({ audio: Buffer.from(wav).toString('base64'), transcript: 'beep' })).act).toBe('play');
    expect((await party.say('Hello', { voice: 'slt' })).act).toBe('say');
    expect((await party.dtmf('1')).act).toBe('dtmf');
    await clock.advanceAsync(3000);
    expect(readWav(await sim.calls.audio(id, 'spoken')).pcm.length).toBe(24_000);
    expect((await party.hold()).act).toBe('hold');
    expect(await refusal(party.hold())).toEqual([409]);
    expect((await party.unhold()).act).toBe('unhold');
    expect((await party.silence()).act).toBe('silence');
    expect((await party.hangup()).act).toBe('hangup');
    expect((await sim.calls.get(id)).hangup).toEqual({ cause: 'normal_clearing', source: 'caller', sip: '200' });
  });

  it('answers and rejects calls that the app makes', async () => {
    const world = library();
    const taken = await app.dial(world);
    const refused = await app.dial(world);
    await world.clock.advanceAsync(0);
    await world.sim.calls.party(taken).answer();
    await world.sim.calls.party(refused).reject('user_busy');
    expect(await world.sim.calls.get(taken)).toMatchObject({ state: 'active' });
    expect(await world.sim.calls.get(refused)).toMatchObject({ state: 'ended', hangup: { cause: 'user_busy' } });
  });

  it('lists events and waits for them', async () => {
    const { sim, journal, clock } = library();
    recordAny(journal, 'a', {});
    expect(await sim.events.list({ type: 'a' })).toMatchObject([{ seq: 1 }]);
    expect(await sim.events.waitFor({ type: 'a' })).toMatchObject({ seq: 1 });
    const jsonl = await sim.events.jsonl({ type: 'a', host: false });
    expect([jsonl.at(-1), JSON.parse(jsonl)]).toMatchObject(['\n', { seq: 1, type: 'a' }]);
    const coming = sim.events.waitFor({ type: 'b', after: 1 }, { timeoutMs: 100 });
    recordAny(journal, 'b', {});
    expect(await coming).toMatchObject({ seq: 2 });
    const late = refusal(sim.events.waitFor({ type: 'c' }, { timeoutMs: 100 }));
    await clock.advanceAsync(100);
    expect(await late).toEqual([408]);
  });

  it('lists webhooks, sends one again and begins anew', async () => {
    const { sim, clock } = library();
    await sim.calls.ring(RING);
    await clock.advanceAsync(10);
    const [delivery] = await sim.webhooks.list({ event_type: 'call.initiated' });
    expect(await sim.webhooks.resend(delivery?.id ?? '')).toMatchObject({ id: delivery?.id });
    expect(await sim.reset()).toEqual({ seed: 'test', world: 2 });
    expect(await sim.webhooks.list()).toEqual([]);
  });

  it.each<[string, (sim: Controls, given: never) => Promise<unknown>]>([
    ['filter', (sim, given) => sim.calls.list(given)],
    ['filter', (sim, given) => sim.events.list(given)],
    ['filter', (sim, given) => sim.events.waitFor(given)],
    ['settings', (sim, given) => sim.events.waitFor({ type: 'sim.reset' }, given)],
    ['filter', (sim, given) => sim.webhooks.list(given)],
    ['options', (sim, given) => sim.calls.party('x').say('Hello', given)],
    ['recording', (sim, given) => sim.calls.party('x').play(given)],
  ])('refuses a %s that is no object', async (name, call) => {
    const { sim } = library();
    const wrong: [unknown, string][] = [
      [7, '7'],
      [null, 'null'],
      [['x'], 'a list'],
      ['type', 'type'],
    ];
    for (const [given, came] of wrong) {
      // A program in JavaScript can hand over anything.
      await expect(call(sim, given as never)).rejects.toThrow(`${name}: expected an object, came ${came}.`);
    }
  });

  it('rejects with one error that says what the control API would', async () => {
    const { sim, exchange } = library();
    const { call_control_id: id } = await sim.calls.ring(RING);
    expect(await refusal(sim.calls.get('v3:unknown'))).toEqual([404, 'call_control_id']);
    expect(await refusal(sim.calls.audio('v3:unknown', 'heard'))).toEqual([404, 'call_control_id']);
    expect(await refusal(sim.webhooks.resend('unknown'))).toEqual([404, 'id']);
    expect(await refusal(sim.calls.party(id).say('too early'))).toEqual([409]);
    expect(await refusal(sim.calls.party(id).dtmf('x'))).toEqual([422, '/digits']);
    expect(await refusal(sim.calls.ring({ ...RING, from: 'nobody' }))).toEqual([422, '/from']);
    expect(await refusal(sim.calls.ring({ ...RING, colour: 'red' } as RingOptions))).toEqual([422, '/colour']);
    expect(await refusal(sim.events.list({ limit: 0 }))).toEqual([422, 'limit']);
    expect(await refusal(sim.events.waitFor({}, { timeoutMs: 120_001 }))).toEqual([422, 'timeout_ms']);
    const waiting = refusal(sim.events.waitFor({ type: 'never' }));
    exchange.reset();
    expect(await waiting).toEqual([409]);
  });

  it('refuses to give another sound of a call than heard, spoken and stereo', async () => {
    const { sim } = library();
    const { call_control_id } = await sim.calls.ring(RING);
    const misspelt = sim.calls.audio(call_control_id, 'herd' as 'heard');
    await expect(misspelt).rejects.toThrow('view: expected one of heard, spoken, stereo, got "herd"');
    expect(await refusal(misspelt)).toEqual([422, 'view']);
  });

  it('leaves what it is given as it was', async () => {
    const { sim } = library();
    // A number as text, as JavaScript without types may send it, is taken as one.
    const filter = { limit: '5' as unknown as number };
    await sim.events.list(filter);
    await sim.calls.list(filter);
    expect(filter).toEqual({ limit: '5' });
  });
});

describe('a SimulatorError', () => {
  it('is one also where the package was loaded twice, by import and by require', async () => {
    vi.resetModules();
    const copy = await import('../../../src/control/simulator-error.js');
    expect(copy.SimulatorError).not.toBe(SimulatorError);
    expect(new copy.SimulatorError(409, 'Not now.')).toBeInstanceOf(SimulatorError);
    expect(new Error('Not now.')).not.toBeInstanceOf(SimulatorError);
  });

  it('says what came, where Telnyx’s own words say only what was expected', async () => {
    const { sim } = library();
    await expect(sim.calls.ring({ from: 'abc', to: '+15550100002' })).rejects.toThrow(/^\/from: .*; came "abc"\.$/);
    await expect(sim.events.list({ limit: 5000 })).rejects.toThrow(/^limit: .* 1 to 1000; came 5000\.$/);
    await expect(sim.calls.ring({ from: '+15550100001', to: '' })).rejects.toThrow(/^\/to: .* blank\. Came ""\.$/);
  });

  it('says in its message what is wrong and where', () => {
    expect(new SimulatorError(409, 'Not now.')).toMatchObject({
      name: 'SimulatorError',
      code: 409,
      message: 'Not now.',
    });
    const faults = [
      { detail: 'The value is bad.', pointer: '/a/0/value' },
      { detail: 'text: too long', pointer: '/text' },
    ];
    expect(new SimulatorError(422, faults).message).toBe('/a/0/value: The value is bad. text: too long');
    expect(new SimulatorError(422, faults).errors).toEqual([
      { code: '422', title: 'Invalid request', detail: 'The value is bad.', source: { pointer: '/a/0/value' } },
      { code: '422', title: 'Invalid request', detail: 'text: too long', source: { pointer: '/text' } },
    ]);
  });
});
