import type { ActivityDefinition } from '../../calls/world.js';
import { heldOf } from '../../calls/held-bytes.js';
import { callFields } from '../../calls/payload.js';
import type { ForkTarget } from '../../forking/params.js';
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
  started: () => [],
  take: () => [],
  endEvent: (activity) => ({ type: 'call.fork.stopped', fork: activity }),
  release: () => undefined,
  bytes: ({ params }) => heldOf(params),
  view: ({ params, stats }) => ({
    ...(params.kind === 'split'
      ? { rx: params.rx ? address(params.rx) : null, tx: params.tx ? address(params.tx) : null }
      : { target: address(params.target) }),
    ...stats,
  }),
};

const address = ({ host, port }: ForkTarget): string => `udp:${host}:${port}`;
