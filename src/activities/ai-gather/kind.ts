import type { ConversationEnded, Talk, TurnHeard } from '../conversation/kind.js';

/** A gather by an assistant: it asks until its lines are answered, and has the values that its script gives. */
export interface AiGatherActivity extends Talk {
  readonly kind: 'ai_gather';
  /** Its last words; empty for none. */
  readonly endedSpeech: string;
  /** The values that it will have collected, in the order in which they are. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Names of the values without which the result is invalid. */
  readonly required: readonly string[];
  /** Turns of the caller, so far and in all. */
  turns: number;
  readonly allTurns: number;
  readonly sendsPartialResults: boolean;
  readonly sendsHistory: boolean;
  /** The caller has so long for an answer, in ms. */
  readonly responseMs: number;
  /** All has been asked, or nobody answers: it ends with its last words. */
  isOver: boolean;
}

interface AiGatherEvent {
  readonly type: 'call.ai_gather.ended' | 'call.ai_gather.partial_results' | 'call.ai_gather.message_history_updated';
  readonly gather: AiGatherActivity;
}

export interface AiGatherKind {
  readonly activity: AiGatherActivity;
  readonly event: ConversationEnded | AiGatherEvent;
  readonly input: TurnHeard;
}
