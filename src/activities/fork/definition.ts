import type { ActivityDefinition } from '../../calls/world.js';
import { heldOf } from '../../calls/held-bytes.js';
import { callFields } from '../../calls/payload.js';
import type { ForkParams, ForkTarget } from '../../forking/params.js';
import type { ForkKind } from './kind.js';

/** A copy of the call's audio as RTP over UDP. */
export const fork: ActivityDefinition<ForkKind> = {
  endRank: 40,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {
    'call.fork.started': (call) => ({ ...callFields(call), stream_type: 'decrypted' }),
    'call.fork.stopped': (call) => ({ ...callFields(call), stream_type: 'decrypted' }),
  },
  told: ({ params }) => addresses(params),
  started: () => [],
  take: () => [],
  endEvent: (activity) => ({ type: 'call.fork.stopped', fork: activity }),
  release: () => undefined,
  bytes: ({ params }) => heldOf(params),
  view: ({ params, stats }) => ({
    ...(params.kind === 'split' && { rx: null, tx: null }),
    ...addresses(params),
    ...stats,
  }),
};

/** The addresses that the directions go to, or both together. */
const addresses = (params: ForkParams): { readonly rx?: string; readonly tx?: string; readonly target?: string } =>
  params.kind === 'legacy'
    ? { target: address(params.target) }
    : { ...(params.rx && { rx: address(params.rx) }), ...(params.tx && { tx: address(params.tx) }) };

const address = ({ host, port }: ForkTarget): string => `udp:${host}:${port}`;
