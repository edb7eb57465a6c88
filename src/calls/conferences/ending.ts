import { LIMITS } from '../../limits.js';
import { callAddress } from '../address.js';
import { webhook, type Effect } from '../effect.js';
import { HANGUPS, type Hangup } from '../hangup.js';
import type { World } from '../world.js';
import { present, type Conference } from './conference.js';
import { noteState } from './notes.js';
import { endShared } from './shared.js';

/**
 * The participants of a conference that ends are hung up, the leg that it was made from too, wherever that is by now (observed when it is
 * ended by the API, or by somebody's exit); or stay, each by itself.
 */
type Fate = 'hung_up' | 'hung_up_with_creator' | 'stay';

/** A conference ends. The last that is told of it is its end, once all have left. */
export function endConference(
  conference: Conference,
  end: NonNullable<Conference['end']>,
  fate: Fate,
  world: World,
): Effect[] {
  const from = conference.status === 'init' ? 'init' : 'in_progress';
  conference.end = end;
  conference.status = 'completed';
  conference.endedAt = world.nowMicros();
  conference.updatedAt = conference.endedAt;
  const legs = present(conference);
  return [
    noteState(conference, from),
    ...(fate === 'stay'
      ? legs.map(({ id, leg }) => tell(leg, { kind: 'conferenceOver', id }))
      : [...hungUp(conference, fate)].map((leg) => tell(leg, { kind: 'hangup', hangup: hangupOf(leg, world) }))),
    ...overWhenEmpty(conference, world),
  ];
}

function hungUp(conference: Conference, fate: Exclude<Fate, 'stay'>): Set<string> {
  const legs = present(conference).map(({ leg }) => leg);
  return new Set(fate === 'hung_up_with_creator' ? [conference.creator.id, ...legs] : legs);
}

/** A leg that still rings is cancelled. */
const hangupOf = (leg: string, world: World): Hangup =>
  world.call(leg)?.state === 'active' ? HANGUPS.timeLimit : HANGUPS.conferenceOver;

const tell = (leg: string, input: Extract<Effect, { kind: 'tell' }>['input']): Effect => ({
  kind: 'tell',
  at: callAddress(leg),
  input,
});

/** The end of a conference is told once nobody is in it any more. */
export function overWhenEmpty(conference: Conference, world: World): Effect[] {
  const { end } = conference;
  if (!end || present(conference).length > 0) return [];
  const reason = end.reason === 'ended_via_api' ? ENDED_VIA_API[world.switches.conference_ended_via_api] : end.reason;
  return [
    ...endShared(conference, world),
    webhook(conference, { type: 'conference.ended', reason, at: world.nowMicros() }),
    { kind: 'closeConference', at: conference.address },
    { kind: 'conferenceTimer', at: conference.address, name: 'forget', afterMs: LIMITS['conferences.ended_ms'] },
  ];
}

/** Telnyx's webhook has no reason of that name, though the resource has. */
const ENDED_VIA_API = { omit: undefined, host_left: 'host_left' } as const;
