import type { Address } from '../calls/address.js';
import type { ActivityKind, ActivityOf, StopReason } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { Input } from '../calls/input.js';
import type { RecordEntry } from '../calls/journal.js';
import type { FaultBook } from '../faults/book.js';
import type { ConferenceAudio } from '../media/conference-audio.js';
import type { LegAudio } from '../media/leg.js';
import type { Pacing } from '../media/pacer.js';
import type { Speech } from '../media/speech/synthesizer.js';
import type { ByteBudget } from '../platform/byte-budget.js';
import type { WorldClock } from '../platform/clock.js';
import type { Random } from '../platform/random.js';
import type { SocketDialer } from '../platform/socket.js';
import type { UdpEvents, UdpSender } from '../platform/udp.js';
import type { Recordings } from '../recordings/recordings.js';
import type { Switches } from '../switches.js';
import type { WorldTime } from '../time/world-time.js';
import type { DownloadedFiles } from './downloaded-files.js';
import type { Shares } from './world-shares.js';
import type { PlayableFiles } from './held-work.js';

/** The media plane needs this of the world. Everything that reaches outside comes in here. */
export interface MediaDeps {
  readonly clock: WorldClock;
  /** Waits for the clients of streams, and is told when they show that they are at work. */
  readonly time: Pick<WorldTime, 'streams' | 'isReal' | 'signOfLife'>;
  readonly pacer: Pacing;
  readonly random: Random;
  readonly speech: Speech;
  readonly dialer: SocketDialer;
  /** Streams and lines may go wrong by these. */
  readonly faults: FaultBook;
  /** The bytes that all streams hold for slow readers. */
  readonly heldByStreams: ByteBudget;
  readonly udp: (events: UdpEvents) => UdpSender;
  readonly files: PlayableFiles;
  readonly recordings: Recordings;
  /** Parts of what all worlds may hold. */
  readonly shares: Shares;
  readonly switches: Switches;
  /** The account's id, as `start` frames carry it. */
  readonly userId: string;
  /** The words in files, by URL. */
  readonly transcripts: Readonly<Record<string, string>>;
  readonly record: RecordEntry;
  /** The `seq` of the entry that was journalled last. */
  readonly lastSeq: () => number;
  /** Hands the core what happened: it is handled at once, or in its turn where another input is being handled. */
  readonly report: (to: Address, input: Input) => void;
  /** A fault of ours: it is journalled, and the call ends. */
  readonly fault: (error: unknown, callControlId: string) => void;
  /** A fault of ours that ends nothing. */
  readonly noteFault: (error: unknown) => void;
}

/** An activity at work. */
export interface Running {
  stop(reason: StopReason): void;
  /** The leg has been answered (streams that were connected before that). */
  begin?(): void;
  /** A command has changed the activity's state. */
  changed?(): void;
}

/** A performer carries out activities of one kind. It stands in its kind's folder, with a line in `performers.ts`. */
export type Performer<K extends ActivityKind> = (
  activity: ActivityOf<K>,
  call: Call,
  media: CallMedia,
  deps: MediaDeps,
) => Running | undefined;

/** The media of one call: its leg's audio once it is answered, and the activities at work. */
export interface CallMedia {
  /** Guarded: what they call back ends this call alone where it fails. */
  readonly deps: MediaDeps;
  leg: LegAudio | undefined;
  /** Ends the making of words that the far end has not begun to say. */
  ahead: AbortController | undefined;
  /** The audio of another call; undefined before its answer. */
  readonly legOf: (callControlId: string) => LegAudio | undefined;
  /** The audio of a conference; undefined where it is not known any more. */
  readonly conference: (id: string) => ConferenceAudio | undefined;
  readonly running: Map<string, Running>;
  /** Files that are not downloaded again for this call. */
  downloaded: DownloadedFiles;
}
