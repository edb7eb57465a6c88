import type { SpeakActivity } from '../activities/speak/kind.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { beginning } from '../calls/lasting.js';
import { startActivity } from '../calls/lifecycle.js';
import type { World } from '../calls/world.js';
import { checkLoop, checkPayload, checkStop, loopCount } from './checks.js';
import { done, type Command } from './command.js';

/** Says a text to the far end. Texts and files queue behind each other. */
export const speak: Command<'SpeakCall'> = {
  operationId: 'SpeakCall',
  name: 'speak',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['service_level', 'voice_settings'],
  check: (body) => [
    ...checkPayload('payload', body.payload),
    ...checkLoop(body.loop),
    ...checkStop(body.stop, ['current', 'all']),
  ],
  run(call, body, world) {
    const activity = newSpeech(call, body, world, {
      loop: loopCount(body.loop) ?? 1,
      targetLegs: body.target_legs ?? 'self',
    });
    return done([...stopFirst(call, body.stop), ...startActivity(call, activity, world)]);
  },
};

interface SpeechBody {
  readonly payload: string;
  readonly payload_type?: 'text' | 'ssml' | null;
  readonly voice: string;
  readonly language?: string | null;
}

/** A text that is said once to the leg's own party, unless `more` says otherwise. */
export const newSpeech = (
  { ids }: Pick<Call, 'ids'>,
  body: SpeechBody,
  world: World,
  more: Partial<Pick<SpeakActivity, 'loop' | 'targetLegs'>> = {},
): SpeakActivity => ({
  kind: 'speak',
  ...beginning(ids.short('speak'), world),
  text: body.payload,
  ssml: body.payload_type === 'ssml',
  voice: body.voice,
  language: body.language ?? undefined,
  loop: 1,
  targetLegs: 'self',
  ...more,
});

/** `stop` on speak and playback_start: what sounds makes way for the new audio. */
export function stopFirst(call: Call, stop: string | null | undefined): Effect[] {
  if (stop !== 'current' && stop !== 'all') return [];
  return [{ kind: 'stopAudio', at: call.address, queue: 'main', scope: stop }];
}
