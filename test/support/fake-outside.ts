import { afterAll } from 'vitest';
import { LIMITS } from '../../src/limits.js';
import { ByteBudget } from '../../src/platform/byte-budget.js';
import { FetchError } from '../../src/platform/fetch-error.js';
import { Folder } from '../../src/platform/folder.js';
import type { HttpRequest } from '../../src/platform/http-sender.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import type { Speech } from '../../src/media/speech/synthesizer.js';
import type { Parties } from '../../src/calls/fates.js';
import type { Config } from '../../src/config.js';
import { WorldTime } from '../../src/time/world-time.js';
import type { Outside } from '../../src/outside.js';
import { createLog, type LogOptions } from '../../src/story/log.js';
import { Worlds, type WorldsDeps } from '../../src/shell/worlds.js';
import { KeptFiles } from '../../src/shell/kept-files.js';
import { newWorldsBytes } from '../../src/shell/world-shares.js';
import { nameInLog } from '../../src/story/world-name.js';
import { openWorld, type WorldLimits } from '../../src/world.js';
import { FakeDialer } from './fake-socket.js';
import { fakeSender, type FakeAnswer } from './fake-sender.js';
import { fakeSpeech } from './fake-speech.js';
import { FakeUdp } from './fake-udp.js';

export interface OutsideWish {
  /** What the app's endpoint does; by default it answers 200 at once. */
  readonly answer?: (request: HttpRequest, nth: number) => FakeAnswer;
  /** Who speaks, where it is not the fake speech. */
  readonly speech?: Speech;
  /** What is logged (info). */
  readonly logLevel?: LogOptions['level'];
  /** What all worlds may hold together, where it is not what `limits.ts` says. */
  readonly bytes?: Parameters<typeof newWorldsBytes>[0];
  /** Far ends that the configuration names. */
  readonly parties?: Parties;
}

/** Folders of worlds that no test has closed. */
const folders = new Set<Folder>();
afterAll(() => Promise.all([...folders].map((folder) => folder.close())));

/** An outside without network, on virtual time: what worlds want done is at hand, and what comes back is the test's to say. */
export class FakeOutside implements Outside {
  readonly clock = new VirtualClock();
  readonly host = this.clock.host;
  /** Connects when the test says `dialer.accept()`. */
  readonly dialer = new FakeDialer(this.clock);
  readonly heldByStreams = new ByteBudget(LIMITS['streams.held_bytes']);
  readonly bytes: Outside['bytes'];
  readonly playable = new KeptFiles(() => undefined);
  /** One per fork, in the order in which they were started. */
  readonly networks: FakeUdp[] = [];
  /** What can be downloaded; any other URL is a file that does not exist. */
  readonly files = new Map<string, Uint8Array | Error>();
  readonly parties: Parties;
  /** Lines of the log. */
  readonly lines: string[] = [];
  readonly sender: ReturnType<typeof fakeSender>;
  readonly fakeSpeech = fakeSpeech();
  readonly speech: Speech;
  readonly log: Outside['log'];

  constructor({
    answer = () => ({ status: 200 }),
    speech,
    logLevel = 'info',
    bytes,
    parties = new Map(),
  }: OutsideWish = {}) {
    this.sender = fakeSender(this.clock, answer);
    this.parties = parties;
    this.bytes = newWorldsBytes(bytes);
    this.speech = speech ?? this.fakeSpeech;
    this.log = createLog({ level: logLevel, host: this.host, write: (line) => this.lines.push(line) });
  }

  readonly openTime = ({ time }: Pick<Config, 'time'>): WorldTime => new WorldTime(time, this.host, this.clock);

  readonly newSender = (): ReturnType<typeof fakeSender> => this.sender;

  readonly newFetch = () => (url: string) => {
    const file = this.files.get(url) ?? new FetchError(`${url}: 404`, true);
    return file instanceof Error ? Promise.reject(file) : Promise.resolve(file);
  };

  readonly sign = (): string => 'signature';

  readonly newFolder = (given: string | null, key: string | null): Folder => {
    const folder = new Folder(given, key);
    folders.add(folder);
    return folder;
  };

  readonly udp = (): FakeUdp => {
    const network = new FakeUdp();
    this.networks.push(network);
    return network;
  };
}

/** The key of the default world where worlds are isolated. */
export const DEFAULT_KEY = 'KEY_default';

/** The worlds of a configuration, each with the same fakes outside. */
export function worldsOver(
  outside: FakeOutside,
  config: Config,
  limits: { readonly each?: WorldLimits; readonly worlds?: WorldsDeps['limits'] | undefined } = {},
): Worlds {
  return new Worlds({
    defaultKey: config.isolate === 'api-key' ? DEFAULT_KEY : null,
    apiKeys: config.apiKeys,
    open: (key) => openWorld(outside, config, { key, name: nameInLog(key, DEFAULT_KEY) }, limits.each),
    opened: () => undefined,
    host: outside.host,
    ...(limits.worlds ? { limits: limits.worlds } : {}),
  });
}
