import type { Lasting } from '../../calls/lasting.js';
import type { ForkParams } from '../../forking/params.js';

export interface ForkActivity extends Lasting {
  readonly kind: 'fork';
  readonly params: ForkParams;
  readonly stats: { rx_packets: number; tx_packets: number };
}

type ForkEvent =
  | { readonly type: 'call.fork.started'; readonly fork: ForkActivity }
  | { readonly type: 'call.fork.stopped'; readonly fork: ForkActivity };

export interface ForkKind {
  readonly activity: ForkActivity;
  readonly event: ForkEvent;
  readonly input: never;
}
