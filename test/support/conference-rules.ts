import { expect } from 'vitest';
import { live } from '../../src/calls/call.js';
import { audienceOf } from '../../src/calls/conferences/audience.js';
import { present } from '../../src/calls/conferences/conference.js';
import type { ExchangeWorld } from './exchange.js';

/** Who is in a conference says so itself, and the reverse; a conference without anybody has ended; who hears whom follows from the parts. */
export function checkConferences(world: ExchangeWorld): void {
  const conferences = [...world.exchange.conferences()];
  const calls = [...world.exchange.calls()];
  const inside = conferences.flatMap((conference) =>
    present(conference).map(({ id, leg }) => `${leg} is ${id} in ${conference.id}`),
  );
  const saying = calls.flatMap((call) =>
    live(call, 'conference').map(({ id, conference }) => `${call.id} is ${id} in ${conference}`),
  );
  expect([...inside].sort()).toEqual([...saying].sort());
  for (const call of calls)
    expect((['bridge', 'queued', 'conference'] as const).flatMap((kind) => live(call, kind)).length).toBeLessThan(2);
  for (const conference of conferences) {
    const participants = present(conference);
    expect(participants.length === 0).toBe(conference.status === 'completed');
    if (participants.length === 0) for (const { state } of conference.activities.values()) expect(state).toBe('ended');
    expect(participants.length).toBeLessThanOrEqual(conference.options.maxParticipants);
    for (const participant of participants) {
      expect(participant.audience).toEqual(audienceOf(participant, conference));
      expect(participant.hears).toBe(participant.hold === null);
      expect(world.exchange.findCall(participant.leg)?.state).toBe('active');
      if (conference.status === 'in_progress') expect(participant.hold?.why).not.toBe('not_started');
    }
  }
  const names = conferences.filter(({ end }) => end === null).map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
}

/** Each conference that was made is told of from its beginning to its end, once, and of each that came into it that it has left. */
export function checkConferenceStories(world: ExchangeWorld): void {
  const stories = new Map<unknown, string[]>();
  for (const { conference_id: id, event_type: type } of world.events('webhook.created')) {
    if (id !== undefined) stories.set(id, [...(stories.get(id) ?? []), String(type)]);
  }
  for (const story of stories.values()) {
    const count = (type: string): number => story.filter((each) => each === type).length;
    const last = story.findLast((type) => type !== 'conference.recording.saved');
    expect([story[0], last]).toEqual(['conference.created', 'conference.ended']);
    expect([count('conference.created'), count('conference.ended')]).toEqual([1, 1]);
    expect(count('conference.participant.left')).toBe(count('conference.participant.joined'));
    expect(count('conference.participant.joined')).toBeGreaterThan(0);
  }
  checkSounds(world);
  const made = world.events('conference.state').filter(({ from }) => from === null);
  expect(stories.size).toBe(made.length);
}

/** What begins to be heard in a conference ends, and each of its recordings is saved. */
function checkSounds(world: ExchangeWorld): void {
  const hooks = world.hooks();
  const count = (type: string): number => hooks.filter((each) => each === type).length;
  for (const sound of ['playback', 'speak', 'participant.playback', 'participant.speak'])
    expect(count(`conference.${sound}.ended`)).toBeGreaterThanOrEqual(count(`conference.${sound}.started`));
  const begun = world.events('activity.started').filter(({ kind, conference_id: id }) => kind === 'recording' && id);
  expect(count('conference.recording.saved')).toBe(begun.length);
}
