import { ERRORS } from '../contract/errors.js';
import type { Address } from '../calls/address.js';
import type { Assistants } from '../calls/assistants.js';
import type { Call, Header } from '../calls/call.js';
import type { IdentityMaker } from '../calls/identity.js';
import type { Ids } from '../calls/ids.js';
import type { PhoneNumbers } from '../calls/phone-numbers.js';
import type { Parties } from '../calls/fates.js';
import type { Input } from '../calls/input.js';
import type { PartyNature } from '../calls/nature.js';
import type { ScriptStep } from '../calls/script-step.js';
import type { Journal } from '../calls/journal.js';
import type { Config } from '../config.js';
import type { ErrorKey } from '../contract/errors.js';
import type { FindingCode } from '../findings/finding.js';
import type { FaultBook } from '../faults/book.js';
import type { FindingWatcher } from '../findings/watcher.js';
import type { HostClock } from '../platform/clock.js';
import type { Random } from '../platform/random.js';
import type { HttpSender } from '../platform/http-sender.js';
import type { WorldTime } from '../time/world-time.js';
import type { Recordings } from '../recordings/recordings.js';
import type { WebhookDeliveries } from '../webhooks/delivery.js';
import type { InputQueueLimits } from './input-queue.js';
import type { Snapshots } from './snapshots.js';
import type { KnownLimits } from './known.js';
import type { AudioFiles } from './audio-files.js';
import type { MediaPlane } from './media-plane.js';
import type { WorldShares } from './world-shares.js';

/** A far end calls in. */
export interface RingInRequest {
  readonly from: string;
  readonly to: string;
  /** Absent: the application of the number that is called, else the default one. */
  readonly connectionId?: string | undefined;
  readonly codec: Call['codec'];
  readonly patienceSecs: number;
  readonly webhookUrl: string | null;
  readonly callerIdName?: string | undefined;
  readonly sipHeaders: readonly Header[];
  readonly customHeaders: readonly Header[];
  /** The caller does this of itself from the answer on. */
  readonly script?: readonly ScriptStep[] | undefined;
  /** The caller is of this nature. */
  readonly nature?: PartyNature | undefined;
  /** The call is made for these findings. */
  readonly expectFindings?: readonly FindingCode[] | undefined;
  /** The caller hangs up so long after the answer. */
  readonly hangupAfterMs?: number | undefined;
}

/** The account, besides its applications. */
export interface Account {
  readonly userId: string;
  readonly numbers: PhoneNumbers;
  readonly assistants: Assistants;
}

/** One world of calls is made of these; `reset` makes the next one. */
export interface WorldParts {
  /** 1 at the start, one more with each reset. */
  readonly number: number;
  /** No other world of the same seed gives the same ones. */
  readonly ids: Ids;
  /** The chance of its faults. */
  readonly random: Random;
  /** Of the default application: the same in each world, as users write it into their configuration. */
  readonly defaultConnectionId: string;
  readonly media: MediaPlane;
  readonly account: Account;
  /** The files that commands play: those of its storage, and others. */
  readonly files: AudioFiles;
  readonly recordings: Recordings;
  /** Its calls and applications hold parts of what all worlds may. */
  readonly shares: WorldShares;
  /** Loads what makes callers' names; it is large, so it comes with the first call. */
  readonly faker: () => Promise<IdentityMaker>;
}

/** A world's media plane reports here. */
export interface WorldReports {
  /** An input for whoever lives at the address. */
  readonly report: (to: Address, input: Input) => void;
  /** A fault of ours, which ends the call. */
  readonly fault: (error: unknown, callControlId: string) => void;
  /** A fault of ours that ends nothing. */
  readonly noteFault: (error: unknown) => void;
}

export interface ExchangeDeps {
  /** The name of its world in the log, where there are others. */
  readonly name?: string | undefined;
  readonly time: WorldTime;
  readonly host: HostClock;
  readonly config: Config;
  /** Far ends that the configuration names. */
  readonly parties: Parties;
  /** A scenario leads the far ends (false). */
  readonly isStaged?: boolean | undefined;
  readonly journal: Journal;
  readonly deliveries: WebhookDeliveries;
  /** Webhooks leave through it. */
  readonly sender: HttpSender;
  readonly faults: FaultBook;
  /** Watches the journal. */
  readonly findings: FindingWatcher;
  /** Default `calls.ended`, `calls.live`, `calls.bytes`, and the same of `conferences`. */
  readonly limits?: KnownLimits | undefined;
  /** Default `inputs.waiting`, `inputs.waiting_bytes`. */
  readonly inputLimits?: InputQueueLimits | undefined;
  /** Worlds as they were; they outlive a reset. */
  readonly snapshots: Snapshots;
  /** Makes a world from the seed. */
  readonly newWorld: (number: number, reports: WorldReports) => WorldParts;
}

/** The simulator has begun to stop, and takes nothing new. */
export class StoppingError extends Error {
  constructor() {
    super(ERRORS.stopping.detail);
  }
}

/** There are as many calls as there may be, or they keep as much as they may. */
export class CallLimitError extends Error {}

/** A connection that the app names does not exist and may not be made up. */
export class ConnectionError extends Error {
  readonly error: ErrorKey = 'invalidConnection';
}
