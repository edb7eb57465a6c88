import type { Application, Applications } from '../calls/applications.js';
import type { AssistantScript } from '../calls/assistants.js';
import type { PhoneNumber } from '../calls/phone-numbers.js';
import type { KeptQueue, Queues } from '../calls/queues.js';
import type { FaultBook } from '../faults/book.js';
import type { Fault } from '../faults/fault.js';
import { LIMITS } from '../limits.js';
import { roughBytes } from '../platform/rough-bytes.js';
import type { WorldClock } from '../platform/clock.js';
import type { AudioFiles } from './audio-files.js';
import type { Account } from './exchange-deps.js';

/** Everything of a world that outlives its calls, apart from recordings and what is remembered of calls. */
interface Contents {
  readonly applications: readonly Application[];
  readonly numbers: readonly PhoneNumber[];
  readonly queues: readonly KeptQueue[];
  readonly assistants: readonly (readonly [id: string, script: AssistantScript])[];
  readonly media: readonly (readonly [name: string, file: Uint8Array])[];
  readonly faults: readonly Fault[];
}

/** A world, as far as snapshots know it. */
interface Kept {
  readonly clock: WorldClock;
  readonly worldNumber: number;
  readonly applications: Applications;
  readonly account: Pick<Account, 'numbers' | 'assistants'>;
  readonly queues: Queues;
  readonly files: AudioFiles;
  readonly faults: FaultBook;
}

/** A world as it was between two calls. Nothing in it changes. */
export interface Snapshot {
  readonly id: string;
  readonly name: string | null;
  /** World microseconds since the Unix epoch. */
  readonly atMicros: number;
  readonly world: number;
  readonly bytes: number;
  readonly contents: Contents;
}

export type SnapshotLimit = 'snapshots' | 'snapshots.bytes';

/** The snapshots of one key's worlds, the oldest first. */
export class Snapshots {
  readonly #limits: { readonly snapshots: number; readonly bytes: number };
  readonly #byId = new Map<string, Snapshot>();
  #count = 0;

  constructor(limits = { snapshots: LIMITS['snapshots'], bytes: LIMITS['snapshots.bytes'] }) {
    this.#limits = limits;
  }

  list(): Snapshot[] {
    return [...this.#byId.values()];
  }

  get(id: string): Snapshot | undefined {
    return this.#byId.get(id);
  }

  /** Keeps a world as it is. Answers the limit that is against it; then nothing has changed. */
  take(world: Kept, name: string | null): Snapshot | SnapshotLimit {
    if (this.#byId.size >= this.#limits.snapshots) return 'snapshots';
    const contents = contentsOf(world);
    const bytes = roughBytes(contents);
    const held = this.list().reduce((sum, snapshot) => sum + snapshot.bytes, 0);
    if (held + bytes > this.#limits.bytes) return 'snapshots.bytes';
    const id = `snapshot-${++this.#count}`;
    const atMicros = world.clock.wallMicros();
    const snapshot = { id, name, atMicros, world: world.worldNumber, bytes, contents };
    this.#byId.set(id, snapshot);
    return snapshot;
  }

  remove(id: string): Snapshot | undefined {
    const snapshot = this.#byId.get(id);
    this.#byId.delete(id);
    return snapshot;
  }
}

/** Puts what a snapshot has into a world that has just begun. */
export function fill(world: Kept, { contents }: Snapshot): void {
  const { applications, account, queues, files, faults } = world;
  applications.restore(contents.applications);
  account.numbers.restore(contents.numbers);
  queues.restore(contents.queues);
  for (const [id] of account.assistants.list()) account.assistants.remove(id);
  for (const [id, script] of contents.assistants) account.assistants.put(id, script);
  for (const [name, file] of contents.media) files.storage.put(name, file);
  for (const fault of contents.faults) faults.add(fault);
}

const contentsOf = ({ applications, account, queues, files, faults }: Kept): Contents => ({
  applications: applications.list(),
  numbers: account.numbers.list(),
  queues: queues.kept(),
  assistants: account.assistants.list(),
  media: files.storage.uploads(),
  faults: faults.added(),
});
