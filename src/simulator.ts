import { LIMITS, limitReached } from './limits.js';
import { hangup } from './commands/hangup.js';
import { checkMapping } from './config-check.js';
import { ConfigError, configFrom, loadConfig, type Config, type ConfigOptions, type Isolation } from './config.js';
import { loadDocument } from './contract/document.js';
import { configOver } from './config-over.js';
import { controls, worldControls } from './control.js';
import type { Controls, WorldControls } from './control/library.js';
import { namedWorld } from './control/worlds.js';
import { originOf, suggestedApiKey } from './exports.js';
import { openOutside } from './outside.js';
import { authorityIn, usualAuthorityFolder } from './platform/authority.js';
import { Coverage } from './coverage/coverage.js';
import { getCoverage } from './coverage/view.js';
import type { CoverageOptions, CoverageView } from './control/types.js';
import { check, objectNamed } from './control/validation.js';
import type { HostClock } from './platform/clock.js';
import { KeepAlive } from './platform/keep-alive.js';
import { loadHttpClient, loadSocketClient } from './platform/preload.js';
import { readParties } from './parties.js';
import { readText } from './platform/read-text.js';
import { packageVersion } from './platform/version.js';
import { startServer, type ServerDeps } from './server/listen.js';
import { CONFIG_FILE_FLAG } from './settings.js';
import type { Exchange } from './shell/exchange.js';
import type { StageWish } from './scenarios/stage.js';
import { testControls, type TestControls } from './testing/test-call.js';
import { isBusy, Worlds, type OpenWorld } from './shell/worlds.js';
import { Ids } from './calls/ids.js';
import { WarmUp } from './warm-up.js';
import { openWorld } from './world.js';
import { info } from './story/line.js';
import type { Log } from './story/log.js';
import { WAYS_TO_A_URL } from './story/lines/webhooks.js';
import { nameInLog } from './story/world-name.js';

export interface SimulatorOptions {
  /** The port to listen on, 0 to 65535. 0, the default here, picks a free one. */
  readonly port?: number;
  /** The address to listen on (127.0.0.1). With another than a loopback address the control API wants `config.controlToken`. */
  readonly host?: string;
  /** Webhooks without a URL of their call's or application's go here. */
  readonly webhookUrl?: string;
  /** The only API keys that are accepted. Empty or absent: any. */
  readonly apiKeys?: readonly string[];
  /** `api-key`: each API key is a world of its own, which sees nothing of the others (`none`). */
  readonly isolate?: Isolation;
  /** Ids, keys and chance come from it (`telnyx-sim`). */
  readonly seed?: string;
  /**
   * The process stays alive although nothing goes on (false). Otherwise it can end, as a test run does, unless a call is live, a
   * webhook is on its way or somebody waits for an event.
   */
  readonly keepAlive?: boolean;
  /** The way in which time passes for calls, `real`, `fast` or `manual`, or that and more of `config.time` (real). */
  readonly time?: ConfigOptions['time'];
  /** Everything else that can be configured, or the path of a configuration file; what stands beside it comes first. */
  readonly config?: ConfigOptions | string;
}

export interface TlsView {
  /** `https://127.0.0.1:12443`, without a slash at the end. Also `https://localhost`, and `https://api.telnyx.com` by a hosts file. */
  readonly url: string;
  /** The PEM file that `NODE_EXTRA_CA_CERTS` and `SSL_CERT_FILE` take. */
  readonly caFile: string;
}

/** A running simulator. */
export interface Simulator extends Controls, TestControls, AsyncDisposable {
  /** The address that it listens on, without a slash at the end: `http://127.0.0.1:12111`. */
  readonly url: string;
  /** The same over TLS, where `config.tlsPort` asks for it, and the certificate authority that programs have to trust; else null. */
  readonly tls: TlsView | null;
  /** The app's TELNYX_BASE_URL: `url` and `/v2`. */
  readonly baseUrl: string;
  /** The app's TELNYX_API_KEY: the first of `apiKeys`, else one made from the seed. */
  readonly apiKey: string;
  /** The app's TELNYX_PUBLIC_KEY: the 32 bytes of the ed25519 key in base64, made from the seed. */
  readonly publicKey: string;
  /** The configuration that it runs with, complete and frozen. */
  readonly config: Config;
  /**
   * The controls of one key's world, with `isolate: 'api-key'`: what the simulator's own are for the world of `apiKey`. A key without a
   * world gets one when something is asked of it. Its methods reject with a SimulatorError: 404 for a key that is not accepted, 409 where
   * worlds are not isolated, 429 when there are too many.
   */
  world(key: string): Controls & TestControls;
  /** The worlds that there are. */
  readonly worlds: WorldControls;
  /** The parts of Telnyx's document that apps have exercised, in all worlds. Rejects with a SimulatorError of 409 without `config.coverage`. */
  coverage(options?: CoverageOptions): Promise<CoverageView>;
  /** Ends live calls as an API hang-up does, gives deliveries up to 5 s, closes. */
  stop(): Promise<void>;
}

/** Starts a simulator. Rejects with a ConfigError for a wrong option, and with the system's error where it cannot listen. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  return (await startSimulator(options)).simulator;
}

/** The command line gets this beside the simulator: `fault` journals and logs an error that nobody caught. */
export interface StartedSimulator {
  readonly simulator: Simulator;
  readonly fault: (error: unknown) => void;
  /** Opens the world of a key anew, for a scenario. Rejects with a ConfigError for settings that cannot be used, or not by one world. */
  readonly stage: (wish: StageWish) => Promise<OpenWorld>;
  /** Counts what apps exercise; undefined where nobody asked for it. */
  readonly coverage: Coverage | undefined;
}

/** As `createSimulator`, for the command line. `defaultKey`: the key of the default world, where it is not what the configuration says. */
export async function startSimulator(given: SimulatorOptions, defaultKey?: string): Promise<StartedSimulator> {
  const { keepAlive = false, ...options } = checkOptions(given);
  const config = await configOf(options);
  const certified = await certify(config);
  const outside = openOutside(config, await readParties(config.parties), (what) =>
    worlds.default.exchange.journal.record('limit.reached', limitReached(what)),
  );
  const { log, publicKey } = outside;
  const apiKey = defaultKey ?? config.apiKeys[0] ?? suggestedApiKey(config.seed);
  let started: (world: OpenWorld) => void = () => undefined;
  const worlds: Worlds = new Worlds({
    defaultKey: config.isolate === 'api-key' ? apiKey : null,
    apiKeys: config.apiKeys,
    open: (key, staged) => openWorld(outside, staged?.config ?? config, { key, name: nameInLog(key, apiKey), staged }),
    opened: (world) => started(world),
    host: outside.host,
  });
  const coverage = config.coverage ? new Coverage() : undefined;
  const server = await startServer(worlds, { ...named(config), log, publicKey, keepAlive, tls: certified, coverage });
  let isStopping = false;
  const alive = new KeepAlive(() => isStopping || worlds.all().some(({ exchange }) => isBusy(exchange)));
  const warmUp = warming(worlds);
  const url = originOf(config.host, server.port);
  started = ({ exchange, seed }) => {
    const noticed = (): void => {
      alive.notice();
      warmUp.postpone();
    };
    exchange.journal.subscribe(noticed, (error) => exchange.noteFault(error));
    coverage?.follow(exchange);
    exchange.journal.record('sim.started', { seed, host: { url, version: packageVersion() } });
  };
  // Worlds of scenarios have their own.
  if (defaultKey === undefined) tellOfNoUrl(config, log);
  started(worlds.default);
  const stop = once(async () => {
    isStopping = true;
    worlds.beginStopping();
    await warmUp.stop();
    await Promise.all(worlds.all().map(({ exchange }) => drained(exchange)));
    await Promise.all([server.close(), ...worlds.all().map((world) => world.close()), outside.close()]);
    isStopping = false;
  });
  const waiting = (): void => alive.notice();
  const simulator: Simulator = {
    ...directedWorld(() => worlds.default.exchange, waiting),
    world: (key) => directedWorld(() => namedWorld(worlds, key).exchange, waiting),
    worlds: worldControls(worlds),
    coverage: counted(coverage),
    url,
    tls: tlsView(config, server.tlsPort, certified?.caFile),
    baseUrl: `${url}/v2`,
    apiKey,
    publicKey,
    config,
    stop,
    [Symbol.asyncDispose]: stop,
  };
  return {
    simulator,
    fault: (error) => worlds.default.exchange.fault(error),
    stage: (wish) => openStage(worlds, config, wish),
    coverage,
  };
}

/** Calls would reach nobody. */
function tellOfNoUrl(config: Config, log: Log): void {
  if (config.webhookUrl === null && !config.applications.some((application) => application.webhook_event_url))
    log.tell(
      info('sim', `no webhook URL: calls will reach no app unless they bring one of their own; ${WAYS_TO_A_URL}`),
    );
}

const tlsView = ({ host }: Config, port: number | undefined, caFile: string | undefined): TlsView | null =>
  port === undefined || caFile === undefined ? null : { url: originOf(host, port).replace(/^http:/, 'https:'), caFile };

/** The parts of answers that name the simulator and the request. */
function named({ seed }: Config): Pick<ServerDeps, 'newRequestId' | 'version'> {
  const ids = new Ids(`${seed}/server`);
  return { newRequestId: () => ids.uuid('request'), version: packageVersion() };
}

/** Every error of it is a rejection. */
const counted =
  (coverage: Coverage | undefined): Simulator['coverage'] =>
  (options = {}) =>
    new Promise((resolve) => {
      check('getCoverage', { query: objectNamed('options', options) });
      resolve(getCoverage(coverage, options));
    });

/** Everything that code does to a world. `waiting` is called when somebody has begun to wait for it. */
function directedWorld(exchange: () => Exchange, waiting: () => void): Controls & TestControls {
  const own = controls(exchange, waiting);
  return { ...own, ...testControls(exchange, own) };
}

/** Ends the calls of a world as an API hang-up does, and gives its deliveries their time. */
async function drained(exchange: Exchange): Promise<void> {
  exchange.journal.record('sim.stopping', {});
  exchange.hangUpAll(hangup);
  await withPatience(exchange.recordings.hurry(), LIMITS['stop.drain_ms'], exchange.host);
  await exchange.deliveries.drain(LIMITS['stop.drain_ms']);
  exchange.deliveries.abandon('the simulator has stopped');
  exchange.stop();
  exchange.journal.endWaits('stopping');
}

/** Resolves when the work is done, or after `ms`; the work goes on then. */
function withPatience(work: Promise<void>, ms: number, host: HostClock): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = host.schedule(ms, resolve);
    work.finally(() => timer.cancel()).then(resolve, reject);
  });
}

/** Opens the world of a key anew, for a scenario that leads its far ends. */
async function openStage(worlds: Worlds, base: Config, { key, seed, settings, origin }: StageWish): Promise<OpenWorld> {
  const config = configOver(base, settings, origin);
  const world = await worlds.begin(key, { seed, config, parties: await readParties(config.parties) });
  if (world) return world;
  throw new ConfigError(`${key}: expected a key that may have a world of its own, got the usual one, or too many`);
}

/** The certificate to serve over TLS with, where that is wanted. Rejects with an AuthorityError. */
async function certify({ tlsPort, tlsDir }: Config) {
  if (tlsPort === null) return undefined;
  const { newAuthority, newServerCertificate } = await import('./platform/certificates.js');
  const authority = await authorityIn(tlsDir ?? usualAuthorityFolder(), newAuthority);
  return { port: tlsPort, caFile: authority.certFile, ...(await newServerCertificate(authority)) };
}

/** The first calls need these things, in this order. */
function warming(worlds: Worlds): WarmUp {
  const { exchange } = worlds.default;
  const compile = (): void => loadDocument('telnyx').warm(warmUp.add);
  const tasks = [loadHttpClient, () => exchange.loaded(), loadSocketClient, compile];
  const warmUp: WarmUp = new WarmUp(exchange.host, tasks, {
    isBusy: () => worlds.all().some(({ pacer }) => pacer.size > 0),
    // Whoever needs what could not be made ready meets the error once more, as a refusal or a fault of its own.
    failed: (error) => exchange.noteFault(error),
  });
  return warmUp;
}

/** Throws a ConfigError where what JavaScript would take for no options at all, such as a number, is handed over. */
function checkOptions(options: SimulatorOptions): SimulatorOptions {
  checkMapping('options', options);
  if (typeof options.config !== 'string') checkMapping('options.config', options.config ?? {});
  const keepAlive: unknown = options.keepAlive ?? false;
  if (typeof keepAlive === 'boolean') return options;
  throw new ConfigError(`options.keepAlive: expected true or false, got ${String(keepAlive)}`);
}

/** The command line hands over a whole configuration; from code it is quieter and takes any free port unless told otherwise. */
async function configOf({ config, ...own }: Omit<SimulatorOptions, 'keepAlive'>): Promise<Config> {
  if (typeof config !== 'string') return configFrom({ port: 0, logLevel: 'warn', ...config, ...own });
  const file = await loadConfig({ flags: { [CONFIG_FILE_FLAG]: config }, environment: {}, readText });
  return configFrom({ ...file, port: 0, ...own });
}

/** The same promise for every call. */
function once(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= task());
}
