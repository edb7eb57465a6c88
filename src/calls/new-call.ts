import { callAddress } from './address.js';
import type { Call, Header, Party } from './call.js';
import { isLedFromOutside, openingOf } from './opening.js';
import { natureOf, type PartyNature } from './nature.js';
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
  /** Books that it shares with another leg. */
  readonly commandIds?: Call['commandIds'];
  readonly noted?: Call['noted'];
  /** The far end does this of itself from the answer on; where it is dialled, what its fate says. */
  readonly script?: readonly ScriptStep[] | undefined;
  /** Its far end is of this nature; where it is dialled, of the one that its fate says. */
  readonly nature?: PartyNature | undefined;
  /** Machine detection listens on the leg from the answer on. */
  readonly isDetected?: boolean;
  /** The far end hangs up so long after the answer. */
  readonly hangupAfterMs?: number | undefined;
}

export function newCall(world: Pick<World, 'nowMicros' | 'isStaged'>, options: NewCall): Call {
  const { ids, sessionId, connectionId, direction, state, from, to, codec, identity, webhooks, clientState, dial } =
    options;
  const id = options.id ?? ids.callControlId();
  // Each property stands here by its name: a literal of that many with a spread takes V8 33 µs in place of 0.3, and 1,080 bytes in place of 260.
  return {
    id,
    ids,
    address: callAddress(id),
    legId: options.legId ?? ids.legId('leg'),
    sessionId,
    connectionId,
    direction,
    from,
    to,
    codec,
    identity,
    customHeaders: options.customHeaders ?? [],
    sipHeaders: options.sipHeaders ?? [],
    tags: options.tags ?? [],
    dial,
    standIn: options.standIn ?? false,
    createdAt: world.nowMicros(),
    answeredAt: null,
    endedAt: null,
    state,
    hangup: null,
    clientState,
    unbridged: null,
    webhooks,
    activities: new Map(),
    commandIds: options.commandIds ?? new Map<never, never>(),
    party: newParty(options, world.isStaged),
    acts: new Map(),
    earlyDigits: '',
    noted: options.noted ?? new Set<never>(),
  };
}

function newParty(options: NewCall, isStaged: boolean): Party {
  const { receivedHeaders, dial, hangupAfterMs } = options;
  const nature = natureOf(options.nature ?? dial?.fate ?? {});
  return {
    nature,
    onHold: false,
    speaking: false,
    dtmfHeard: '',
    receivedHeaders: receivedHeaders ?? [],
    sipInfos: [],
    script: scriptOf(options, nature),
    hangupAfterMs,
    isStaged,
  };
}

/** It greets as its nature is, and then does what its script says. */
function scriptOf({ ids, script, dial, direction, isDetected = false }: NewCall, nature: PartyNature) {
  const steps = script ?? dial?.fate.script;
  const isCaller = direction === 'incoming';
  const opening = openingOf({ nature, isCaller, hasScript: steps !== undefined, isDetected });
  if (steps) return newScript(ids.uuid('act'), [...opening, ...steps]);
  if (opening.length === 0 && isLedFromOutside(nature)) return undefined;
  return { ...newScript(ids.uuid('act'), opening), isGreeting: true };
}
