import { limitReached } from '../limits.js';
import type { Applications } from '../calls/applications.js';
import type { Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import type { World } from '../calls/world.js';
import { heldBytes } from '../calls/held-bytes.js';
import type { IdentityMaker } from '../calls/identity.js';
import type { RecordEntry } from '../calls/journal.js';
import { ringIn } from '../calls/ring-in.js';
import type { CallStore } from '../calls/store.js';
import type { DialBody } from '../commands/check-dial.js';
import { dial, type DialledLeg } from '../commands/dial.js';
import type { Reply } from '../commands/execute.js';
import type { Config } from '../config.js';
import type { Refusal } from '../contract/errors.js';
import { LIMIT_TEXTS } from './call-room.js';
import { commandFields } from './command-fields.js';
import { DialMemory } from './dial-memory.js';
import { CallLimitError, ConnectionError, type RingInRequest } from './exchange-deps.js';
import { dialAnswer } from './telnyx-views.js';

export interface NewCallsDeps {
  readonly config: Config;
  readonly record: RecordEntry;
  readonly world: World;
  /** The calls that are known now. */
  readonly store: () => CallStore;
  /** A known call, or what stands in for one. */
  readonly findCall: (callControlId: string) => Call | undefined;
  readonly applications: Applications;
  /** Whether calls may be made on a connection. An unknown one is made on the way, unless connections are strict. */
  readonly provides: (connectionId: string) => boolean;
  readonly perform: (effects: readonly Effect[]) => void;
}

/** How calls of a world come about: the app dials, or a far end rings in. */
export class NewCalls {
  readonly #deps: NewCallsDeps;
  readonly #dials: DialMemory;

  constructor(deps: NewCallsDeps) {
    this.#deps = deps;
    this.#dials = new DialMemory((what) => deps.record('limit.reached', limitReached(what)));
  }

  /** Dials. The body is in order; `apiKey` is the scope of its `command_id`. */
  dial(body: DialBody, apiKey: string, identities: IdentityMaker): Reply {
    const { config, record, world, findCall, provides } = this.#deps;
    const store = this.#deps.store();
    const first = this.#dials.find(apiKey, body.command_id, world.nowMicros());
    if (first) {
      record('command.ignored', { command: 'dial', command_id: body.command_id, why: 'repeated command_id' });
      return { kind: 'accepted', data: first, effects: [] };
    }
    const linked = body.link_to ? findCall(body.link_to) : undefined;
    if (body.link_to && !linked) return this.#refuse(body, { error: 'unknownCall', pointer: '/link_to' });
    const count = typeof body.to === 'string' ? 1 : body.to.length;
    if (!store.hasRoomFor(count)) return this.#tooMany(body, 'calls.live');
    if (!provides(body.connection_id))
      return this.#refuse(body, { error: 'invalidConnection', pointer: '/connection_id' });
    const context = {
      usualFate: config.party,
      sessionId: linked?.sessionId,
      connectionId: body.connection_id,
      identity: identities.make.bind(identities),
    };
    const legs = dial(body, context, world);
    if (!store.makeRoom(legs.reduce((sum, { call }) => sum + heldBytes(call), 0)))
      return this.#tooMany(body, 'calls.bytes');
    return this.#ring(body, apiKey, legs);
  }

  /** A far end calls in. Throws a ConnectionError or a CallLimitError. */
  ringIn(request: RingInRequest, identities: IdentityMaker): Call {
    const { world, applications, provides, perform } = this.#deps;
    const store = this.#deps.store();
    if (!store.hasRoomFor(1)) this.#refuseRing('calls.live');
    const connectionId = request.connectionId ?? applications.default.id;
    if (!provides(connectionId)) {
      throw new ConnectionError(`connection_id: expected a known connection, got ${connectionId}`);
    }
    const ids = world.ids.next('call');
    const identity = identities.make(ids, request.from, request.to, request.callerIdName);
    const patienceMs = request.patienceSecs * 1000;
    const { call, effects } = ringIn({ ...request, ids, connectionId, patienceMs, identity }, world);
    if (!store.makeRoom(heldBytes(call))) this.#refuseRing('calls.bytes');
    this.#add(call);
    perform(effects);
    return call;
  }

  #ring(body: DialBody, apiKey: string, legs: readonly DialledLeg[]): Reply {
    const { record, world, perform } = this.#deps;
    for (const { call } of legs) this.#add(call);
    const data = dialAnswer(legs.map((leg) => leg.call));
    this.#dials.remember(apiKey, body.command_id, data, world.nowMicros());
    for (const { call, effects } of legs) {
      record('command.accepted', commandFields('dial', body), call.id);
      record('call.state', { from: null, to: call.state }, call.id);
      perform(effects);
    }
    return { kind: 'accepted', data, effects: [] };
  }

  #add(call: Call): void {
    const store = this.#deps.store();
    store.add(call);
    store.weigh(call.id, heldBytes(call));
  }

  #tooMany(body: DialBody, what: keyof typeof LIMIT_TEXTS): Reply {
    this.#deps.record('limit.reached', limitReached(what, { command: 'dial' }));
    const detail = what === 'calls.live' ? {} : { detail: LIMIT_TEXTS[what] };
    return this.#refuse(body, { error: 'tooManyCalls', ...detail });
  }

  #refuse(body: DialBody, refusal: Refusal): Reply {
    this.#deps.record('command.refused', { ...commandFields('dial', body), errors: [refusal.error] });
    return { kind: 'refused', refusals: [refusal], effects: [] };
  }

  #refuseRing(what: keyof typeof LIMIT_TEXTS): never {
    this.#deps.record('limit.reached', limitReached(what));
    throw new CallLimitError(LIMIT_TEXTS[what]);
  }
}
