import { ACTIVITY_KINDS } from '../../src/activities/index.js';
import type { Activity } from '../../src/calls/activity.js';
import { newWebhookSettings, type Call } from '../../src/calls/call.js';
import type { ActivityInput } from '../../src/calls/input.js';
import { Ids } from '../../src/calls/ids.js';
import { newCall } from '../../src/calls/new-call.js';
import type { ActivityDefinition, ActivityKinds, World } from '../../src/calls/world.js';
import { coreWorld } from './core-world.js';

/** The types of a kind that nobody thought of. */
export interface ToyKind {
  readonly activity: Activity;
  readonly event: { readonly type: 'toy.ended' };
  readonly input: ActivityInput;
}

/** It has timers and a webhook of its own. */
export const toy: ActivityDefinition<ToyKind> = {
  endRank: 28,
  beginsWhenAnswered: false,
  timers: { tick: 'event', fence: 'guard', answer: 'waits_for_party' },
  webhooks: { 'toy.ended': () => ({}) },
  told: () => ({}),
  started: () => [],
  take: () => [],
  endEvent: () => ({ type: 'toy.ended' }),
  release: () => undefined,
  bytes: () => 0,
  view: () => ({}),
};

/** The kinds that there are, and one that is yet to come, which a kind outside of the union stands for. */
export const withToy = (definition = toy): ActivityKinds =>
  ({ ...ACTIVITY_KINDS, toy: definition }) as unknown as ActivityKinds;

export const newToy = (id = 'toy'): Activity =>
  ({ id, kind: 'toy', state: 'running', startedAt: 0, endedAt: null }) as unknown as Activity;

/** An answered call in a world with these kinds, with activities that have been added to it and not been started. */
export function answeredCall(
  kinds: ActivityKinds,
  activities: readonly Activity[] = [],
  base = coreWorld(),
  name = 'call',
): { readonly world: World; readonly call: Call } {
  const world: World = { ...base, kinds, call: (id) => (id === call.id ? call : undefined) };
  const call: Call = newCall(world, {
    ids: new Ids(name),
    sessionId: 'session',
    connectionId: '1',
    direction: 'incoming',
    state: 'active',
    from: '+13125550001',
    to: '+13125550002',
    codec: 'PCMU',
    identity: world.identity(new Ids('identity'), '', '', undefined),
    webhooks: newWebhookSettings(),
    clientState: null,
    dial: undefined,
  });
  for (const activity of activities) call.activities.set(activity.id, activity);
  return { world, call };
}
