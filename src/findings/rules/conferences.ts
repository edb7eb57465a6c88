import type { EntryOf } from '../../contract/entry-types.js';
import type { NewRule, RuleTools } from '../rule.js';

/** People have been in a conference in vain when it lasted so long, in world ms: nobody has just come or is about to go. */
const VAIN_MS = 30_000;

/** The most participants of one conference that are remembered. */
const MAX_MEMBERS = 1_000;

/** The requests that would have mended it. */
const HELPING = /\/actions\/(?:join|unmute)\/?$/;

type ParticipantEntry = EntryOf<'conference.participant'>;

interface Room {
  readonly name: string;
  /** The `seq` of what shows it: the making, the moderator as it came, the end. */
  readonly evidence: (number | undefined)[];
  /** Those in it whose legs have been answered, by participant. */
  readonly members: Map<string, ParticipantEntry>;
  hasStarted: boolean;
  /** Somebody could be heard by somebody, or something was played to all. */
  wasHeard: boolean;
  /** The state since `changedMs`, and for how long it has been so. */
  changedMs: number;
  waitedMs: number;
  mutedMs: number;
  /** The leg of the first moderator. */
  moderator: string | undefined;
  /** A fault has kept the app from having it begin or a moderator be heard, or from knowing who is in it. */
  isHindered: boolean;
}

/** Its leaving ends the conference. */
const isModerator = (member: ParticipantEntry): boolean =>
  member.end_conference_on_exit || member.soft_end_conference_on_exit;

const speaks = ({ on_hold: isHeld, muted, role, whisper_call_control_ids: whispered }: ParticipantEntry): boolean =>
  !isHeld && !muted && role !== 'monitor' && (role !== 'whisper' || whispered !== undefined);

/** Some member hears another one. */
function isAnybodyHeard(members: readonly ParticipantEntry[]): boolean {
  const [speaker, other] = members.filter(speaks);
  if (!speaker) return false;
  return other !== undefined || members.some((member) => member !== speaker && !member.on_hold);
}

/** A moderator who is in it with somebody else and not on hold, and whom a command alone keeps from being heard. */
const isMutedModerator = (member: ParticipantEntry): boolean => isModerator(member) && member.muted && !member.on_hold;

/** Adds the time that the room has been as it is. */
function count(room: Room, worldMs: number): void {
  const members = [...room.members.values()];
  const ms = worldMs - room.changedMs;
  room.changedMs = worldMs;
  if (members.length < 2 || !members.some(isModerator)) return;
  if (!room.hasStarted) room.waitedMs += ms;
  else if (members.some(isMutedModerator)) room.mutedMs += ms;
}

/** The conference is over. */
function decide(room: Room, id: string, { tell }: RuleTools): void {
  const { name, evidence, moderator } = room;
  const about = { callId: moderator, cause: id, evidence };
  if (room.isHindered) return;
  if (!room.hasStarted && room.waitedMs >= VAIN_MS)
    tell('conference_never_started', { name, seconds: room.waitedMs / 1000 }, about);
  else if (room.hasStarted && !room.wasHeard && room.mutedMs >= VAIN_MS)
    tell('conference_moderator_muted', { name, seconds: room.mutedMs / 1000 }, about);
}

/** Conferences in which nobody ever heard anybody, though their moderator was there. */
export const conferencesInVain: NewRule = (memory) => {
  const rooms = memory<Room>(() => ({
    name: '',
    evidence: [],
    members: new Map(),
    hasStarted: false,
    wasHeard: false,
    changedMs: 0,
    waitedMs: 0,
    mutedMs: 0,
    moderator: undefined,
    isHindered: false,
  }));
  return {
    on: {
      'conference.state': ({ seq, conference_id: id = '', from, to, name }, tools) => {
        if (from === null) rooms.put(id, { ...rooms.of(id), name, evidence: [seq], changedMs: tools.worldMs });
        const room = rooms.find(id);
        if (!room) return;
        count(room, tools.worldMs);
        if (to === 'in_progress') room.hasStarted = true;
        if (to !== 'completed') return;
        rooms.forget(id);
        room.evidence.push(seq);
        decide(room, id, tools);
      },
      'conference.participant': (entry, { worldMs }) => {
        const { seq, conference_id: id = '', call_control_id: leg, status, id: member } = entry;
        const room = rooms.find(id);
        if (!room) return;
        count(room, worldMs);
        room.members.delete(member);
        if (status !== 'joined' || room.members.size >= MAX_MEMBERS) return;
        room.members.set(member, entry);
        room.wasHeard ||= isAnybodyHeard([...room.members.values()]);
        if (!isModerator(entry) || room.moderator !== undefined) return;
        room.moderator = leg;
        room.evidence.push(seq);
      },
      'api.request': ({ fault, path, conference_id: id = '' }) => {
        const room = fault === undefined ? undefined : rooms.find(id);
        if (room && HELPING.test(path ?? '')) room.isHindered = true;
      },
      'webhook.delivered': ({ event_id: event, conference_id: id = '' }, { keptBack, worldMs }) => {
        const room = keptBack(event) ? rooms.find(id) : undefined;
        if (!room) return;
        // It has been known for so long only.
        room.waitedMs = 0;
        room.mutedMs = 0;
        room.changedMs = worldMs;
      },
      'webhook.failed': ({ event_id: event, conference_id: id = '' }, { keptBack }) => {
        const room = keptBack(event) ? rooms.find(id) : undefined;
        if (room) room.isHindered = true;
      },
      'activity.started': ({ kind, conference_id: id = '' }) => {
        const room = rooms.find(id);
        // A leg's part in it, and a recording of it, are told of so, too.
        if (room && (kind === 'playback' || kind === 'speak')) room.wasHeard = true;
      },
    },
  };
};
