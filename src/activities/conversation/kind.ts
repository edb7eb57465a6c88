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

export interface Message {
  readonly role: string;
  readonly content: string;
}

/** A conversation with an assistant, which follows its script. */
export interface Talk extends Conversation {
  /** Lines that it has still to say. */
  readonly lines: string[];
  readonly history: Message[];
  /** The caller may cut in on what it says. */
  readonly isInterruptible: boolean;
}

/** The caller says something; the words are those of the utterance so far, or, where it is final, all of them. */
export interface TurnHeard {
  readonly kind: 'turnHeard';
  readonly id: string;
  readonly words: string;
  readonly isFinal: boolean;
}
