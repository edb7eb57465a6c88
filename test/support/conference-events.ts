import fc from 'fast-check';
import { event, FILE } from './call-events.js';

/** Something is done to a conference. `at` picks it, `leg` and the places in `body` the calls, among those that there are. */
export interface RoomEvent {
  readonly kind: 'room';
  readonly at: number;
  readonly leg: number;
  readonly name: string;
  readonly body: object;
}

const place = fc.nat(20);
const places = fc.array(place, { maxLength: 2 });
const role = {
  supervisor_role: fc.constantFrom('barge', 'monitor', 'none', 'whisper'),
  whisper_call_control_ids: places,
};
const rarely = fc.constantFrom(false, false, false, true);
const beep = fc.constantFrom(undefined, 'always', 'never', 'on_enter', 'on_exit');
const joining = fc.record(
  {
    ...role,
    mute: fc.boolean(),
    hold: rarely,
    end_conference_on_exit: rarely,
    soft_end_conference_on_exit: rarely,
    start_conference_on_enter: fc.boolean(),
    beep_enabled: beep,
  },
  { requiredKeys: [] },
);
const BODIES = {
  create_conference: fc.record(
    {
      name: fc.constantFrom('a', 'b'),
      start_conference_on_create: fc.constantFrom(true, true, false),
      hold_audio_url: fc.constant(FILE),
      max_participants: fc.constantFrom(2, 3, 250),
      beep_enabled: beep,
    },
    { requiredKeys: ['name'] },
  ),
  join: joining,
  leave: fc.constant({}),
  end: fc.constant({}),
  mute: fc.record({ call_control_ids: places }),
  unmute: fc.record({ call_control_ids: places }),
  hold: fc.record({ call_control_ids: places, audio_url: fc.constantFrom(undefined, FILE) }),
  unhold: fc.record({ call_control_ids: places }),
  update: fc.record(role),
  play: fc.record({ audio_url: fc.constant(FILE), loop: fc.constantFrom(1, 2, 'infinity'), call_control_ids: places }),
  speak: fc.record({
    payload: fc.constant('Attention please'),
    voice: fc.constant('female'),
    call_control_ids: places,
  }),
  stop: fc.record({ call_control_ids: places }),
  send_dtmf: fc.record({ digits: fc.constant('1'), call_control_ids: places }),
  gather_using_audio: fc.record({ audio_url: fc.constant(FILE), stop_playback_on_dtmf: fc.boolean() }),
  record_start: fc.record({ format: fc.constantFrom('wav', 'mp3'), channels: fc.constantFrom('single', 'dual') }),
  record_pause: fc.constant({}),
  record_resume: fc.constant({}),
  record_stop: fc.constant({}),
} as const;

/** These name one leg, the others a list of them, or none. */
export const ONE_LEG: ReadonlySet<string> = new Set([
  'create_conference',
  'join',
  'leave',
  'update',
  'gather_using_audio',
]);

const done = (name: keyof typeof BODIES): fc.Arbitrary<RoomEvent> =>
  fc.record({
    kind: fc.constant('room' as const),
    at: place,
    leg: place,
    name: fc.constant(name),
    body: BODIES[name] as fc.Arbitrary<object>,
  });

/** Things of all kinds, and conferences among them, into which callers come and go. */
export const roomEvent = fc.oneof(
  { weight: 8, arbitrary: event },
  { weight: 3, arbitrary: fc.constant({ kind: 'ring' as const, patienceSecs: 60 }) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('command' as const),
      at: place,
      name: fc.constant('answer'),
      body: fc.constant({}),
    }),
  },
  { weight: 5, arbitrary: done('create_conference') },
  { weight: 8, arbitrary: done('join') },
  { weight: 2, arbitrary: done('leave') },
  { weight: 1, arbitrary: done('end') },
  { weight: 4, arbitrary: fc.oneof(done('mute'), done('unmute'), done('hold'), done('unhold'), done('update')) },
  {
    weight: 4,
    arbitrary: fc.oneof(done('play'), done('speak'), done('stop'), done('send_dtmf'), done('gather_using_audio')),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(done('record_start'), done('record_pause'), done('record_resume'), done('record_stop')),
  },
);
