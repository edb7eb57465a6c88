import type { Lasting } from '../../calls/lasting.js';

/** The far end of a leg is asked by SIP REFER to call somebody else in place of us. */
export interface ReferActivity extends Lasting {
  readonly kind: 'refer';
  readonly sipAddress: string;
  /** The SIP status that the far end told of its call last; 100 until there is another one. */
  sipStatus: number;
}

export interface ReferKind {
  readonly activity: ReferActivity;
  readonly event: {
    readonly type: 'call.refer.started' | 'call.refer.completed' | 'call.refer.failed';
    readonly refer: ReferActivity;
  };
  /** The far end refuses, whoever it was to call. */
  readonly input: { readonly kind: 'referRefused'; readonly id: string };
}
