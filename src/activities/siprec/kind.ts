import type { Lasting } from '../../calls/lasting.js';

export interface SiprecActivity extends Lasting {
  readonly kind: 'siprec';
  /** The name of the connector; null where none was named. */
  readonly connector: string | null;
  readonly track: 'inbound_track' | 'outbound_track' | 'both_tracks';
  readonly transport: 'udp' | 'tcp' | 'tls';
  readonly secure: boolean;
  /** Headers of the app go into the metadata, and not into the SIP message. */
  readonly headersAsMetadata: boolean;
  /** In seconds; 0 where the session is not refreshed. */
  readonly sessionTimeoutSecs: number;
}

export interface SiprecKind {
  readonly activity: SiprecActivity;
  readonly event:
    | { readonly type: 'siprec.started' }
    | { readonly type: 'siprec.stopped'; readonly cause: 'normal_clearing' }
    | { readonly type: 'siprec.failed'; readonly cause: 'no_answer' | 'originator_cancel' };
  /** The recorder does not answer. */
  readonly input: { readonly kind: 'siprecUnanswered'; readonly id: string };
}
