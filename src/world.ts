import { channel } from 'node:diagnostics_channel';
import { callAddress, callIdAt } from './calls/address.js';
import { Assistants } from './calls/assistants.js';
import { PhoneNumbers } from './calls/phone-numbers.js';
import { Ids } from './calls/ids.js';
import { identityMaker, type IdentityMaker } from './calls/identity.js';
import { Journal, type RecordEntry } from './calls/journal.js';
import type { Config } from './config.js';
import { FaultBook } from './faults/book.js';
import { FindingWatcher } from './findings/watcher.js';
import { limitReached } from './limits.js';
import { Pacer } from './media/pacer.js';
import type { WorldClock } from './platform/clock.js';
import { seededRandom } from './platform/random.js';
import { AudioFiles } from './shell/audio-files.js';
import type { FetchAudio } from './shell/audio-source.js';
import { FileUrls } from './recordings/file-url.js';
import { Recordings } from './recordings/recordings.js';
import { Exchange } from './shell/exchange.js';
import type { ExchangeDeps, WorldParts, WorldReports } from './shell/exchange-deps.js';
import { heldFiles, heldSpeech } from './shell/held-work.js';
import { keptSockets } from './shell/kept-sockets.js';
import { MediaStorage } from './shell/media-storage.js';
import { MediaPlane } from './shell/media-plane.js';
import { Snapshots } from './shell/snapshots.js';
import { WorldShares } from './shell/world-shares.js';
import type { OpenWorld, StagedWorld } from './shell/worlds.js';
import { AT_ONCE } from './time/arrivals.js';
import type { WorldTime } from './time/world-time.js';
import type { Outside } from './outside.js';
import type { DeliverySettings } from './webhooks/delivery-deps.js';
import { WebhookDeliveries } from './webhooks/delivery.js';
import { logStory } from './story/log-story.js';

/** Limits of calls and inputs, in number and bytes, where they are not those of `limits.ts`. */
export type WorldLimits = Pick<ExchangeDeps, 'limits' | 'inputLimits'>;

/** Entries of all worlds are published on this channel of Node's, for whoever watches the whole process: our own tests hold them against the document. */
const ENTRIES = channel('telnyx-sim:entry');

/** The key whose world it is, and how the log calls it; neither where worlds are not isolated. */
export interface WorldOwner {
  readonly name?: string | undefined;
  readonly key?: string | null;
  /** A scenario leads its far ends, which are these, in place of those that all worlds have. Ids of calls and chance come from its seed; keys, and what is the account's, from that of the configuration all the same. */
  readonly staged?: Pick<StagedWorld, 'seed' | 'parties'> | undefined;
}

/** Puts a world together: its clock, journal, deliveries and exchange. The log calls it by `name`, where there are others. */
export function openWorld(
  outside: Outside,
  config: Config,
  { name, key = null, staged }: WorldOwner = {},
  limits: WorldLimits = {},
): OpenWorld {
  const { host } = outside;
  const { seed, parties } = staged ?? { ...config, parties: outside.parties };
  const isStaged = staged !== undefined;
  const time = outside.openTime(config);
  const { clock } = time;
  const { transcripts } = config;
  const shares = new WorldShares(outside.bytes);
  const journal = new Journal(clock, host, undefined, shares.of('journal.bytes'));
  publish(journal);
  const { record, lastSeq } = journal;
  const onPlainFallback = (url: string): void => record('tls.plain_fallback', { url });
  const sender = outside.newSender({ onPlainFallback, onLimit: (what) => record('limit.reached', limitReached(what)) });
  const faults = faultBook(config, { clock, record, exchange: () => exchange });
  const deliveries = new WebhookDeliveries({
    time,
    host,
    sender,
    sign: outside.sign,
    faults,
    record,
    lastSeq,
    newShare: (limit) => shares.of(limit),
    fault: (error, of) => exchange.fault(error, callIdAt(of)),
    settings: settingsOf(config),
  });
  const fault = (error: unknown): void => exchange.noteFault(error);
  const findings = new FindingWatcher({ journal, clock, host, ...config.findings, transcripts, fault });
  const pacer = new Pacer(clock, host, time.settings.mode === 'real' ? undefined : Infinity);
  const parts = { clock, time, pacer, record, lastSeq, faults, fetchAudio: outside.newFetch({ onPlainFallback }) };
  let current!: WorldParts;
  const exchange: Exchange = new Exchange({
    name,
    time,
    host,
    config,
    parties,
    isStaged,
    journal,
    deliveries,
    findings,
    faults,
    sender,
    ...limits,
    snapshots: new Snapshots(() => outside.newFolder(null, null), shares.of('snapshots.bytes')),
    newWorld: (number, reports) => (current = newWorld(outside, config, { ...parts, key, seed }, number, reports)),
  });
  logStory(exchange, outside.log);
  faults.begin(current.number, current.random);
  time.begin({ liveCalls: () => exchange.liveCalls, isTalking: () => exchange.isTalking, isStaged, fault });
  return {
    seed,
    exchange,
    pacer,
    get media() {
      return current.media;
    },
    close: async () => {
      letGo(exchange);
      shares.close();
      findings.close();
      await Promise.all([sender.close(), current.recordings.close(), exchange.snapshots.close()]);
    },
  };
}

/** Nothing goes on in a world any more. */
function letGo(exchange: Exchange): void {
  const { faults, time, deliveries } = exchange;
  exchange.stop();
  faults.cutWaits();
  time.end();
  deliveries.abandon();
  time.arrivals.clear();
}

/** A fault may be aimed at the calls of a number. */
function faultBook(
  config: Config,
  { clock, record, exchange }: Pick<KeptParts, 'clock' | 'record'> & { readonly exchange: () => Exchange },
): FaultBook {
  return new FaultBook({
    clock,
    record: (type, fields, callId) => record(type, fields, callId === undefined ? undefined : callAddress(callId)),
    numbersOf: (callId) => {
      const call = exchange().findCall(callId);
      return call ? [call.from, call.to] : [];
    },
    configured: config.faults,
  });
}

/** Lets whoever watches the whole process see the entries of the journal. */
function publish(journal: Journal): void {
  if (!ENTRIES.hasSubscribers) return;
  journal.subscribe(
    (entry) => ENTRIES.publish(entry),
    () => undefined,
  );
}

const settingsOf = ({ webhooks, switches }: Config): DeliverySettings => ({
  retryDelaysMs: webhooks.retryDelaysMs,
  order: switches.webhook_order,
  getSignature: switches.get_webhook_signature,
  bodyFormat: switches.webhook_body_format,
});

/** A world keeps this over a reset. */
interface KeptParts {
  readonly key: string | null;
  readonly seed: string;
  readonly clock: WorldClock;
  readonly pacer: Pacer;
  readonly record: RecordEntry;
  /** The `seq` of the entry that was journalled last. */
  readonly lastSeq: () => number;
  readonly faults: FaultBook;
  readonly fetchAudio: FetchAudio;
  readonly time: WorldTime;
}

/**
 * World `number` of the seed, counted from 1: the same ids and names each time, and none of another world's. What is the account's (its
 * user id, the default application) is the same in all of them.
 */
function newWorld(
  outside: Outside,
  config: Config,
  parts: KeptParts,
  number: number,
  reports: WorldReports,
): WorldParts {
  const { fetchAudio, time, key, seed } = parts;
  const account = new Ids(`${config.seed}/account`);
  const ids = new Ids(`${seed}/world/${number}`);
  const shares = new WorldShares(outside.bytes);
  const userId = account.uuid('user');
  const numbers = new PhoneNumbers({
    numbers: config.numbers,
    ids: account,
    nowMicros: () => time.clock.wallMicros(),
    newShare: shares.of('numbers.bytes'),
  });
  const assistants = new Assistants({
    configured: config.assistants,
    leftOut: (assistant_id, limit) => parts.record('limit.reached', limitReached(limit, { assistant_id })),
    newShare: shares.of('assistants.bytes'),
  });
  const storage = new MediaStorage({ folder: config.media.folder, newShare: shares.of('media.bytes') });
  const files = new AudioFiles(fetchAudio, outside.playable, storage);
  const recordings = new Recordings({
    folder: outside.newFolder(config.recordings.folder, key),
    urls: new FileUrls(config.seed, key),
    record: parts.record,
    clock: parts.clock,
    operation: (work) => time.operation('recording', work),
    fault: (error) => reports.noteFault(error),
    newShare: shares.of('recordings.disk_bytes'),
  });
  const media = new MediaPlane({
    ...outside,
    ...parts,
    dialer: time.arrivals === AT_ONCE ? outside.dialer : keptSockets(outside.dialer, time.arrivals),
    speech: heldSpeech(outside.speech, time),
    files: heldFiles(files, time),
    recordings,
    shares,
    ...reports,
    random: seededRandom(`${seed}/world/${number}/media`),
    switches: config.switches,
    userId,
    transcripts: config.transcripts,
  });
  let identities: Promise<IdentityMaker> | undefined;
  return {
    number,
    ids,
    random: seededRandom(`${seed}/world/${number}/faults`),
    defaultConnectionId: account.connectionId('application'),
    media,
    account: { userId, numbers, assistants },
    files,
    recordings,
    shares,
    faker: () => (identities ??= loadIdentities()),
  };
}

/** Loads faker, which is large, when the first call needs a name. */
async function loadIdentities(): Promise<IdentityMaker> {
  const { faker } = await import('@faker-js/faker/locale/en');
  return identityMaker(faker);
}
