import { describe, expect, it } from 'vitest';
import { controls } from '../../../src/control.js';
import { SimulatorError } from '../../../src/control/simulator-error.js';
import { readWav } from '../../../src/media/wav.js';
import { misfits } from '../../support/control-schemas.js';
import { ExchangeWorld } from '../../support/exchange.js';

/** A conference of three: one who speaks, one who whispers to the first, and one who only listens. */
async function talk() {
  const world = new ExchangeWorld();
  const [speaker, coach, listener] = [await world.answered(), await world.answered(), await world.answered()];
  const conference = world.conference(speaker);
  const whisper = { supervisor_role: 'whisper', whisper_call_control_ids: [speaker.id] };
  world.okIn(conference, 'join', { call_control_id: coach.id, ...whisper });
  world.okIn(conference, 'join', { call_control_id: listener.id, mute: true });
  const { conferences } = controls(() => world.exchange);
  return { world, conference, conferences, speaker, coach, listener };
}

describe('conferences of the library', () => {
  it('tell who is in one, and who hears whom', async () => {
    const { conference, conferences, speaker, coach, listener } = await talk();
    const view = await conferences.get(conference.id);
    expect(misfits('Conference', view)).toEqual([]);
    expect(view).toMatchObject({
      name: conference.name,
      status: 'in_progress',
      created_from: speaker.id,
      ended_at: null,
    });
    expect(view.participants).toMatchObject([
      { call_control_id: speaker.id, hears: [coach.id], heard_by: [coach.id, listener.id] },
      { call_control_id: coach.id, supervisor_role: 'whisper', hears: [speaker.id], heard_by: [speaker.id] },
      { call_control_id: listener.id, muted: true, hears: [speaker.id], heard_by: [] },
    ]);
  });

  it('tell what is said to all in one, and of its recordings', async () => {
    const { world, conference, conferences } = await talk();
    world.okIn(conference, 'record_start', { format: 'wav' });
    world.okIn(conference, 'speak', { payload: 'Welcome', voice: 'female' });
    await world.clock.advanceAsync(100);
    const view = await conferences.get(conference.id);
    expect(misfits('Conference', view)).toEqual([]);
    expect(view.activities).toMatchObject([
      { kind: 'recording', state: 'running' },
      { kind: 'speak', state: 'running' },
    ]);
    const { pcm } = readWav(await conferences.mix(conference.id));
    expect(pcm.some((sample) => sample !== 0)).toBe(true);
  });

  it('keep one that has ended, whose participants hear nobody any more', async () => {
    const { world, conference, conferences, speaker } = await talk();
    world.okIn(conference, 'end');
    const view = await conferences.get(conference.id);
    expect(misfits('Conference', view)).toEqual([]);
    expect(view).toMatchObject({ status: 'completed', end_reason: 'ended_via_api', ended_by: null, floor: null });
    expect(view.participants[0]).toMatchObject({
      call_control_id: speaker.id,
      status: 'left',
      hears: [],
      heard_by: [],
    });
  });

  it('show those who wait for the start as on hold, and heard by nobody', async () => {
    const world = new ExchangeWorld();
    const [first, second] = [await world.answered(), await world.answered()];
    const conference = world.conference(first, { start_conference_on_create: false });
    world.okIn(conference, 'join', { call_control_id: second.id });
    const { participants } = await controls(() => world.exchange).conferences.get(conference.id);
    expect(participants).toMatchObject([
      { on_hold: 'not_started', hears: [], heard_by: [] },
      { on_hold: 'not_started', hears: [], heard_by: [] },
    ]);
  });

  it('are found by the name of one that lives, and listed newest first', async () => {
    const { world, conference, conferences } = await talk();
    const other = world.conference(await world.answered(), { name: 'another' });
    expect(await conferences.get('another')).toMatchObject({ conference_id: other.id });
    world.okIn(other, 'end');
    const ids = (views: readonly { conference_id: string }[]): string[] => views.map(({ conference_id: id }) => id);
    expect(ids(await conferences.list())).toEqual([other.id, conference.id]);
    expect(ids(await conferences.list({ status: 'completed' }))).toEqual([other.id]);
    expect(ids(await conferences.list({ name: conference.name }))).toEqual([conference.id]);
    expect(ids(await conferences.list({ connection_id: 'none' }))).toEqual([]);
    expect(ids(await conferences.list({ limit: 1 }))).toEqual([other.id]);
  });

  it('refuse one that there is not, and a filter that is none', async () => {
    const { conferences, world } = await talk();
    world.okIn(world.conference(await world.answered(), { name: 'over' }), 'end');
    for (const look of [conferences.get('nowhere'), conferences.mix('nowhere'), conferences.get('over')])
      await expect(look).rejects.toMatchObject({ code: 404, errors: [{ source: { parameter: 'conference_id' } }] });
    await expect(conferences.list({ status: 'over' as never })).rejects.toThrow(SimulatorError);
  });

  it('give what is heard in one: those whom all hear, and no whispers', async () => {
    const { world, conference, conferences, speaker, coach } = await talk();
    const said = async (leg: typeof speaker): Promise<void> => {
      world.say(leg, 'Hello');
      await world.clock.advanceAsync(2_000);
    };
    await said(coach);
    const silent = readWav(await conferences.mix(conference.id));
    expect(silent.pcm.every((sample) => sample === 0)).toBe(true);
    await said(speaker);
    const { pcm, rate } = readWav(await conferences.mix(conference.id));
    expect([rate, pcm.length]).toEqual([8000, 32_000]);
    expect(pcm.some((sample) => Math.abs(sample) > 1_000)).toBe(true);
  });
});
