import { live, type Call } from '../../calls/call.js';
import { note, type Effect } from '../../calls/effect.js';
import { textBytes } from '../../platform/rough-bytes.js';
import { beginning } from '../../calls/lasting.js';
import { startActivity, stop } from '../../calls/lifecycle.js';
import type { World } from '../../calls/world.js';
import { LIMITS, limitReached } from '../../limits.js';
import type { SpeakActivity } from '../speak/kind.js';
import type { AiGatherActivity } from '../ai-gather/kind.js';
import type { AssistantActivity } from '../assistant/kind.js';
import type { Message, Talk } from './kind.js';

type Talking = AssistantActivity | AiGatherActivity;

/** The conversation begins: the assistant says its first line. */
export function begin(call: Call, talk: Talking, world: World): Effect[] {
  talk.state = 'running';
  talk.openedAt = world.nowMicros();
  return sayNext(call, talk, world);
}

/** The assistant says its next line, if it has one. */
export function sayNext(call: Call, talk: Talking, world: World): Effect[] {
  const line = talk.lines.shift();
  if (line === undefined) return [];
  return [...remember(call, talk, [{ role: 'assistant', content: line }]), ...say(call, talk, line, world)];
}

/** Says a text, behind what sounds, without a webhook of its own. */
export function say(call: Call, { id, voice }: Talking, text: string, world: World): Effect[] {
  const speak: SpeakActivity = {
    kind: 'speak',
    ...beginning(call.ids.short('speak'), world),
    parent: id,
    isUntold: true,
    text,
    ssml: false,
    voice,
    language: undefined,
    loop: 1,
    targetLegs: 'self',
  };
  return startActivity(call, speak, world);
}

/** It is saying something, or has something waiting to be said. */
export const isSpeaking = (call: Call, { id }: Talk): boolean =>
  live(call, 'speak').some(({ parent }) => parent === id);

/** The caller speaks: what the assistant says falls silent, where it may be cut in on. */
export function cutIn(call: Call, talk: Talk, world: World): Effect[] {
  if (!talk.isInterruptible) return [];
  const own = live(call, 'speak').filter(({ parent }) => parent === talk.id);
  return own.flatMap((speak) => stop(call, speak, 'stopped', world));
}

/** Messages are added to the history; of too many the oldest go. */
export function remember(call: Call, { id, history }: Talk, messages: readonly Message[]): Effect[] {
  history.push(...messages);
  const most = LIMITS['conversation.messages'];
  if (history.length <= most) return [];
  history.splice(0, history.length - most);
  return [note(call, 'limit.reached', limitReached('conversation.messages', { id }))];
}

/** Roughly what it keeps, in bytes. */
export const talkBytes = ({ lines, history }: Talk): number =>
  lines.reduce((sum, line) => sum + textBytes(line), 0) +
  history.reduce((sum, { role, content }) => sum + textBytes(role) + textBytes(content), 0);
