import type { ConferenceActivity, Participant } from '../../activities/conference/kind.js';
import { conferenceAddress } from '../address.js';
import type { Call } from '../call.js';
import { webhook, type Effect } from '../effect.js';
import { beginning } from '../lasting.js';
import { leaveBridge, leaveConference, leaveQueue } from '../leaving.js';
import { startActivity } from '../lifecycle.js';
import type { World } from '../world.js';
import { audienceOf, heardAnew } from './audience.js';
import { about, remembered, type Conference } from './conference.js';
import { holdSounds, releaseAll } from './holding.js';
import { noteParticipant, noteState } from './notes.js';
import type { ConferenceOptions, JoinWish } from './wish.js';

/** A conference that is made from a leg, which is not in it yet. It has been added to the world. */
export function newConference(call: Call, name: string, options: ConferenceOptions, world: World): Conference {
  const ids = call.ids.next('conference');
  const id = ids.uuid('conference');
  const createdAt = world.nowMicros();
  const conference: Conference = {
    id,
    ids,
    address: conferenceAddress(id),
    name,
    connectionId: call.connectionId,
    webhooks: call.webhooks,
    creator: remembered(call),
    from: call.from,
    to: call.to,
    options,
    createdAt,
    updatedAt: createdAt,
    expiresAt: createdAt + options.durationMs * 1000,
    endedAt: null,
    status: options.startsOnCreate ? 'in_progress' : 'init',
    end: null,
    clientState: call.clientState,
    participants: new Map(),
    activities: new Map(),
    noted: new Set(),
    floor: null,
    commandIds: new Map(),
  };
  world.addConference(conference);
  return conference;
}

/** The conference begins, with the leg that it was made from in it. */
export const openConference = (conference: Conference, call: Call, wish: JoinWish, world: World): Effect[] => [
  noteState(conference, null),
  { kind: 'openConference', at: conference.address },
  { kind: 'conferenceTimer', at: conference.address, name: 'expire', afterMs: conference.options.durationMs },
  webhook(about(conference, call.id), { type: 'conference.created', at: conference.createdAt }),
  ...joinConference(conference, call, wish, world),
];

/** The leg is in the conference from now on, and leaves the bridge or the conference that it was in. */
export function joinConference(conference: Conference, call: Call, wish: JoinWish, world: World): Effect[] {
  const left = [
    ...leaveBridge(call, 'conference', world),
    ...leaveQueue(call, 'bridged', world),
    ...leaveConference(call, 'moved', world),
  ];
  const started = wish.startsConference ? startConference(conference, world) : [];
  const participant = newParticipant(conference, call, wish, world);
  conference.participants.set(participant.id, participant);
  conference.updatedAt = participant.createdAt;
  const activity: ConferenceActivity = {
    kind: 'conference',
    ...beginning(participant.id, world, 'running'),
    conference: conference.id,
    participant,
  };
  call.unbridged = null;
  return [
    ...left,
    ...started,
    ...startActivity(call, activity, world),
    noteParticipant(conference, participant),
    webhook(about(conference, call.id), { type: 'conference.participant.joined', participant }),
    ...holdSounds(call, participant, world),
    ...heardAnew(conference, world),
  ];
}

function newParticipant(conference: Conference, call: Call, wish: JoinWish, world: World): Participant {
  const createdAt = world.nowMicros();
  const participant: Participant = {
    id: call.ids.uuid('conference-participant'),
    leg: call.id,
    legId: call.legId,
    sessionId: call.sessionId,
    connectionId: call.connectionId,
    createdAt,
    updatedAt: createdAt,
    status: call.state === 'active' ? 'joined' : 'joining',
    role: wish.role ?? 'none',
    whispersTo: wish.whispersTo ?? [],
    isMuted: wish.isMuted ?? false,
    hold: holdAtFirst(conference, wish),
    endsOnExit: wish.endsOnExit ?? false,
    softEndsOnExit: wish.softEndsOnExit ?? false,
    beep: wish.beep ?? conference.options.beep,
    audience: 'none',
    hears: false,
  };
  participant.audience = audienceOf(participant, conference);
  participant.hears = participant.hold === null;
  return participant;
}

/** Documented: a hold's own audio counts for `hold: true` alone, in a conference that did not start as it was made. */
function holdAtFirst({ status, options }: Conference, { isHeld, holdAudio }: JoinWish): Participant['hold'] {
  const audio = options.startsOnCreate ? undefined : options.holdAudio;
  if (isHeld) return { why: 'asked', audio: options.startsOnCreate ? undefined : (holdAudio ?? audio) };
  return status === 'init' ? { why: 'not_started', audio } : null;
}

/** Those who waited for the conference to start are in it from now on. Starting twice is harmless. */
function startConference(conference: Conference, world: World): Effect[] {
  if (conference.status !== 'init') return [];
  conference.status = 'in_progress';
  conference.updatedAt = world.nowMicros();
  return [noteState(conference, 'init'), ...releaseAll(conference, 'not_started', world)];
}
