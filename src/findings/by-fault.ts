import type { Entry } from '../calls/entry.js';
import type { EntryOf } from '../contract/entry-types.js';
import type { FaultKind } from '../faults/fault.js';
import type { Recent } from './recent.js';

/** Makes what is remembered by a key, as rules do. */
type Memory = <Value>(make: () => Value) => Recent<Value>;

export type Happened = EntryOf<'fault.happened'>;

/** These have a webhook come late, or not at all. */
const KEEPING_BACK: ReadonlySet<FaultKind> = new Set<FaultKind>([
  ...(['webhook_late', 'webhook_lost', 'webhook_reordered', 'webhook_bunched'] as const),
  ...(['webhook_wrongly_signed', 'webhook_stale'] as const),
]);

/** Behind a webhook of these the later ones of its call wait, too, until it has had its attempt. */
const BLOCKING: ReadonlySet<FaultKind> = new Set<FaultKind>(['webhook_lost', 'webhook_bunched']);

/** A call has so many blocking webhooks that are remembered. */
const MAX_BLOCKING = 20;

/** Remembers the webhooks that faults kept from the app, for a while or for good: what it did not know, it could not act on. */
export class KeptBack {
  readonly #events: Recent<Happened | undefined>;
  /** By call: the webhooks that others wait behind, by their ids. */
  readonly #blocking: Recent<Map<string, Happened>>;

  constructor(memory: Memory) {
    this.#events = memory<Happened | undefined>(() => undefined);
    this.#blocking = memory(() => new Map<string, Happened>());
  }

  note(entry: Entry): void {
    const { call_control_id: callId = '' } = entry;
    if (entry.type === 'fault.happened') this.#happened(entry, callId);
    else if (entry.type === 'webhook.attempt') this.#blocking.find(callId)?.delete(entry.event_id);
    else if (entry.type === 'webhook.created') {
      const [behind] = this.#blocking.find(callId)?.values() ?? [];
      if (behind) this.#events.put(entry.event_id, behind);
    }
  }

  /** The fault that kept the event of this id back; undefined where none did. */
  by(eventId: string | undefined): Happened | undefined {
    return eventId === undefined ? undefined : this.#events.find(eventId);
  }

  #happened(entry: Happened, callId: string): void {
    const { fault, event_id: eventId } = entry;
    if (eventId === undefined || !KEEPING_BACK.has(fault)) return;
    this.#events.put(eventId, entry);
    if (!BLOCKING.has(fault)) return;
    const blocking = this.#blocking.of(callId);
    if (blocking.size < MAX_BLOCKING) blocking.set(eventId, entry);
  }
}

/** The part of a fault in a finding: its name, and the entry that tells of it. */
interface Part {
  readonly fault?: string;
  readonly seq?: number | undefined;
}

const NONE: Part = {};

/** Remembers what one kind of fault has done to which stream or relay, the newest of each. */
export class StreamFaults {
  readonly #kind: FaultKind;
  readonly #streams: Recent<Part>;

  constructor(memory: Memory, kind: FaultKind) {
    this.#kind = kind;
    this.#streams = memory(() => NONE);
  }

  note({ fault, name, seq, stream_id: id }: Happened): void {
    if (fault === this.#kind && id !== undefined) this.#streams.put(id, { fault: name, seq });
  }

  in(streamId: string): Part {
    return this.#streams.find(streamId) ?? NONE;
  }
}
