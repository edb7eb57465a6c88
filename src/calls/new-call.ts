import { callAddress } from './address.js';
import type { Call, Header } from './call.js';
import { newScript, type ScriptStep } from './script-step.js';
import type { World } from './world.js';

type Fixed = Pick<
  Call,
  | 'ids'
  | 'sessionId'
  | 'connectionId'
  | 'direction'
  | 'state'
  | 'from'
  | 'to'
  | 'codec'
  | 'identity'
  | 'webhooks'
  | 'clientState'
  | 'dial'
>;

/** A new leg is made of these. Its own ids, times and empty books come by themselves. */
export interface NewCall extends Fixed {
  readonly id?: string;
  readonly legId?: string;
  readonly standIn?: boolean;
  readonly customHeaders?: readonly Header[];
  readonly sipHeaders?: readonly Header[];
  readonly tags?: readonly string[];
  readonly receivedHeaders?: readonly Header[];
  /** The far end does this of itself from the answer on; where it is dialled, what its fate says. */
  readonly script?: readonly ScriptStep[] | undefined;
}

export function newCall(world: Pick<World, 'nowMicros'>, options: NewCall): Call {
  const { id, legId, standIn, customHeaders, sipHeaders, tags, receivedHeaders, script, ...fixed } = options;
  const callControlId = id ?? fixed.ids.callControlId();
  const ofFate = fixed.dial?.fate.script;
  const steps = script ?? ofFate;
  return {
    ...fixed,
    id: callControlId,
    address: callAddress(callControlId),
    legId: legId ?? fixed.ids.legId('leg'),
    standIn: standIn ?? false,
    customHeaders: customHeaders ?? [],
    sipHeaders: sipHeaders ?? [],
    tags: tags ?? [],
    createdAt: world.nowMicros(),
    answeredAt: null,
    endedAt: null,
    hangup: null,
    unbridged: null,
    activities: new Map(),
    commandIds: new Map(),
    party: {
      speaking: false,
      dtmfHeard: '',
      receivedHeaders: receivedHeaders ?? [],
      script: steps && newScript(fixed.ids.uuid('act'), steps, { isShared: steps === ofFate }),
    },
    acts: new Map(),
    noted: new Set(),
  };
}
