import { LIMITS, limitReached } from '../limits.js';
import { callAddress } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import type { World } from '../calls/world.js';
import { heldBytes } from '../calls/held-bytes.js';
import { Queues } from '../calls/queues.js';
import type { RecordEntry } from '../calls/journal.js';
import type { AnyCallCommand, CommonBody } from '../commands/command.js';
import { executeOn } from '../commands/execute.js';
import type { Reply } from '../commands/reply.js';
import { alone, type ByteShare } from '../platform/byte-shares.js';
import { freshFor, lenient, NOBODY, standIn } from './stand-in.js';

/**
 * The calls that stand in for ids which were never given out (`--provision-unknown`), and those of the events that an attack forges. Each is
 * made once, at its first use, and never dies; when there are too many, the one that was used longest ago goes.
 */
export class StandIns {
  readonly #world: World;
  /** The world of a command: its other legs are fresh too, and new ones are not kept, so that no real call is touched or made. */
  readonly #commandWorld: World;
  readonly #record: RecordEntry;
  readonly #maxCalls: number;
  readonly #budget: ByteShare;
  /** Used longest ago first. */
  readonly #calls = new Map<string, { readonly call: Call; bytes: number }>();

  constructor(
    world: World,
    record: RecordEntry,
    limits = { calls: LIMITS['stand_ins'], bytes: LIMITS['stand_ins.bytes'] },
    newShare = alone,
  ) {
    this.#world = world;
    const usual = lenient(world);
    this.#commandWorld = {
      ...usual,
      call: (id) => standIn(id, usual),
      hasRoomFor: () => true,
      addCall: () => undefined,
      identity: () => NOBODY.identity,
    };
    this.#record = record;
    this.#maxCalls = limits.calls;
    this.#budget = newShare(limits.bytes, () => this.#shed());
  }

  /** The stand-in for that id: the same at each asking, while there is room. */
  get(callControlId: string): Call {
    const known = this.#calls.get(callControlId) ?? { call: standIn(callControlId, this.#world), bytes: 0 };
    this.#calls.delete(callControlId);
    this.#calls.set(callControlId, known);
    this.#weigh(callControlId);
    return known.call;
  }

  /** The stand-in for that id, where there is one already. */
  known(callControlId: string): Call | undefined {
    return this.#calls.has(callControlId) ? this.get(callControlId) : undefined;
  }

  /** Those of an earlier world stand in again; there are no others yet. */
  restore(calls: readonly Call[]): void {
    for (const call of calls) {
      this.#calls.set(call.id, { call, bytes: 0 });
      this.#weigh(call.id);
    }
  }

  /** Used longest ago first. */
  all(): Call[] {
    return [...this.#calls.values()].map(({ call }) => call);
  }

  /**
   * Runs a command on a fresh call, as if that were the stand-in. Its effects are dropped: no webhook, no media; the journal alone
   * is told. What lasts is the client state and the command ids.
   */
  command(command: AnyCallCommand, callControlId: string, body: CommonBody): Reply {
    // A call waits for this command alone: what it is put in is gone with it.
    const world = { ...this.#commandWorld, queues: queuesOf(this.#world) };
    const known = this.get(callControlId);
    const fresh = freshFor(command, known, body, world);
    const reply = executeOn(command, fresh, body, world);
    known.clientState = fresh.clientState;
    this.#weigh(callControlId);
    for (const effect of reply.effects) {
      if (effect.kind === 'journal' && effect.at.kind === 'call' && effect.at.id === callControlId)
        this.#record(effect.type, effect.fields, effect.at);
    }
    return reply;
  }

  #weigh(callControlId: string): void {
    const known = this.#calls.get(callControlId);
    if (!known) return;
    const bytes = heldBytes(known.call, this.#world.kinds) + callControlId.length;
    this.#budget.add(bytes - known.bytes);
    known.bytes = bytes;
    if (this.#calls.size > this.#maxCalls) this.#forgetOldest('stand_ins');
    this.#budget.fits(0);
  }

  /** The one that was used last stays, whatever it holds. */
  #shed(): boolean {
    if (this.#calls.size <= 1) return false;
    this.#forgetOldest('stand_ins.bytes');
    return true;
  }

  #forgetOldest(what: 'stand_ins' | 'stand_ins.bytes'): void {
    const [oldest] = this.#calls;
    if (!oldest) return;
    const [id, { bytes }] = oldest;
    this.#calls.delete(id);
    this.#budget.add(-bytes);
    this.#record('limit.reached', limitReached(what), callAddress(id));
  }
}

/** Queues with nobody in them. */
const queuesOf = (world: World): Queues =>
  new Queues({ ids: world.ids.of('stand-in', 'queues'), nowMicros: () => world.nowMicros() });
