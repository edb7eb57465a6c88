import type { Application, Applications } from '../calls/applications.js';
import type { Assistants, AssistantScript } from '../calls/assistants.js';
import type { PhoneNumber, PhoneNumbers } from '../calls/phone-numbers.js';
import type { KeptQueue, Queues } from '../calls/queues.js';
import type { Effect } from '../calls/effect.js';
import type { Journal } from '../calls/journal.js';
import type { FaultBook } from '../faults/book.js';
import { LIMITS, limitReached, type LimitName } from '../limits.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import type { Folder } from '../platform/folder.js';
import { roughBytes } from '../platform/rough-bytes.js';
import type { KeptRecordings, Recordings } from '../recordings/recordings.js';
import type { WorldTime } from '../time/world-time.js';
import type { AudioFiles } from './audio-files.js';
import type { Beginning, WorldName } from './beginning.js';
import { bringBack, pastOf, type Past, type PastIn } from './past.js';

/** Everything of a world that outlives its calls, apart from what is remembered of them. */
interface Contents {
  readonly applications: readonly Application[];
  readonly numbers: readonly PhoneNumber[];
  readonly queues: readonly KeptQueue[];
  readonly assistants: readonly (readonly [id: string, script: AssistantScript])[];
  readonly media: readonly (readonly [name: string, file: Uint8Array])[];
  readonly recordings: KeptRecordings;
}

/** A world, as far as snapshots know it. */
interface Kept {
  readonly time: WorldTime;
  readonly worldNumber: number;
  readonly applications: Applications;
  readonly account: { readonly numbers: PhoneNumbers; readonly assistants: Assistants };
  readonly queues: Queues;
  readonly files: AudioFiles;
  readonly faults: FaultBook;
  readonly recordings: Recordings;
  readonly journal: Journal;
  readonly pastIn: PastIn;
  change(how: () => readonly Effect[]): void;
  reset(from: Beginning): WorldName;
}

/** A world as it was between two calls. Nothing in it changes. */
export interface Snapshot {
  readonly id: string;
  readonly name: string | null;
  readonly world: number;
  readonly bytes: number;
  readonly beginning: Beginning;
  readonly contents: Contents;
  readonly past: Past;
  /** The files of its recordings. */
  readonly files: Folder;
}

export type SnapshotLimit = 'snapshots' | 'snapshots.bytes';

/** The snapshots of one key's worlds, the oldest first. */
export class Snapshots {
  readonly #newFolder: () => Folder;
  readonly #max: number;
  readonly #held: ByteShare;
  readonly #byId = new Map<string, Snapshot>();
  #count = 0;

  /** `newFolder` makes a temporary one. */
  constructor(
    newFolder: () => Folder,
    newShare: NewShare = alone,
    limits = { snapshots: LIMITS['snapshots'], bytes: LIMITS['snapshots.bytes'] },
  ) {
    this.#newFolder = newFolder;
    this.#max = limits.snapshots;
    this.#held = newShare(limits.bytes);
  }

  list(): Snapshot[] {
    return [...this.#byId.values()];
  }

  get(id: string): Snapshot | undefined {
    return this.#byId.get(id);
  }

  /** Keeps a world as it is. Answers the limit that is against it; then nothing has changed. Throws the system's error where files cannot be kept. */
  take(world: Kept, name: string | null): Snapshot | SnapshotLimit {
    if (this.#byId.size >= this.#max) return 'snapshots';
    const contents = contentsOf(world);
    const past = pastOf(world.pastIn);
    const beginning = { instant: world.time.instant, faults: world.faults.kept() };
    const bytes = roughBytes(contents) + roughBytes(beginning) + past.bytes + fileBytes(contents);
    if (!this.#held.fits(bytes)) return 'snapshots.bytes';
    const files = this.#newFolder();
    try {
      world.recordings.copyTo(files);
    } catch (error) {
      // That the files stay behind for now is nothing beside the error; they go with the process.
      files.close().catch(() => undefined);
      throw error;
    }
    this.#held.add(bytes);
    const id = `snapshot-${++this.#count}`;
    const snapshot = { id, name, world: world.worldNumber, bytes, beginning, contents, past, files };
    this.#byId.set(id, snapshot);
    return snapshot;
  }

  /** Forgets one, its files included. Rejects with the system's error. */
  async remove({ id, bytes, files }: Snapshot): Promise<void> {
    if (this.#byId.delete(id)) this.#held.add(-bytes);
    await files.close();
  }

  /** Forgets all. */
  async close(): Promise<void> {
    await Promise.all(this.list().map((snapshot) => this.remove(snapshot)));
  }
}

/** Other worlds may have taken the room meanwhile, so that something is left out. */
const tell = ({ journal }: Kept, limit: LimitName | undefined, about: Record<string, string>): void => {
  if (limit) journal.record('limit.reached', limitReached(limit, about));
};

const fileBytes = ({ recordings }: Contents): number =>
  recordings.recordings.reduce((sum, { bytes }) => sum + bytes, 0);

/** Begins the next world, as it was then. What is to be removed of files must have been. */
export function restore(world: Kept, { beginning, contents, past, files: kept }: Snapshot): WorldName {
  const name = world.reset(beginning);
  const { applications, account, queues, files, recordings } = world;
  applications.restore(contents.applications);
  account.numbers.restore(contents.numbers);
  queues.restore(contents.queues);
  for (const [id] of account.assistants.list()) account.assistants.remove(id);
  for (const [id, script] of contents.assistants) tell(world, account.assistants.put(id, script), { assistant_id: id });
  for (const [name, file] of contents.media) tell(world, files.storage.put(name, file), { name });
  recordings.restore(contents.recordings, kept);
  world.change(() => bringBack(past, world.pastIn));
  return name;
}

const contentsOf = ({ applications, account, queues, files, recordings }: Kept): Contents => ({
  applications: applications.list(),
  numbers: account.numbers.list(),
  queues: queues.kept(),
  assistants: account.assistants.list(),
  media: files.storage.uploads(),
  recordings: recordings.kept(),
});
