import { LIMITS, type LimitName } from './limits.js';
import type { Parties } from './calls/fates.js';
import type { Config } from './config.js';
import { FliteSpeech, type Speech } from './media/speech/synthesizer.js';
import { ByteBudget } from './platform/byte-budget.js';
import { RealClock, type HostClock } from './platform/clock.js';
import { fetchFile } from './platform/fetch-file.js';
import { Folder } from './platform/folder.js';
import { createHttpSender, type HttpSender, type HttpSenderOptions } from './platform/http-sender.js';
import { createSocketDialer, type SocketDialer } from './platform/socket.js';
import { stderrWriter, wantsColour } from './platform/terminal.js';
import { dgramSender, type UdpEvents, type UdpSender } from './platform/udp.js';
import { KeptFiles } from './shell/kept-files.js';
import { newWorldsBytes, type WorldsBytes } from './shell/world-shares.js';
import type { FetchAudio } from './shell/audio-source.js';
import type { Sign } from './webhooks/attempt-request.js';
import { Signer } from './webhooks/signer.js';
import { createLog, type Log } from './story/log.js';
import { WorldTime } from './time/world-time.js';
import { keyPairFromSeed } from './webhooks/signing.js';

/** A world hears here what happened on the way out. */
export type WorldSenderReports = Pick<HttpSenderOptions, 'onPlainFallback' | 'onLimit'>;

/** Worlds reach the outside through this. There is one for the process: its worlds share the network, the voices, the keys and the log. */
export interface Outside {
  /** The machine's time. */
  readonly host: HostClock;
  /** Makes a world's time. */
  openTime(config: Pick<Config, 'time'>): WorldTime;
  /** Makes what a world's webhooks leave through, with connections of its own. */
  newSender(reports: WorldSenderReports): HttpSender;
  /** Makes what a world downloads files with. */
  newFetch(reports: Pick<WorldSenderReports, 'onPlainFallback'>): FetchAudio;
  /** Signs a webhook, of whichever world. */
  readonly sign: Sign;
  readonly speech: Speech;
  readonly dialer: SocketDialer;
  /** The bytes that the streams of all worlds hold for slow readers. */
  readonly heldByStreams: ByteBudget;
  /** The bytes that all worlds hold together, by their limits. */
  readonly bytes: WorldsBytes;
  /** Far ends that the configuration names; all worlds have the same ones. */
  readonly parties: Parties;
  /** Files that the calls of all worlds play. */
  readonly playable: KeptFiles;
  /** Makes the folder for the recordings of a key's world: within `given`, or a temporary one. */
  readonly newFolder: (given: string | null, key: string | null) => Folder;
  readonly udp: (events: UdpEvents) => UdpSender;
  readonly log: Log;
}

export interface RealOutside extends Outside {
  /** The ed25519 key that webhooks are signed with: its public half, 32 bytes in base64. */
  readonly publicKey: string;
  close(): Promise<void>;
}

/** The real network, clock, voices and log. `onLimit` is told of limits that all worlds reach together. */
export function openOutside(config: Config, parties: Parties, onLimit: (what: LimitName) => void): RealOutside {
  const host = new RealClock();
  const keys = keyPairFromSeed(config.seed);
  const signer = new Signer(keys, host);
  const loopbackPlainFallback = config.switches.loopback_plain_fallback === 'on';
  const speech = new FliteSpeech({ host, crowded: () => onLimit('speech.cache_bytes') });
  return {
    host,
    openTime: ({ time }) => new WorldTime(time, host),
    newSender: (reports) => createHttpSender({ loopbackPlainFallback, ...reports }),
    newFetch:
      ({ onPlainFallback }) =>
      (url, limits, signal) =>
        fetchFile(url, { ...limits, signal, loopbackPlainFallback, onPlainFallback }),
    sign: (timestamp, body, others) => signer.sign(timestamp, body, others),
    publicKey: keys.publicKey,
    parties,
    speech,
    dialer: createSocketDialer(),
    heldByStreams: new ByteBudget(LIMITS['streams.held_bytes']),
    bytes: newWorldsBytes(),
    playable: new KeptFiles(() => onLimit('file.cache_bytes')),
    newFolder: (given, key) => new Folder(given, key),
    udp: dgramSender,
    log: createLog({
      level: config.logLevel,
      format: config.logFormat,
      colour: wantsColour(process.stderr),
      worlds: config.isolate === 'api-key',
      host,
      write: stderrWriter(),
    }),
    close: () => speech.close(),
  };
}
