import { seededIds } from './calls/ids.js';
import { identityMaker, type IdentityMaker } from './calls/identity.js';
import type { RecordEntry } from './calls/journal.js';
import type { Config } from './config.js';
import { limitReached } from './limits.js';
import type { Pacer } from './media/pacer.js';
import type { Speech } from './media/speech/synthesizer.js';
import type { ByteBudget } from './platform/byte-budget.js';
import type { Clock } from './platform/clock.js';
import { seededRandom, type Random } from './platform/random.js';
import type { SocketDialer } from './platform/socket.js';
import type { UdpSender, UnsentDatagrams } from './platform/udp.js';
import type { World, WorldReports } from './shell/exchange-deps.js';
import type { FetchAudio } from './shell/audio-source.js';
import { AudioFiles } from './shell/audio-files.js';
import { MediaPlane } from './shell/media-plane.js';

/** What a world reaches the outside through; it outlives a reset. */
export interface WorldDeps {
  readonly clock: Clock;
  readonly config: Config;
  readonly pacer: Pacer;
  readonly speech: Speech;
  readonly dialer: SocketDialer;
  readonly heldByStreams: ByteBudget;
  readonly udp: (failed: UnsentDatagrams) => UdpSender;
  readonly fetchAudio: FetchAudio;
  readonly record: RecordEntry;
}

/**
 * World `number` of the seed, counted from 1: the same ids and names in the same order, each time, and none of another world's. What
 * is the account's (its user id, the default application) is the same in all of them.
 */
export function newWorld(deps: WorldDeps, number: number, reports: WorldReports): World {
  const seeded = seededRandom(deps.config.seed);
  const account = seededIds(seeded.fork('account'));
  const random = seeded.fork(`world/${number}`);
  const media = new MediaPlane({
    ...deps,
    files: new AudioFiles(deps.fetchAudio, () => deps.record('limit.reached', limitReached('file.cache_bytes'))),
    ...reports,
    random: random.fork('media'),
    switches: deps.config.switches,
    userId: account.uuid(),
    transcripts: deps.config.transcripts,
  });
  let identities: Promise<IdentityMaker> | undefined;
  return {
    number,
    ids: seededIds(random),
    defaultConnectionId: account.connectionId(),
    media,
    faker: () => (identities ??= loadIdentities(random.fork('identities'))),
  };
}

/** Loads faker, which is large, when the first call needs a name. */
async function loadIdentities(random: Random): Promise<IdentityMaker> {
  const { faker } = await import('@faker-js/faker/locale/en');
  return identityMaker(faker, random);
}
