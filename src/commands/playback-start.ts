import type { PlaybackActivity } from '../activities/playback/kind.js';
import { live, type Call } from '../calls/call.js';
import { beginning } from '../calls/lasting.js';
import { startActivity } from '../calls/lifecycle.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkLoop, checkOneOf, checkPlaybackContent, checkStop, checkUrl, loopCount } from './checks.js';
import { HTTP_SCHEMES } from '../platform/url-schemes.js';
import { done, refused, type Command } from './command.js';
import { stopFirst } from './speak.js';

/** Plays a WAV or MP3 file to the far end, behind what sounds already, or on top of it with `overlay`. */
export const playbackStart: Command<'StartCallPlayback'> = {
  operationId: 'StartCallPlayback',
  name: 'playback_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['cache_audio'],
  check: (body, { switches }) => [
    ...checkSource(body, switches.empty_start === 'refuse'),
    ...checkUrl('/audio_url', body.audio_url, HTTP_SCHEMES),
    ...checkPlaybackContent(body.playback_content),
    ...checkLoop(body.loop),
    ...checkStop(body.stop, ['current', 'all']),
    // With an overlay it is the leg itself that hears it, and no other (documented).
    ...checkOneOf('target_legs', body.target_legs, body.overlay ? ['self'] : ['self', 'opposite', 'both']),
  ],
  run(call, body, world) {
    const source = audioSource(body);
    if (!source) return { kind: 'ignored', why: 'there is nothing to play' };
    if (body.overlay && !isPlaying(call)) {
      const detail = "The 'overlay' parameter may be true only while other audio is being played on the call.";
      return refused('unprocessable', { detail, pointer: '/overlay' });
    }
    const activity: PlaybackActivity = {
      kind: 'playback',
      ...beginning(call.ids.uuid('playback'), world),
      source,
      mediaUrl: source.kind === 'url' ? source.url : undefined,
      overlay: body.overlay ?? false,
      loop: loopCount(body.loop) ?? 1,
      targetLegs: targetLegs(body.target_legs),
    };
    return done([...stopFirst(call, body.stop), ...startActivity(call, activity, world)]);
  },
};

/** There is something for an overlay to lie on. Documented for files; that a text counts as well is inferred. */
const isPlaying = (call: Call): boolean =>
  live(call, 'speak').length > 0 || live(call, 'playback').some(({ overlay }) => !overlay);

function checkSource(body: Body<'StartCallPlayback'>, required: boolean): Refusal[] {
  if (body.media_name) {
    const detail =
      'telnyx-sim does not simulate media_name: there is no media storage. Use audio_url or playback_content.';
    return [{ error: 'notSimulated', detail, pointer: '/media_name' }];
  }
  if (body.audio_url || body.playback_content || !required) return [];
  const detail = "The 'audio_url' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/audio_url' }];
}

function audioSource(body: Body<'StartCallPlayback'>): PlaybackActivity['source'] | undefined {
  if (body.audio_url) return { kind: 'url', url: body.audio_url };
  return body.playback_content ? { kind: 'content', base64: body.playback_content } : undefined;
}

/** A text in the document, and one of these by its prose: the check has seen to it. */
const targetLegs = (given: string | null | undefined): PlaybackActivity['targetLegs'] =>
  given === 'opposite' || given === 'both' ? given : 'self';
