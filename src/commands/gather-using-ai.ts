import { startActivity } from '../calls/lifecycle.js';
import type { Refusal } from '../contract/errors.js';
import { done, refused, type Command } from './command.js';
import { checkGreeting, isConversing, newAiGather } from './assistant-options.js';

/** Asks the caller by an assistant, which follows its script, and tells what that says it has found out. */
export const gatherUsingAi: Command<'callGatherUsingAI'> = {
  operationId: 'callGatherUsingAI',
  name: 'gather_using_ai',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['language', 'voice_settings'],
  check: (body) => [...checkGreeting(body), ...checkTimeout(body.user_response_timeout_ms)],
  run(call, body, world) {
    if (isConversing(call)) return refused('alreadyConversing');
    const { activity, notes } = newAiGather(call, body, world);
    return done([...startActivity(call, activity, world), ...notes], { conversation_id: activity.id });
  },
};

/** Ours: the document names no range, and the timer has to be one. */
const MOST_MS = 3_600_000;

function checkTimeout(ms: number | undefined): Refusal[] {
  if (ms === undefined || (ms >= 0 && ms <= MOST_MS)) return [];
  const detail = `The value is outside of allowed range 0 to ${MOST_MS}`;
  return [{ error: 'outOfRange', detail, pointer: '/user_response_timeout_ms' }];
}
