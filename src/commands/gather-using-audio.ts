import type { Prompt } from '../activities/gather/kind.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { checkAudioFile, fileSource, type AudioFile } from './audio-file.js';
import { done, type Command } from './command.js';
import { beginGather, checkGather, promptedSettings } from './gather-options.js';

/** Plays a file and asks the far end for digits. */
export const gatherUsingAudio: Command<'GatherUsingAudio'> = {
  operationId: 'GatherUsingAudio',
  name: 'gather_using_audio',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: (body, { switches }) => [
    ...(switches.empty_start === 'refuse' ? checkSource(body) : []),
    ...checkAudioFile(body),
    ...checkAudioFile(invalidFile(body), 'invalid_'),
    ...checkGather(body),
  ],
  run(call, body, world) {
    const prompts = { prompt: played(body), invalidPrompt: played(invalidFile(body)) };
    return done(beginGather(call, body, promptedSettings(body, prompts), world));
  },
};

function checkSource({ audio_url, media_name }: Body<'GatherUsingAudio'>): Refusal[] {
  if (audio_url || media_name) return [];
  const detail = "The 'audio_url' parameter is required and cannot be blank.";
  return [{ error: 'missingParameter', detail, pointer: '/audio_url' }];
}

const invalidFile = (body: Body<'GatherUsingAudio'>): AudioFile => ({
  audio_url: body.invalid_audio_url ?? null,
  media_name: body.invalid_media_name ?? null,
});

function played(file: AudioFile): Prompt | undefined {
  const source = fileSource(file);
  return source && { kind: 'playback', source };
}
