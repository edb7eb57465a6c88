import { speechAhead } from './acts.js';
import type { Ids } from './ids.js';
import { newWebhookSettings, type Call, type Header, type Identity } from './call.js';
import { note, webhook, type Effect } from './effect.js';
import type { World } from './world.js';
import { newCall } from './new-call.js';
import type { PartyNature } from './nature.js';
import type { ScriptStep } from './script-step.js';

/** An unanswered caller waits so long by default, in seconds. */
export const USUAL_PATIENCE_SECS = 60;

/** A far end that calls in. */
export interface RingIn {
  /** Those of the new call. */
  readonly ids: Ids;
  readonly from: string;
  readonly to: string;
  readonly connectionId: string;
  readonly codec: Call['codec'];
  readonly patienceMs: number;
  readonly webhookUrl: string | null;
  readonly identity: Identity;
  readonly sipHeaders: readonly Header[];
  readonly customHeaders: readonly Header[];
  /** The caller does this of itself from the answer on. */
  readonly script?: readonly ScriptStep[] | undefined;
  /** The caller is of this nature. */
  readonly nature?: PartyNature | undefined;
  /** The caller hangs up so long after the answer. */
  readonly hangupAfterMs?: number | undefined;
}

/** A new inbound leg, ringing; `call.initiated` is among its effects. */
export function ringIn(options: RingIn, world: World): { readonly call: Call; readonly effects: readonly Effect[] } {
  const call = newCall(world, {
    ids: options.ids,
    sessionId: options.ids.legId('session'),
    connectionId: options.connectionId,
    direction: 'incoming',
    state: 'ringing',
    from: options.from,
    to: options.to,
    codec: options.codec,
    identity: options.identity,
    webhooks: { ...newWebhookSettings(), url: options.webhookUrl },
    clientState: null,
    customHeaders: options.customHeaders,
    sipHeaders: options.sipHeaders,
    dial: undefined,
    script: options.script,
    nature: options.nature,
    hangupAfterMs: options.hangupAfterMs,
  });
  const effects: Effect[] = [
    note(call, 'call.state', { from: null, to: 'ringing' }),
    webhook(call, { type: 'call.initiated' }),
    ...speechAhead(call),
    { kind: 'timer', at: call.address, name: 'patience', afterMs: options.patienceMs },
  ];
  const { firstCommandTimeoutMs } = world.application(options.connectionId);
  if (firstCommandTimeoutMs !== null)
    effects.push({ kind: 'timer', at: call.address, name: 'first_command', afterMs: firstCommandTimeoutMs });
  return { call, effects };
}
