import type { PlaybackActivity, PlaybackSource } from '../activities/playback/kind.js';
import type { Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { HTTP_SCHEMES } from '../platform/url-schemes.js';
import { checkUrl } from './checks.js';

/** A command names a file by its URL, or by its name in the media storage. */
export interface AudioFile {
  readonly audio_url?: string | null | undefined;
  readonly media_name?: string | null | undefined;
}

/** All that can be said against them. `prefix`: of their names, as in `invalid_audio_url`. */
export function checkAudioFile({ audio_url: url, media_name: name }: AudioFile, prefix = ''): Refusal[] {
  const faults = checkUrl(`/${prefix}audio_url`, url, HTTP_SCHEMES);
  if (!url || !name) return faults;
  // Documented: they cannot be used together in one request.
  const detail = `The '${prefix}media_name' parameter can't be used together with the '${prefix}audio_url' parameter.`;
  return [...faults, { error: 'unprocessable', detail, pointer: `/${prefix}media_name` }];
}

/** A file must be named, unless the switch has a start without any accepted. */
export function checkNamed(
  { audio_url: url, media_name: name }: AudioFile,
  { switches }: Pick<World, 'switches'>,
): Refusal[] {
  if (url || name || switches.empty_start === 'accept') return [];
  const detail = "The 'audio_url' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/audio_url' }];
}

/** The file that is named; undefined where none is. */
export function fileSource({ audio_url: url, media_name: name }: AudioFile): PlaybackSource | undefined {
  if (url) return { kind: 'url', url };
  return name ? { kind: 'name', name } : undefined;
}

/** A file that is played once to the leg's own party, unless `more` says otherwise. */
export const newPlayback = (
  { ids }: Pick<Call, 'ids'>,
  source: PlaybackSource,
  world: World,
  more: Partial<Pick<PlaybackActivity, 'overlay' | 'loop' | 'targetLegs'>> = {},
): PlaybackActivity => ({
  kind: 'playback',
  ...beginning(ids.uuid('playback'), world),
  source,
  overlay: false,
  loop: 1,
  targetLegs: 'self',
  ...more,
});
