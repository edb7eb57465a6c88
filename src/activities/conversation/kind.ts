import type { Lasting } from '../../calls/lasting.js';

/** A conversation of the caller with something that speaks: an assistant, or an app behind a relay. One per call at a time (documented). */
export interface Conversation extends Lasting {
  /** Empty for a relay, as is the model. */
  readonly assistantId: string;
  readonly languageModel: string;
  readonly speechModel: string;
  readonly voice: string;
  /** Microseconds since the epoch; null where it has not begun. */
  openedAt: number | null;
}

export interface ConversationEnded {
  readonly type: 'call.conversation.ended';
  readonly conversation: Conversation;
  readonly reason: string | null;
}
