import type { ConversationEnded, Talk, TurnHeard } from '../conversation/kind.js';

/** An AI assistant that has the call: a script here. */
export interface AssistantActivity extends Talk {
  readonly kind: 'assistant';
  readonly insights: { readonly groupId: string; readonly results: readonly Insight[] } | undefined;
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
  readonly input: TurnHeard;
}
