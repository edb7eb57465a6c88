import type { Lasting } from '../../calls/lasting.js';
import type { TurnHeard } from '../conversation/kind.js';

/** A conversation goes on without a participant that hangs up, or ends. */
export type OnHangup = 'continue_conversation' | 'end_conversation';

/** The leg takes part in a conversation with an AI assistant that began on another leg. */
export interface ParticipantActivity extends Lasting {
  readonly kind: 'participant';
  /** The id of the conversation. */
  readonly conversation: string;
  /** The call control id of the leg on which it began. */
  readonly peer: string;
  readonly name: string | undefined;
  readonly onHangup: OnHangup;
}

/** The conversation is over. */
interface ConversationOver {
  readonly kind: 'conversationOver';
  readonly id: string;
}

export interface ParticipantKind {
  readonly activity: ParticipantActivity;
  readonly event: never;
  readonly input: TurnHeard | ConversationOver;
}
