import type { Interruptible, RelayParams } from '../../relaying/params.js';
import type { RelayOrder } from '../../relaying/session.js';
import type { Conversation, ConversationEnded } from '../conversation/kind.js';

/** A conversation relay. It is starting until the app's socket is open. */
export interface RelayActivity extends Conversation {
  readonly kind: 'relay';
  readonly params: RelayParams;
  /** The language that is spoken, and the one that is understood. */
  spoken: string;
  understood: string;
  /** Of what it says or plays, by the child's id: it may be cut in on so, and it makes way for what comes next. */
  readonly said: Map<string, { readonly interruptible: Interruptible; readonly preemptible: boolean }>;
}

type RelayInput =
  | { readonly kind: 'relayOpened'; readonly id: string }
  | { readonly kind: 'relayFailed'; readonly id: string; readonly error: string }
  | { readonly kind: 'relayOrder'; readonly id: string; readonly order: RelayOrder }
  | { readonly kind: 'relayInterrupted'; readonly id: string }
  | {
      readonly kind: 'relayClosed';
      readonly id: string;
      /** The side that closed the socket; `code` is the WebSocket's close code, `detail` is for the journal. */
      readonly by: 'client' | 'simulator';
      readonly code: number;
      readonly detail: string;
    };

export interface RelayKind {
  readonly activity: RelayActivity;
  readonly event: ConversationEnded;
  readonly input: RelayInput;
}
