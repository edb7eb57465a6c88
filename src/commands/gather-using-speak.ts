import type { Prompt } from '../activities/gather/kind.js';
import { checkPayload } from './checks.js';
import { done, type Command } from './command.js';
import { beginGather, checkGather, promptedSettings } from './gather-options.js';

/** Says a text and asks the far end for digits. */
export const gatherUsingSpeak: Command<'GatherUsingSpeak'> = {
  operationId: 'GatherUsingSpeak',
  name: 'gather_using_speak',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['service_level', 'voice_settings'],
  check: (body) => [
    ...checkPayload('payload', body.payload),
    ...(body.invalid_payload ? checkPayload('invalid_payload', body.invalid_payload) : []),
    ...checkGather(body),
  ],
  run(call, body, world) {
    const said = (text: string): Prompt => ({
      kind: 'speak',
      text,
      ssml: body.payload_type === 'ssml',
      voice: body.voice,
      language: body.language ?? undefined,
    });
    const prompts = {
      prompt: said(body.payload),
      invalidPrompt: body.invalid_payload ? said(body.invalid_payload) : undefined,
    };
    return done(beginGather(call, body, promptedSettings(body, prompts), world));
  },
};
