import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { channelsOf, lastFile, levelOf } from '../../support/recorded.js';

const DUAL = { format: 'wav', channels: 'dual' };
const SINGLE = { format: 'wav', channels: 'single' };
const SAMPLES_PER_MS = 8;

/** Compared as bytes: a list of thousands of numbers takes a second to compare. */
const bytes = (pcm: Int16Array): Buffer => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);
function expectSame(got: Int16Array | undefined, wanted: Int16Array): void {
  expect([got?.length, got && bytes(got).equals(bytes(wanted))]).toEqual([wanted.length, true]);
}

const ms = (length: number): number => length * SAMPLES_PER_MS;

/** The samples of the call's audio between two times after its answer. */
const heard = (world: ExchangeWorld, call: Call, from: number, to: number): Int16Array =>
  world.audio(call, 'heard').slice(ms(from), ms(to));
const spoken = (world: ExchangeWorld, call: Call, from: number, to: number): Int16Array =>
  world.audio(call, 'spoken').slice(ms(from), ms(to));

/** An answered call; both sides begin to talk 100 ms after the answer, where a recording begins. */
async function talking(
  body: object,
): Promise<{ world: ExchangeWorld; call: Call; channels: () => Promise<Int16Array[]> }> {
  const world = new ExchangeWorld();
  const call = await world.answered();
  await world.clock.advanceAsync(100);
  world.ok(call, 'record_start', body);
  world.say(call, 'Good morning to you');
  world.ok(call, 'speak', { payload: 'Hello there', voice: 'female' });
  const channels = async (): Promise<Int16Array[]> => {
    await world.clock.advanceAsync(1000);
    return channelsOf(await lastFile(world));
  };
  return { world, call, channels };
}

describe('the sound of a recording', () => {
  it('is what was heard, sample for sample: the party on the left, all others on the right', async () => {
    const { world, call, channels } = await talking(DUAL);
    await world.clock.advanceAsync(1500);
    world.ok(call, 'record_stop');
    const [left, right] = await channels();
    expect([left?.length, right?.length]).toEqual([ms(1500), ms(1500)]);
    expectSame(left, spoken(world, call, 100, 1600));
    expectSame(right, heard(world, call, 100, 1600));
    expect(Math.min(levelOf(left ?? []), levelOf(right ?? []))).toBeGreaterThan(100);
  });

  it('of one channel is both sides added up', async () => {
    const { world, call, channels } = await talking(SINGLE);
    await world.clock.advanceAsync(600);
    world.ok(call, 'record_stop');
    const [mono, ...others] = await channels();
    const theirs = heard(world, call, 100, 700);
    expect(others).toEqual([]);
    expectSame(
      mono,
      spoken(world, call, 100, 700).map((sample, i) => sample + (theirs[i] ?? 0)),
    );
  });

  it.each(['inbound', 'outbound'] as const)('of the %s track alone is mono, whatever channels says', async (track) => {
    const { world, call, channels } = await talking({ ...DUAL, recording_track: track });
    await world.clock.advanceAsync(600);
    world.ok(call, 'record_stop');
    const [mono, ...others] = await channels();
    expect(others).toEqual([]);
    expectSame(mono, (track === 'inbound' ? spoken : heard)(world, call, 100, 700));
    expect(world.payload('call.recording.saved')['channels']).toBe('single');
  });

  it('lacks what was heard during a pause', async () => {
    const { world, call, channels } = await talking(DUAL);
    await world.clock.advanceAsync(300);
    world.ok(call, 'record_pause');
    expect(world.run(call, 'record_pause')).toMatchObject({ kind: 'accepted' });
    await world.clock.advanceAsync(500);
    world.ok(call, 'record_resume');
    await world.clock.advanceAsync(200);
    world.ok(call, 'record_stop');
    const [left] = await channels();
    expectSame(left, Int16Array.from([...spoken(world, call, 100, 400), ...spoken(world, call, 900, 1100)]));
    const { recording_started_at: start, recording_ended_at: end } = world.payload('call.recording.saved');
    expect(Date.parse(String(end)) - Date.parse(String(start))).toBe(1000);
  });

  it('is whole when it is longer than what a recording holds in memory', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', DUAL);
    const texts = Array.from({ length: 30 }, (_, i) => `This is sentence ${i} of a long talk`.repeat(4));
    for (const text of texts) world.say(call, text);
    await world.clock.advanceAsync(150_000);
    const whole = spoken(world, call, 0, 150_000);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    const [left] = channelsOf(await lastFile(world));
    expect(left?.length).toBe(ms(150_000));
    expectSame(left, whole);
    expect(world.exchange.recordings.list()[0]?.bytes).toBe(44 + ms(150_000) * 4);
  });

  it('loses silence at both ends, and nowhere else, with trim-silence', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { ...SINGLE, trim: 'trim-silence' });
    await world.clock.advanceAsync(1000);
    world.say(call, 'One');
    await world.clock.advanceAsync(1000);
    world.say(call, 'Two');
    await world.clock.advanceAsync(3000);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    const [mono = new Int16Array()] = channelsOf(await lastFile(world));
    // One word of three letters lasts 180 ms here.
    expect(mono.length).toBe(ms(1180));
    expectSame(mono, spoken(world, call, 1000, 2180));
  });

  it('begins with a beep that the party hears too, with play_beep', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { ...DUAL, play_beep: true });
    await world.clock.advanceAsync(1000);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    const [left = [], right = new Int16Array()] = channelsOf(await lastFile(world));
    expectSame(right, heard(world, call, 0, 1000));
    expect(levelOf(right.slice(0, ms(500)))).toBeGreaterThan(3000);
    expect([levelOf(right.slice(ms(500))), levelOf(left)]).toEqual([0, 0]);
  });
});

describe('the end of a recording', () => {
  it('comes when max_length of sound is there, pauses not counted', async () => {
    const { world, call, channels } = await talking({ ...SINGLE, max_length: 2 });
    await world.clock.advanceAsync(1500);
    world.ok(call, 'record_pause');
    await world.clock.advanceAsync(5000);
    world.ok(call, 'record_resume');
    await world.clock.advanceAsync(499);
    expect(world.hooks(call)).not.toContain('call.recording.saved');
    const [mono] = await channels();
    expect(mono?.length).toBe(ms(2000));
    expect(world.events('activity.ended', call).find(({ kind }) => kind === 'recording')).toMatchObject({
      reason: 'completed',
    });
  });

  it('comes timeout_secs after the last sound, once something was said', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { ...SINGLE, timeout_secs: 3 });
    await world.clock.advanceAsync(20_000);
    world.say(call, 'Hello');
    await world.clock.advanceAsync(2500);
    world.say(call, 'Again');
    await world.clock.advanceAsync(3299);
    expect(world.events('activity.ended', call)).toEqual([]);
    await world.clock.advanceAsync(1001);
    // Five letters last 300 ms here.
    const endMs = 20_000 + 2500 + 300 + 3000;
    expect(world.exchange.recordings.list().map(({ durationMs }) => durationMs)).toEqual([endMs]);
  });

  it('does not come of silence in a pause, in which somebody speaks', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', { ...SINGLE, timeout_secs: 3 });
    world.say(call, 'Hello');
    await world.clock.advanceAsync(1000);
    world.ok(call, 'record_pause');
    world.say(call, 'Aside');
    await world.clock.advanceAsync(10_000);
    world.ok(call, 'record_resume');
    await world.clock.advanceAsync(2980);
    expect(world.events('activity.ended', call)).toEqual([]);
    await world.clock.advanceAsync(1000);
    expect(world.exchange.recordings.list().map(({ durationMs }) => durationMs)).toEqual([1000 + 3000]);
  });

  it('at the hang-up is told behind call.hangup, 0.72 s after it', async () => {
    const { world, call } = await talking(SINGLE);
    await world.clock.advanceAsync(1000);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(1000);
    const told = world.webhooks(call);
    expect(told.slice(-2).map(({ type }) => type)).toEqual(['call.hangup', 'call.recording.saved']);
    const [hangup, saved] = ['call.hangup', 'call.recording.saved'].map((type) =>
      told.find((one) => one.type === type),
    );
    expect((saved?.atMs ?? 0) - (hangup?.atMs ?? 0)).toBe(720);
    expect(channelsOf(await lastFile(world))[0]?.length).toBe(ms(1000));
  });

  it('leaves nothing behind where the world is reset meanwhile', async () => {
    const { world, call } = await talking(SINGLE);
    await world.clock.advanceAsync(40_000);
    world.ok(call, 'record_stop');
    const { recordings } = world.exchange;
    world.exchange.reset();
    await world.clock.advanceAsync(5000);
    await recordings.close();
    expect(recordings.list()).toEqual([]);
    expect(world.exchange.recordings).not.toBe(recordings);
    expect(world.webhooks().map(({ type }) => type)).not.toContain('call.recording.saved');
    expect(world.events('sim.fault')).toEqual([]);
  });

  it('in one of several recordings is the end of that one', async () => {
    const { world, call } = await talking(SINGLE);
    world.ok(call, 'record_start', DUAL);
    const [first, second] = world
      .events('activity.started', call)
      .flatMap(({ kind, id }) => (kind === 'recording' ? [id] : []));
    await world.clock.advanceAsync(500);
    world.ok(call, 'record_stop', { recording_id: String(first).toUpperCase() });
    await world.clock.advanceAsync(1000);
    expect(world.exchange.recordings.list().map(({ id }) => id)).toEqual([first]);
    expect(world.codes(call, 'record_stop', { recording_id: first })).toEqual(['10005']);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    expect(world.exchange.recordings.list().map(({ id }) => id)).toEqual([first, second]);
  });
});

describe('the transcription of a recording', () => {
  const saved = (world: ExchangeWorld): unknown =>
    world.payload('call.recording.transcription.saved')['transcription_text'];

  it('has the words of both sides in the order in which they began', async () => {
    const { world, call } = await talking({ ...DUAL, transcription: true });
    await world.clock.advanceAsync(3000);
    world.ok(call, 'speak', { payload: 'Are you still there', voice: 'female' });
    await world.clock.advanceAsync(500);
    world.say(call, 'Good bye');
    await world.clock.advanceAsync(2000);
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(3000);
    // Of two that began at once the shorter one is first.
    expect(saved(world)).toBe('Hello there Good morning to you Are you still there Good bye');
    expect(world.hooks(call).slice(-2)).toEqual(['call.recording.saved', 'call.recording.transcription.saved']);
  });

  it('lacks the words of a pause, and those of a track that is not recorded', async () => {
    const { world, call } = await talking({ ...DUAL, transcription: true, recording_track: 'inbound' });
    await world.clock.advanceAsync(2000);
    world.ok(call, 'record_pause');
    world.say(call, 'Nobody is to know');
    await world.clock.advanceAsync(2000);
    world.ok(call, 'record_resume');
    world.say(call, 'Good bye');
    await world.clock.advanceAsync(1000);
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(3000);
    expect(saved(world)).toBe('Good morning to you Good bye');
  });
});
