import { participantLeft } from '../../calls/participation.js';
import { callFields } from '../../calls/payload.js';
import type { ActivityDefinition } from '../../calls/world.js';
import { conversationEnded } from '../conversation/ended.js';
import { begin, cutIn, remember, sayNext, talkBytes } from '../conversation/talk.js';
import type { AssistantKind } from './kind.js';

/** An AI assistant has the call: it says its lines, one after each turn of the caller. */
export const assistant: ActivityDefinition<AssistantKind> = {
  endRank: 95,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {
    'call.conversation.ended': conversationEnded,
    'call.conversation_insights.generated': (call, { insights: { groupId, results } }) => ({
      ...callFields(call),
      insight_group_id: groupId,
      results,
    }),
  },
  told: ({ assistantId, voice }) => ({ assistant_id: assistantId, voice }),
  started: begin,
  take(call, activity, input, world) {
    if (activity.state === 'ended' || input.kind === 'activityTimer') return [];
    if (input.kind === 'participantLeft') return participantLeft(call, activity, input, world);
    const silenced = cutIn(call, activity, world);
    if (!input.isFinal) return silenced;
    const told = remember(call, activity, [{ role: 'user', content: input.words }]);
    return [...silenced, ...told, ...sayNext(call, activity, world)];
  },
  endEvent(activity) {
    // One that waited for an answer which never came has not begun.
    if (activity.held) return undefined;
    const { insights } = activity;
    return [
      { type: 'call.conversation.ended', conversation: activity, reason: null },
      ...(insights ? [{ type: 'call.conversation_insights.generated', insights } as const] : []),
    ];
  },
  release: () => undefined,
  bytes: talkBytes,
  view: ({ assistantId, history, lines, participants }) => ({
    assistant_id: assistantId,
    message_history: [...history],
    lines_left: lines.length,
    participants: participants.map(({ call, onHangup }) => ({ call_control_id: call, on_hangup: onHangup })),
  }),
};
