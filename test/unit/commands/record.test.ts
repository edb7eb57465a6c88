import { describe, expect, it } from 'vitest';
import { live, type Call } from '../../../src/calls/call.js';
import { ExchangeWorld } from '../../support/exchange.js';

const WAV = { format: 'wav', channels: 'dual' };
const RECORD = { record: 'record-from-answer', record_format: 'wav' } as const;

const saved = (world: ExchangeWorld): string[] =>
  world.exchange.recordings.list().map(({ callControlId }) => callControlId);

/** The state of a call's recordings, as the journal tells it. */
const told = (world: ExchangeWorld, call: Call): string[] =>
  world.events('activity.*', call).flatMap(({ type, kind }) => (kind === 'recording' ? [type] : []));

describe('record_start', () => {
  it.each([
    ['10033 for more than four hours', { max_length: 14_401 }, ['10033']],
    ['10033 for less than no length', { max_length: -1 }, ['10033']],
    ['90028 for silence of less than nothing', { timeout_secs: -1 }, ['90028']],
  ])('is refused with %s', async (_, body, codes) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.codes(call, 'record_start', { ...WAV, ...body })).toEqual(codes);
    expect(live(call, 'recording')).toEqual([]);
  });

  it('is refused with 90053 for timeout_secs while the call is transcribed, as silence is found by a transcription', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({}, { transcription: true });
    expect(world.codes(call, 'record_start', { ...WAV, timeout_secs: 5 })).toEqual(['90053']);
    world.ok(call, 'record_start', WAV);
  });

  it('has transcription_stop refused with 90055 while it waits for silence', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { ...WAV, timeout_secs: 5 });
    world.ok(call, 'transcription_start');
    expect(world.codes(call, 'transcription_stop')).toEqual(['90055']);
    world.ok(call, 'record_stop');
    world.ok(call, 'transcription_stop');
  });

  it('is refused with 90020 before any audio, where the switch says so', async () => {
    const world = new ExchangeWorld({ config: { switches: { record_before_audio: 'refuse' } } });
    const call = await world.answered();
    expect(world.codes(call, 'record_start', WAV)).toEqual(['90020']);
    await world.clock.advanceAsync(20);
    world.ok(call, 'record_start', WAV);
    const usual = new ExchangeWorld();
    usual.ok(await usual.answered(), 'record_start', WAV);
  });

  it('notes what makes no difference to a transcription without an engine', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { ...WAV, transcription: true, transcription_language: 'de-DE' });
    expect(world.events('property.not_simulated', call).map(({ name }) => name)).toEqual(['transcription_language']);
  });
});

describe.each(['record_stop', 'record_pause', 'record_resume'])('%s', (name) => {
  it('with nothing running is what the switch says, and of an unknown recording 404', async () => {
    for (const stop_when_idle of ['accept', 'refuse'] as const) {
      const world = new ExchangeWorld({ config: { switches: { stop_when_idle } } });
      const call = await world.answered();
      expect(world.codes(call, name)).toEqual(stop_when_idle === 'accept' ? [] : ['10027']);
      expect(world.codes(call, name, { recording_id: '00000000-0000-4000-8000-000000000000' })).toEqual(['10005']);
    }
  });

  it('that changes nothing is told as ignored', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', WAV);
    if (name === 'record_pause') world.ok(call, name);
    if (name === 'record_stop') world.ok(call, name);
    world.ok(call, name);
    expect(world.events('command.ignored', call).map(({ command }) => command)).toEqual([name]);
  });
});

describe('record-from-answer', () => {
  it('on answer begins at once, and the answer has its id', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    const { recording_id: id } = world.ok(call, 'answer', RECORD);
    expect(live(call, 'recording').map((one) => [one.id, one.state])).toEqual([[id, 'running']]);
    expect(world.ok(await world.ring(), 'answer')).toEqual({ result: 'ok' });
  });

  it('on dial begins when the far end answers, and the answer to the dial has its id', async () => {
    const world = new ExchangeWorld();
    const reply = await world.tryDial(RECORD);
    const id = reply.kind === 'accepted' ? reply.data['recording_id'] : undefined;
    const call = world.call(reply.kind === 'accepted' ? String(reply.data['call_control_id']) : '');
    await world.clock.advanceAsync(100);
    expect(live(call, 'recording').map(({ state }) => state)).toEqual(['starting']);
    await world.clock.advanceAsync(1000);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    expect(world.exchange.recordings.list()).toMatchObject([{ id, initiatedBy: 'OutboundAPI', durationMs: 900 }]);
    const { recording_started_at: start } = world.payload('call.recording.saved');
    expect(Date.parse(String(start)) * 1000).toBe(call.answeredAt);
  });

  it('on a dial that nobody answers is dropped without a word to the app', async () => {
    const world = new ExchangeWorld();
    const call = await world.dial({ ...RECORD, to: '+15550100486' });
    await world.clock.advanceAsync(5000);
    expect(told(world, call)).toEqual(['activity.dropped']);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.hangup']);
  });

  it('on bridge records the leg that the command is for, as long as the bridge lasts', async () => {
    const world = new ExchangeWorld();
    const [first, second] = [await world.answered(), await world.answered()];
    world.ok(first, 'bridge', { call_control_id: second.id, park_after_unbridge: 'self', ...RECORD });
    expect(live(first, 'recording').map(({ state }) => state)).toEqual(['running']);
    await world.clock.advanceAsync(1000);
    world.act(second, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    expect([first.state, saved(world)]).toEqual(['active', [first.id]]);
  });

  it('on transfer begins when the new leg is answered', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transfer', { to: '+15550100200', ...RECORD });
    expect(told(world, call)).toEqual([]);
    await world.clock.advanceAsync(1000);
    expect(live(call, 'recording').map(({ state }) => state)).toEqual(['running']);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    expect(saved(world)).toEqual([call.id]);
  });

  it('on a transfer that fails is dropped', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'transfer', { to: '+15550100486', ...RECORD });
    await world.clock.advanceAsync(2000);
    expect([call.state, told(world, call), live(call, 'recording')]).toEqual(['active', ['activity.dropped'], []]);
  });
});
