import type { PlaybackActivity, PlaybackSource } from '../activities/playback/kind.js';
import { live, type Call } from '../calls/call.js';
import { startActivity } from '../calls/lifecycle.js';
import type { Body } from '../contract/types.js';
import { checkAudioFile, checkNamed, fileSource, newPlayback } from './audio-file.js';
import { checkLoop, checkOneOf, checkPlaybackContent, checkStop, loopCount } from './checks.js';
import { done, refused, type Command } from './command.js';
import { stopFirst } from './speak.js';

/** Plays a WAV or MP3 file to the far end, or to the peer's, behind what sounds already, or on top of it with `overlay`. */
export const playbackStart: Command<'StartCallPlayback'> = {
  operationId: 'StartCallPlayback',
  name: 'playback_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: (body, world) => [
    ...(body.playback_content ? [] : checkNamed(body, world)),
    ...checkAudioFile(body),
    ...checkPlaybackContent(body.playback_content),
    ...checkLoop(body.loop),
    ...checkStop(body.stop, ['current', 'all']),
    // With an overlay it is the leg itself that hears it, and no other (documented).
    ...checkOneOf('target_legs', body.target_legs, body.overlay ? ['self'] : ['self', 'opposite', 'both']),
  ],
  run(call, body, world) {
    const source = sourceOf(body);
    if (!source) return { kind: 'ignored', why: 'there is nothing to play' };
    if (body.overlay && !isPlaying(call)) {
      const detail = "The 'overlay' parameter may be true only while other audio is being played on the call.";
      return refused('unprocessable', { detail, pointer: '/overlay' });
    }
    const activity = newPlayback(call, source, world, {
      overlay: body.overlay ?? false,
      loop: loopCount(body.loop) ?? 1,
      targetLegs: targetLegs(body.target_legs),
    });
    return done([...stopFirst(call, body.stop), ...startActivity(call, activity, world)]);
  },
};

/** There is something for an overlay to lie on. Documented for files; that a text counts as well is inferred. */
const isPlaying = (call: Call): boolean =>
  live(call, 'speak').length > 0 || live(call, 'playback').some(({ overlay }) => !overlay);

/** A named file goes before one that came with the request. */
function sourceOf(body: Body<'StartCallPlayback'>): PlaybackSource | undefined {
  const named = fileSource(body);
  if (named?.kind === 'url' && body.cache_audio === false) return { ...named, anew: true };
  return named ?? (body.playback_content ? { kind: 'content', base64: body.playback_content } : undefined);
}

/** A text in the document, and one of these by its prose: the check has seen to it. */
const targetLegs = (given: string | null | undefined): PlaybackActivity['targetLegs'] =>
  given === 'opposite' || given === 'both' ? given : 'self';
