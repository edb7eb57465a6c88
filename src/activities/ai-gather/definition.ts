import type { Call } from '../../calls/call.js';
import { webhook, type Effect } from '../../calls/effect.js';
import { stop } from '../../calls/lifecycle.js';
import { callFields, partyFields } from '../../calls/payload.js';
import type { ActivityDefinition, World } from '../../calls/world.js';
import type { Payload } from '../../calls/webhook-event.js';
import { roughBytes } from '../../platform/rough-bytes.js';
import { conversationEnded } from '../conversation/ended.js';
import { begin, cutIn, isSpeaking, remember, say, sayNext, talkBytes } from '../conversation/talk.js';
import type { AiGatherActivity, AiGatherKind } from './kind.js';

/** An assistant asks the caller for values. */
export const aiGather: ActivityDefinition<AiGatherKind> = {
  endRank: 96,
  beginsWhenAnswered: false,
  timers: { response: 'waits_for_party' },
  webhooks: {
    'call.ai_gather.ended': (call, { gather }) => ({
      ...fieldsOf(call, gather),
      result: collected(gather),
      status: isValid(gather) ? 'valid' : 'invalid',
    }),
    'call.ai_gather.partial_results': (call, { gather }) => ({
      ...fieldsOf(call, gather),
      partial_results: collected(gather),
    }),
    'call.ai_gather.message_history_updated': (call, { gather }) => fieldsOf(call, gather),
    'call.conversation.ended': conversationEnded,
  },
  told: ({ voice }) => ({ voice }),
  started(call, activity, world) {
    const effects = begin(call, activity, world);
    return [...effects, ...historyTold(call, activity, effects), ...waits(call, activity)];
  },
  take(call, activity, input, world) {
    if (activity.state === 'ended' || activity.isOver) return [];
    if (input.kind === 'activityTimer') return finish(call, activity, world);
    const silenced = cutIn(call, activity, world);
    const heard: Effect[] = [
      ...silenced,
      { kind: 'cancelActivityTimer', at: call.address, activity, name: 'response' },
    ];
    return input.isFinal ? [...heard, ...answered(call, activity, input.words, world)] : heard;
  },
  endEvent: (activity) => [
    { type: 'call.ai_gather.ended', gather: activity },
    { type: 'call.conversation.ended', conversation: activity, reason: null },
  ],
  release: () => undefined,
  bytes: (activity) => talkBytes(activity) + roughBytes(activity.result),
  view: (activity) => ({
    message_history: [...activity.history],
    lines_left: activity.lines.length,
    partial_results: collected(activity),
  }),
  childEnded(call, activity, _child, world) {
    if (isSpeaking(call, activity)) return [];
    return activity.isOver ? stop(call, activity, 'completed', world) : waits(call, activity);
  },
};

/** The caller has answered: the next question, or the end. */
function answered(call: Call, activity: AiGatherActivity, words: string, world: World): Effect[] {
  activity.turns++;
  const told = remember(call, activity, [{ role: 'user', content: words }]);
  const history = historyTold(call, activity);
  if (activity.lines.length === 0) return [...told, ...history, ...finish(call, activity, world)];
  const partial = activity.sendsPartialResults
    ? [webhook(call, { type: 'call.ai_gather.partial_results', gather: snapshot(activity) })]
    : [];
  const next = sayNext(call, activity, world);
  return [...told, ...history, ...partial, ...next, ...historyTold(call, activity)];
}

/** The last words are said before the app is told of the result (inferred). */
function finish(call: Call, activity: AiGatherActivity, world: World): Effect[] {
  activity.isOver = true;
  if (activity.endedSpeech === '') return stop(call, activity, 'completed', world);
  const told = remember(call, activity, [{ role: 'assistant', content: activity.endedSpeech }]);
  return [...told, ...historyTold(call, activity), ...say(call, activity, activity.endedSpeech, world)];
}

/** The caller is waited for once the assistant has said its words. */
const waits = (call: Call, activity: AiGatherActivity): Effect[] =>
  isSpeaking(call, activity)
    ? []
    : [{ kind: 'activityTimer', at: call.address, activity, name: 'response', afterMs: activity.responseMs }];

/** The history has changed, of which the app is told where it wants to be. `because` is empty where it has not. */
const historyTold = (call: Call, activity: AiGatherActivity, because?: readonly Effect[]): Effect[] =>
  activity.sendsHistory && because?.length !== 0
    ? [webhook(call, { type: 'call.ai_gather.message_history_updated', gather: snapshot(activity) })]
    : [];

/** The gather as it is now: it goes on before its webhook is made. */
const snapshot = (activity: AiGatherActivity): AiGatherActivity => ({ ...activity, history: [...activity.history] });

/** The values so far: with each turn of the caller an equal part of them, in their order. */
function collected({ result, turns, allTurns }: AiGatherActivity): Record<string, unknown> {
  const values = Object.entries(result);
  return Object.fromEntries(values.slice(0, Math.floor((values.length * Math.min(turns, allTurns)) / allTurns)));
}

function isValid(activity: AiGatherActivity): boolean {
  const values = collected(activity);
  return activity.turns >= activity.allTurns && activity.required.every((name) => Object.hasOwn(values, name));
}

const fieldsOf = (call: Call, { history }: AiGatherActivity): Payload => ({
  ...callFields(call),
  ...partyFields(call),
  // Documented: only these two roles.
  message_history: history.filter(({ role }) => role === 'assistant' || role === 'user'),
});
