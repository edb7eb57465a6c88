import type { PlaybackActivity } from '../calls/activity.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkBase64, checkLoop, checkOneOf, checkStop, checkUrl, HTTP_SCHEMES, loopCount } from './checks.js';
import { done, refused, type Command } from './command.js';
import { launch } from './launch.js';
import { stopFirst } from './speak.js';

/** Plays a WAV or MP3 file to the far end, behind what sounds already, or on top of it with `overlay`. */
export const playbackStart: Command<'StartCallPlayback'> = {
  operationId: 'StartCallPlayback',
  name: 'playback_start',
  legal: ['active'],
  withoutEffect: ['cache_audio', 'target_legs'],
  check: (body) => [
    ...checkSource(body),
    ...checkUrl('/audio_url', body.audio_url, HTTP_SCHEMES),
    ...checkBase64('playback_content', body.playback_content),
    ...checkLoop(body.loop),
    ...checkStop(body.stop, ['current', 'all']),
    ...checkOneOf('target_legs', body.target_legs, ['self', 'opposite', 'both']),
  ],
  run(call, body, env) {
    const source = audioSource(body);
    // The check has seen to it that there is one.
    if (!source) return refused('missingParameter', { pointer: '/audio_url' });
    const activity: PlaybackActivity = {
      kind: 'playback',
      id: env.ids.uuid(),
      state: 'starting',
      startedAt: env.nowMicros(),
      endedAt: null,
      source,
      mediaUrl: source.kind === 'url' ? source.url : undefined,
      overlay: body.overlay ?? false,
      loop: loopCount(body.loop) ?? 1,
    };
    return done([...stopFirst(body.stop), ...launch(call, activity)]);
  },
};

function checkSource(body: Body<'StartCallPlayback'>): Refusal[] {
  if (body.media_name) {
    const detail =
      'telnyx-sim does not simulate media_name: there is no media storage. Use audio_url or playback_content.';
    return [{ error: 'notSimulated', detail, pointer: '/media_name' }];
  }
  if (body.audio_url || body.playback_content) return [];
  const detail = "The 'audio_url' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/audio_url' }];
}

function audioSource(body: Body<'StartCallPlayback'>): PlaybackActivity['source'] | undefined {
  if (body.audio_url) return { kind: 'url', url: body.audio_url };
  return body.playback_content ? { kind: 'content', base64: body.playback_content } : undefined;
}
