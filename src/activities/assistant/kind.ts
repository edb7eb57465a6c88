import type { OnHangup } from '../participant/kind.js';
import type { ConversationEnded, Talk, TurnHeard } from '../conversation/kind.js';

/** An AI assistant that has the call: a script here. */
export interface AssistantActivity extends Talk {
  readonly kind: 'assistant';
  /** Legs that have joined, and are on the line. */
  readonly participants: Participant[];
  readonly insights: { readonly groupId: string; readonly results: readonly Insight[] } | undefined;
}

interface Participant {
  /** Of the activity on its leg. */
  readonly id: string;
  /** The call control id of the leg. */
  readonly call: string;
  readonly onHangup: OnHangup;
}

/** A leg that had joined has left the conversation, or has hung up. */
export interface ParticipantLeft {
  readonly kind: 'participantLeft';
  readonly id: string;
  readonly participant: string;
  readonly endsConversation: boolean;
}

interface Insight {
  readonly insight_id: string;
  readonly result: string | Readonly<Record<string, unknown>>;
}

interface InsightsGenerated {
  readonly type: 'call.conversation_insights.generated';
  readonly insights: NonNullable<AssistantActivity['insights']>;
}

export interface AssistantKind {
  readonly activity: AssistantActivity;
  readonly event: ConversationEnded | InsightsGenerated;
  readonly input: TurnHeard | ParticipantLeft;
}
