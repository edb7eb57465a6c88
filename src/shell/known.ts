import type { Address } from '../calls/address.js';
import type { Call } from '../calls/call.js';
import type { Conference } from '../calls/conferences/conference.js';
import { conferenceBytes, ConferenceStore } from '../calls/conferences/store.js';
import type { Entity } from '../calls/entity.js';
import { heldBytes } from '../calls/held-bytes.js';
import type { RecordEntry } from '../calls/journal.js';
import { CallStore, type StoreEvents, type StoreLimits } from '../calls/store.js';
import type { ActivityKinds } from '../calls/world.js';
import { limitReached } from '../limits.js';
import type { Shares } from './world-shares.js';

/** Limits that are not those of `limits.ts`. */
export interface KnownLimits {
  readonly calls?: StoreLimits | undefined;
  readonly conferences?: StoreLimits | undefined;
}

export interface KnownDeps {
  readonly record: RecordEntry;
  readonly kinds: ActivityKinds;
  readonly limits: KnownLimits;
  readonly shares: Shares;
  /** Told of each that has become unknown. */
  readonly forgotten: { readonly call: (call: Call) => void; readonly conference: (conference: Conference) => void };
}

/** Whoever has an address in a world: those that are live, and the ended ones for a while. */
export class Known {
  readonly calls: CallStore;
  readonly conferences: ConferenceStore;
  readonly #kinds: ActivityKinds;

  constructor({ record, kinds, limits, shares, forgotten }: KnownDeps) {
    const events = <E extends Entity>(gone: (entity: E) => void): StoreEvents<E> => ({
      forgotten: gone,
      crowdedOut: ({ address }, what) => record('limit.reached', limitReached(what), address),
    });
    this.#kinds = kinds;
    this.calls = new CallStore(events(forgotten.call), limits.calls, shares.of('calls.bytes'));
    this.conferences = new ConferenceStore(
      events(forgotten.conference),
      limits.conferences,
      shares.of('conferences.bytes'),
    );
  }

  /** A live call has been answered. */
  get isTalking(): boolean {
    for (const { state } of this.calls.all()) if (state === 'active') return true;
    return false;
  }

  /** The entity at an address; undefined where there is none any more, and for the world. */
  at(address: Address): Entity | undefined {
    if (address.kind === 'call') return this.calls.get(address.id);
    return address.kind === 'conference' ? this.conferences.get(address.id) : undefined;
  }

  /** Notes what those at the addresses keep now. */
  weigh(addresses: Iterable<Address>): void {
    for (const address of addresses) {
      const call = address.kind === 'call' ? this.calls.get(address.id) : undefined;
      const conference = address.kind === 'conference' ? this.conferences.get(address.id) : undefined;
      if (call) this.calls.weigh(call.id, heldBytes(call, this.#kinds));
      if (conference) this.conferences.weigh(conference.id, conferenceBytes(conference, this.#kinds));
    }
  }

  /** Notes which of those at the addresses have ended. */
  noteEnds(addresses: Iterable<Address>): void {
    for (const address of addresses) {
      const call = address.kind === 'call' ? this.calls.get(address.id) : undefined;
      const conference = address.kind === 'conference' ? this.conferences.get(address.id) : undefined;
      if (call?.state === 'ended') this.calls.ended(call);
      if (conference?.end) this.conferences.ended(conference);
    }
  }
}
