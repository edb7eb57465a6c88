import { heldOf } from '../../calls/held-bytes.js';
import type { ActivityDefinition } from '../../calls/world.js';
import type { SuppressionKind } from './kind.js';

/** Noise suppression of a call. Telnyx has no webhook for it. */
export const suppression: ActivityDefinition<SuppressionKind> = {
  endRank: 90,
  beginsWhenAnswered: false,
  timers: {},
  webhooks: {},
  told: ({ direction, engine }) => ({ engine, tracks: direction }),
  started: () => [],
  take: () => [],
  endEvent: () => undefined,
  release: () => undefined,
  bytes: ({ config }) => heldOf(config),
  view: ({ direction, engine, config }) => ({ direction, engine, engine_config: config }),
};
