import type { Prompt } from '../activities/gather/kind.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import { checkAudioFile, checkNamed, fileSource, type AudioFile } from './audio-file.js';
import { done, type Command } from './command.js';
import { beginGather, checkGather, promptedSettings, type GatherBody } from './gather-options.js';

/** Plays a file and asks the far end for digits. */
export const gatherUsingAudio: Command<'GatherUsingAudio'> = {
  operationId: 'GatherUsingAudio',
  name: 'gather_using_audio',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: checkPlayedGather,
  run: (call, body, world) => done(beginGather(call, body, promptedSettings(body, playedPrompts(body)), world)),
};

/** A gather with files as prompts. */
interface PlayedGatherBody extends GatherBody, AudioFile {
  readonly invalid_audio_url?: string | null;
  readonly invalid_media_name?: string | null;
}

/** All that can be said against it beyond the schema. */
export function checkPlayedGather(body: PlayedGatherBody, world: Pick<World, 'switches'>): Refusal[] {
  return [
    ...checkNamed(body, world),
    ...checkAudioFile(body),
    ...checkAudioFile(invalidFile(body), 'invalid_'),
    ...checkGather(body),
  ];
}

/** The files that are played at the beginning of a try. */
export const playedPrompts = (body: PlayedGatherBody): Record<'prompt' | 'invalidPrompt', Prompt | undefined> => ({
  prompt: played(body),
  invalidPrompt: played(invalidFile(body)),
});

const invalidFile = (body: PlayedGatherBody): AudioFile => ({
  audio_url: body.invalid_audio_url ?? null,
  media_name: body.invalid_media_name ?? null,
});

function played(file: AudioFile): Prompt | undefined {
  const source = fileSource(file);
  return source && { kind: 'playback', source };
}
