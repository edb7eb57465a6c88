import type { ConferenceOptions, DialledConference, JoinWish } from '../../calls/conferences/wish.js';
import type { PlaybackSource } from '../../activities/playback/kind.js';
import type { World } from '../../calls/world.js';
import type { Refusal } from '../../contract/errors.js';
import type { Body } from '../../contract/types.js';
import { checkAudioFile, fileSource } from '../audio-file.js';

/** Documented: a conference is over after four hours, whoever is in it. */
export const MOST_MINUTES = 240;
/** Documented. */
const PARTICIPANTS = { min: 2, max: 800, usual: 250 } as const;

interface HoldFile {
  readonly hold_audio_url?: string | null;
  readonly hold_media_name?: string | null;
}

type JoinBody = Omit<Body<'JoinConference'>, 'call_control_id'>;

/** All that can be said, beyond the schema, against the file that is heard on hold. */
export const checkHoldFile = (body: HoldFile): Refusal[] =>
  checkAudioFile({ audio_url: body.hold_audio_url, media_name: body.hold_media_name }, 'hold_');

const holdFile = (body: HoldFile): PlaybackSource | undefined =>
  fileSource({ audio_url: body.hold_audio_url, media_name: body.hold_media_name });

/** All that can be said, beyond the schema, against a new conference. */
export function checkNewConference(body: Body<'CreateConference'>): Refusal[] {
  return [
    ...(body.name === '' ? [BLANK_NAME] : []),
    ...checkRange('max_participants', body.max_participants, PARTICIPANTS),
    ...checkRange('duration_minutes', body.duration_minutes, { min: 1, max: MOST_MINUTES }),
    ...checkHoldFile(body),
  ];
}

const BLANK_NAME: Refusal = {
  error: 'missingParameter',
  detail: "The 'name' parameter is required and cannot be blank.",
  pointer: '/name',
};

function checkRange(
  name: string,
  value: number | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): Refusal[] {
  // A value that the schema has refused is blanked, and no number.
  if (typeof value !== 'number' || (value >= min && value <= max)) return [];
  return [
    { error: 'outOfRange', detail: `The value is outside of allowed range ${min} to ${max}`, pointer: `/${name}` },
  ];
}

/** The options of a new conference. */
export const conferenceOptions = (
  body: Omit<Body<'CreateConference'>, 'call_control_id' | 'name'>,
): ConferenceOptions => ({
  beep: body.beep_enabled ?? 'never',
  maxParticipants: body.max_participants ?? PARTICIPANTS.usual,
  durationMs: (body.duration_minutes ?? MOST_MINUTES) * 60_000,
  holdAudio: holdFile(body),
  startsOnCreate: body.start_conference_on_create ?? true,
  region: body.region ?? 'US',
});

/** The way in which a leg wants to join. */
export const joinWish = (body: JoinBody): JoinWish => ({
  role: body.supervisor_role ?? undefined,
  whispersTo: body.whisper_call_control_ids,
  isMuted: body.mute,
  isHeld: body.hold,
  holdAudio: holdFile(body),
  beep: body.beep_enabled ?? undefined,
  endsOnExit: body.end_conference_on_exit,
  softEndsOnExit: body.soft_end_conference_on_exit,
  startsConference: body.start_conference_on_enter,
});

type DialConfig = NonNullable<Body<'DialCall'>['conference_config']>;

/** All that can be said, beyond the schema, against the conference that a dial is for. Inferred: it has to be named in one way at least. */
export function checkDialledConference(config: DialConfig | undefined): Refusal[] {
  if (!config) return [];
  const at = '/conference_config';
  const file = checkHoldFile(config).map((fault) => ({ ...fault, pointer: `${at}${fault.pointer ?? ''}` }));
  if (config.id || config.conference_name) return file;
  const detail = "The 'conference_name' parameter is required and cannot be blank where there is no 'id'.";
  return [...file, { error: 'missingParameter', detail, pointer: `${at}/conference_name` }];
}

/** The conference that a dial is for. An id goes before a name (inferred). */
export const dialledConference = (config: DialConfig | undefined): DialledConference | undefined =>
  config && {
    id: config.id ?? undefined,
    name: config.conference_name ?? '',
    at: config.early_media === false ? 'answer' : 'ringing',
    options: conferenceOptions({ start_conference_on_create: config.start_conference_on_create ?? true }),
    wish: joinWish(config),
    isDone: false,
  };

/** The refusal of a dial for a conference that cannot be joined; undefined where nothing is against it. */
export function objectionToConference({ id }: DialConfig, world: World): Refusal | undefined {
  const conference = id ? world.conference(id) : undefined;
  const pointer = '/conference_config/id';
  if (!id || (!conference && world.standsIn)) return undefined;
  if (!conference) return { error: 'unknownConference', pointer };
  return conference.end ? { error: 'conferenceEnded', pointer } : undefined;
}
