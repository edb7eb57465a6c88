import { describe, expect, it } from 'vitest';
import { conferenceAddress } from '../../../src/calls/address.js';
import type { FieldsOf } from '../../../src/contract/entry-types.js';
import { findingWorld } from '../../support/finding-world.js';

type Participant = FieldsOf<'conference.participant'>;
type Status = FieldsOf<'conference.state'>['from'] & string;

const ID = 'a-conference';
const MODERATOR = 'v3:moderator';
const GUEST = 'v3:guest';

/** A conference of which a test writes the journal. */
function conference(from: Status = 'in_progress') {
  const world = findingWorld();
  const state = (before: Status | null, to: Status | 'completed'): void =>
    world.record('conference.state', { name: 'Monday', from: before, to }, conferenceAddress(ID));
  state(null, from);
  const is = (leg: string, how: Partial<Participant> = {}): void =>
    world.record(
      'conference.participant',
      {
        id: `of ${leg}`,
        status: 'joined',
        role: 'none',
        muted: false,
        on_hold: from === 'init',
        end_conference_on_exit: leg === MODERATOR,
        soft_end_conference_on_exit: false,
        ...how,
      },
      conferenceAddress(ID, leg),
    );
  const found = (before = from): (readonly [string, string, string | undefined])[] => {
    state(before, 'completed');
    return world.watcher.list().map(({ code, summary, call_control_id: id }) => [code, summary, id]);
  };
  return { ...world, state, is, found };
}

describe('conference_moderator_muted', () => {
  it('is told of a conference whose moderator is muted all the time, while a guest waits for a word', () => {
    const { is, pass, found } = conference();
    is(MODERATOR, { muted: true });
    is(GUEST, { on_hold: true });
    pass(40_000);
    expect(found()).toEqual([
      [
        'conference_moderator_muted',
        'The moderator of the conference "Monday" was muted for 40.0 s with others in it, and nobody ever heard anybody.',
        MODERATOR,
      ],
    ]);
  });

  it.each<[string, (at: ReturnType<typeof conference>) => void]>([
    ['a guest whom the moderator hears', ({ is }) => is(GUEST)],
    [
      'a moderator who is unmuted in the end',
      ({ is, pass }) => {
        is(GUEST, { muted: true });
        pass(40_000);
        is(MODERATOR);
      },
    ],
    [
      'two guests who hear each other',
      ({ is }) => {
        is(GUEST);
        is('v3:another');
      },
    ],
    [
      'a file that is played to all',
      ({ is, record }) => {
        is(GUEST, { muted: true });
        record('activity.started', { kind: 'playback', id: 'p' }, conferenceAddress(ID));
      },
    ],
    ['a moderator who is alone', () => undefined],
    [
      'a guest who goes soon',
      ({ is, pass }) => {
        is(GUEST, { muted: true });
        pass(29_000);
        is(GUEST, { muted: true, status: 'left' });
      },
    ],
    [
      'a moderator who is on hold',
      ({ is }) => {
        is(MODERATOR, { muted: true, on_hold: true });
        is(GUEST, { muted: true });
      },
    ],
  ])('is not told of %s', (_title, story) => {
    const world = conference();
    world.is(MODERATOR, { muted: true });
    story(world);
    world.pass(40_000);
    expect(world.found()).toEqual([]);
  });
});

it('a recording, or a leg that takes part, is no sound that anybody hears', () => {
  const { is, pass, found, record, at } = conference();
  record('activity.started', { kind: 'conference', id: 'c', conference_id: ID }, at);
  is(MODERATOR, { muted: true });
  is(GUEST, { muted: true });
  record('activity.started', { kind: 'recording', id: 'r' }, conferenceAddress(ID));
  pass(40_000);
  expect(found().map(([code]) => code)).toEqual(['conference_moderator_muted']);
});

describe('conference_never_started', () => {
  it('is told of a conference that waits while its moderator is in it', () => {
    const { is, pass, found } = conference('init');
    is(GUEST);
    is(MODERATOR);
    pass(35_000);
    expect(found()).toEqual([
      [
        'conference_never_started',
        'The conference "Monday" never started: its moderator and others waited in it for 35.0 s, on hold.',
        MODERATOR,
      ],
    ]);
  });

  it('is told of one whose end would not hang up the others, too', () => {
    const { is, pass, found } = conference('init');
    is(GUEST);
    is(MODERATOR, { end_conference_on_exit: false, soft_end_conference_on_exit: true });
    pass(35_000);
    expect(found().map(([code]) => code)).toEqual(['conference_never_started']);
  });

  it('is not told of guests who wait for a moderator, nor of one that starts in the end', () => {
    const waiting = conference('init');
    waiting.is(GUEST);
    waiting.is('v3:another');
    waiting.pass(60_000);
    expect(waiting.found()).toEqual([]);
    const late = conference('init');
    late.is(GUEST);
    late.is(MODERATOR);
    late.pass(60_000);
    late.state('init', 'in_progress');
    late.is(GUEST, { on_hold: false });
    late.is(MODERATOR, { on_hold: false });
    expect(late.found('in_progress')).toEqual([]);
  });
});
