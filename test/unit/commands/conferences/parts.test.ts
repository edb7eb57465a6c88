import { describe, expect, it } from 'vitest';
import type { Call } from '../../../../src/calls/call.js';
import type { Conference } from '../../../../src/calls/conferences/conference.js';
import { callView } from '../../../../src/control/call-view.js';
import { wavOf } from '../../../support/sounds.js';
import { ExchangeWorld } from '../../../support/exchange.js';

/** Three legs in a conference that was made with `body`. */
async function three(
  body: object = {},
): Promise<{ world: ExchangeWorld; conference: Conference; ann: Call; bob: Call; carl: Call }> {
  const world = new ExchangeWorld();
  world.files.set('http://files.test/hold.wav', wavOf(100, 3000));
  const ann = await world.answered();
  const conference = world.conference(ann, body);
  const [bob, carl] = [await world.joined(conference), await world.joined(conference)];
  return { world, conference, ann, bob, carl };
}

/** Those of the legs that hear what one of them says now. */
async function hearers(world: ExchangeWorld, speaker: Call, legs: readonly Call[]): Promise<Call[]> {
  const before = legs.map((leg) => world.audio(leg, 'heard').length);
  world.say(speaker, 'Hello there');
  await world.clock.advanceAsync(1000);
  return legs.filter((leg, index) =>
    world
      .audio(leg, 'heard')
      .subarray(before[index])
      .some((sample) => sample !== 0),
  );
}

const participation = (call: Call): unknown => callView(call).activities.find(({ kind }) => kind === 'conference');
const ids = (...legs: Call[]): object => ({ call_control_ids: legs.map(({ id }) => id) });

describe('in a conference', () => {
  it('everybody hears everybody else', async () => {
    const { world, ann, bob, carl } = await three();
    expect(await hearers(world, ann, [ann, bob, carl])).toEqual([bob, carl]);
    expect(await hearers(world, bob, [ann, bob, carl])).toEqual([ann, carl]);
  });

  it('one who has left is heard no more', async () => {
    const { world, conference, ann, bob, carl } = await three();
    world.okIn(conference, 'leave', { call_control_id: bob.id });
    expect(await hearers(world, bob, [ann, carl])).toEqual([]);
    expect(await hearers(world, ann, [bob, carl])).toEqual([carl]);
  });

  it('the floor goes to whoever begins to speak, and is told when it changes', async () => {
    const { world, conference, ann, bob } = await three();
    for (const leg of [ann, ann, bob, ann]) await hearers(world, leg, []);
    const told = world.webhooks().filter(({ type }) => type === 'conference.floor.changed');
    expect(told.map(({ payload }) => payload['call_control_id'])).toEqual([ann.id, bob.id, ann.id]);
    expect(told[0]?.payload).toMatchObject({
      conference_id: conference.id,
      occurred_at: expect.any(String) as unknown,
    });
    world.okIn(conference, 'mute', ids(bob));
    await hearers(world, bob, []);
    expect(world.webhooks().filter(({ type }) => type === 'conference.floor.changed')).toHaveLength(3);
  });
});

describe('mute and unmute', () => {
  it('cut some off from being heard, and let them be heard again', async () => {
    const { world, conference, ann, bob, carl } = await three();
    world.okIn(conference, 'mute', ids(ann));
    expect(participation(ann)).toMatchObject({ muted: true });
    expect(await hearers(world, ann, [bob, carl])).toEqual([]);
    expect(await hearers(world, bob, [ann, carl])).toEqual([ann, carl]);
    world.okIn(conference, 'unmute', ids(ann));
    expect(await hearers(world, ann, [bob, carl])).toEqual([bob, carl]);
  });

  it.each([{}, { call_control_ids: [] }])('are for all where they name none: %j', async (body) => {
    const { world, conference, ann, bob, carl } = await three();
    world.okIn(conference, 'mute', body);
    expect(await hearers(world, ann, [bob, carl])).toEqual([]);
    expect(await hearers(world, carl, [ann, bob])).toEqual([]);
    world.okIn(conference, 'unmute', body);
    expect(await hearers(world, carl, [ann, bob])).toEqual([ann, bob]);
  });

  it('name one that is not there: then nothing is changed', async () => {
    const { world, conference, ann } = await three();
    const elsewhere = await world.answered();
    const reply = world.runIn(conference, 'mute', ids(ann, elsewhere));
    expect(reply).toMatchObject({ refusals: [{ error: 'unprocessable', pointer: '/call_control_ids/1' }] });
    expect(world.codesIn(conference, 'mute', { call_control_ids: ['v3:nobody'] })).toEqual(['90015']);
    expect(participation(ann)).toMatchObject({ muted: false });
  });
});

it('a leg that has hung up meanwhile has ended, for every command that names a participant', async () => {
  const { world, conference, ann } = await three();
  world.act(ann, { act: 'hangup' });
  const callEnded = (pointer: string) => ({ refusals: [{ error: 'callEnded', pointer }] });
  for (const name of ['mute', 'unmute', 'hold', 'unhold'])
    expect(world.runIn(conference, name, ids(ann))).toMatchObject(callEnded('/call_control_ids/0'));
  const one = { call_control_id: ann.id };
  expect(world.runIn(conference, 'leave', one)).toMatchObject(callEnded('/call_control_id'));
  const role = { ...one, supervisor_role: 'barge' };
  expect(world.runIn(conference, 'update', role)).toMatchObject(callEnded('/call_control_id'));
});

describe('hold and unhold', () => {
  it('cut some off from hearing and being heard', async () => {
    const { world, conference, ann, bob, carl } = await three();
    world.okIn(conference, 'hold', ids(ann));
    expect(participation(ann)).toMatchObject({ on_hold: true });
    expect(await hearers(world, ann, [bob, carl])).toEqual([]);
    expect(await hearers(world, bob, [ann, carl])).toEqual([carl]);
    world.okIn(conference, 'unhold', ids(ann));
    expect(await hearers(world, bob, [ann, carl])).toEqual([ann, carl]);
  });

  it('play a file meanwhile, over and over, of which no webhook tells', async () => {
    const { world, conference, ann, bob } = await three();
    world.okIn(conference, 'hold', { ...ids(ann), audio_url: 'http://files.test/hold.wav' });
    await world.clock.advanceAsync(1000);
    expect(world.audio(ann, 'heard').at(-1)).not.toBe(0);
    expect(world.audio(bob, 'heard').at(-1)).toBe(0);
    world.okIn(conference, 'unhold', ids(ann));
    await world.clock.advanceAsync(200);
    expect(world.audio(ann, 'heard').at(-1)).toBe(0);
    expect(world.hooks(ann).filter((type) => type.includes('playback'))).toEqual([]);
  });

  it('name the file in one way only', async () => {
    const { world, conference } = await three();
    const body = { audio_url: 'http://files.test/hold.wav', media_name: 'hold' };
    expect(world.codesIn(conference, 'hold', body)).toEqual(['10027']);
  });

  it('of a leg that is gone: nobody is left to hear the file', async () => {
    const { world, conference, ann } = await three();
    world.okIn(conference, 'hold', { ...ids(ann), audio_url: 'http://files.test/hold.wav' });
    world.act(ann, { act: 'hangup' });
    const played = callView(ann).activities.find(({ kind }) => kind === 'playback');
    expect(played).toMatchObject({ state: 'ended' });
  });
});

describe('update', () => {
  it('makes a monitor, who hears all and is not heard, and a participant again', async () => {
    const { world, conference, ann, bob, carl } = await three();
    world.okIn(conference, 'update', { call_control_id: ann.id, supervisor_role: 'monitor' });
    expect(await hearers(world, ann, [bob, carl])).toEqual([]);
    expect(await hearers(world, bob, [ann, carl])).toEqual([ann, carl]);
    for (const supervisor_role of ['barge', 'none']) {
      world.okIn(conference, 'update', { call_control_id: ann.id, supervisor_role });
      expect(await hearers(world, ann, [bob, carl])).toEqual([bob, carl]);
    }
  });

  it('makes one who whispers heard by those alone whom it names, if they are there', async () => {
    const { world, conference, ann, bob, carl } = await three();
    const role = { call_control_id: ann.id, supervisor_role: 'whisper' };
    world.okIn(conference, 'update', { ...role, whisper_call_control_ids: [carl.id] });
    expect(await hearers(world, ann, [bob, carl])).toEqual([carl]);
    expect(await hearers(world, bob, [ann, carl])).toEqual([ann, carl]);
    world.okIn(conference, 'leave', { call_control_id: carl.id });
    expect(await hearers(world, ann, [bob, carl])).toEqual([]);
    world.okIn(conference, 'join', { call_control_id: carl.id });
    expect(await hearers(world, ann, [bob, carl])).toEqual([carl]);
    world.okIn(conference, 'update', role);
    expect(await hearers(world, ann, [bob, carl])).toEqual([]);
  });

  it('is for those who are in the conference', async () => {
    const { world, conference } = await three();
    const elsewhere = await world.answered();
    const body = { call_control_id: elsewhere.id, supervisor_role: 'monitor' };
    expect(world.codesIn(conference, 'update', body)).toEqual(['10027']);
  });
});

describe('join', () => {
  it('takes a part from the start: muted, on hold, in a role', async () => {
    const { world, conference, ann } = await three();
    const muted = await world.joined(conference, { mute: true });
    const held = await world.joined(conference, { hold: true });
    const whisperer = await world.joined(conference, {
      supervisor_role: 'whisper',
      whisper_call_control_ids: [ann.id],
    });
    expect(await hearers(world, ann, [muted, held, whisperer])).toEqual([muted, whisperer]);
    expect(await hearers(world, muted, [ann, whisperer])).toEqual([]);
    expect(await hearers(world, whisperer, [ann, muted])).toEqual([ann]);
  });

  it('beeps where it is to, for those who are there, and so does the exit', async () => {
    const { world, conference, ann, bob } = await three({ beep_enabled: 'never' });
    const quiet = async (): Promise<boolean> => {
      const from = world.audio(ann, 'heard').length;
      await world.clock.advanceAsync(500);
      return world
        .audio(ann, 'heard')
        .subarray(from)
        .every((sample) => sample === 0);
    };
    expect(await quiet()).toBe(true);
    world.okIn(conference, 'leave', { call_control_id: bob.id, beep_enabled: 'on_exit' });
    expect(await quiet()).toBe(false);
    world.okIn(conference, 'join', { call_control_id: bob.id, beep_enabled: 'on_enter' });
    expect(await quiet()).toBe(false);
    world.okIn(conference, 'leave', { call_control_id: bob.id });
    expect(await quiet()).toBe(true);
  });
});

describe('a conference that has not started', () => {
  const waiting = { start_conference_on_create: false, hold_audio_url: 'http://files.test/hold.wav' };

  it('holds all who join, who hear its file, until one joins that starts it', async () => {
    const { world, conference, ann, bob } = await three(waiting);
    expect(conference.status).toBe('init');
    expect(await hearers(world, ann, [ann, bob])).toEqual([ann, bob]);
    const host = await world.joined(conference, { start_conference_on_enter: true });
    expect(conference.status).toBe('in_progress');
    await world.clock.advanceAsync(200);
    expect(await hearers(world, host, [ann, bob, host])).toEqual([ann, bob]);
    expect(participation(ann)).toMatchObject({ on_hold: false });
  });

  it('leaves those on hold who were asked to be, with a file of their own', async () => {
    const { world, conference, ann } = await three(waiting);
    const held = await world.joined(conference, { hold: true, hold_audio_url: 'http://files.test/hold.wav' });
    await world.joined(conference, { start_conference_on_enter: true });
    expect(participation(held)).toMatchObject({ on_hold: true });
    expect(participation(ann)).toMatchObject({ on_hold: false });
    world.okIn(conference, 'unhold', ids(held));
    expect(participation(held)).toMatchObject({ on_hold: false });
  });
});
