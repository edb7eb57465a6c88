import type { ConferenceOptions } from '../../calls/conferences/conference.js';
import type { JoinWish } from '../../calls/conferences/joining.js';
import type { PlaybackSource } from '../../activities/playback/kind.js';
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
