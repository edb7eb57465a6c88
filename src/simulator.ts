import { LIMITS } from './limits.js';
import { Journal } from './calls/journal.js';
import { hangup } from './commands/hangup.js';
import { configFrom, loadConfig, type Config, type ConfigOptions } from './config.js';
import { controls, type Controls } from './control.js';
import { originOf, suggestedApiKey } from './exports.js';
import { Pacer } from './media/pacer.js';
import { FliteSpeech } from './media/speech/synthesizer.js';
import { RealClock } from './platform/clock.js';
import { fetchFile } from './platform/fetch-file.js';
import { createHttpSender } from './platform/http-sender.js';
import { createLog, type Log } from './platform/log.js';
import { preloadClients } from './platform/preload.js';
import { seededRandom } from './platform/random.js';
import { readText } from './platform/read-text.js';
import { createSocketDialer } from './platform/socket.js';
import { dgramSender } from './platform/udp.js';
import { packageVersion } from './platform/version.js';
import { startServer } from './server/listen.js';
import { CONFIG_FILE_FLAG } from './settings.js';
import { Exchange } from './shell/exchange.js';
import type { Dispatch, World } from './shell/exchange-deps.js';
import { seededIds } from './calls/ids.js';
import { WebhookDeliveries } from './webhooks/delivery.js';
import { keyPairFromSeed } from './webhooks/signing.js';
import { newWorld } from './world.js';

export interface SimulatorOptions {
  /** 0, the default here, picks a free port. */
  readonly port?: number;
  readonly host?: string;
  readonly webhookUrl?: string;
  readonly apiKeys?: readonly string[];
  readonly seed?: string;
  /** Everything else that can be configured, or the path of a configuration file; what stands beside it comes first. */
  readonly config?: ConfigOptions | string;
}

/** A running simulator. */
export interface Simulator extends Controls, AsyncDisposable {
  /** `http://127.0.0.1:12111` */
  readonly url: string;
  /** What the app takes as TELNYX_BASE_URL, TELNYX_API_KEY and TELNYX_PUBLIC_KEY. */
  readonly baseUrl: string;
  readonly apiKey: string;
  readonly publicKey: string;
  readonly config: Config;
  /** Ends live calls as an API hang-up does, gives deliveries up to 5 s, closes. */
  stop(): Promise<void>;
}

/** Starts a simulator. Rejects with a ConfigError for a wrong option, and with the system's error where it cannot listen. */
export async function createSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
  const config = await configOf(options);
  const network = connect(config);
  const { exchange, log, publicKey } = network;
  const requestIds = seededIds(seededRandom(config.seed).fork('requests'));
  const server = await startServer(exchange, {
    log,
    newRequestId: () => requestIds.uuid(),
    version: packageVersion(),
    publicKey,
  });
  exchange.clock.schedule(0, () => void preloadClients());
  const url = originOf(config.host, server.port);
  exchange.journal.record('sim.started', { url, seed: config.seed, version: packageVersion() });
  const stop = once(async () => {
    exchange.journal.record('sim.stopping', {});
    exchange.hangUpAll(hangup);
    await exchange.deliveries.drain(LIMITS['stop.drain_ms']);
    exchange.stop();
    exchange.journal.endWaits('stopping');
    await Promise.all([server.close(), network.close()]);
  });
  return {
    ...controls(exchange),
    url,
    baseUrl: `${url}/v2`,
    apiKey: config.apiKeys[0] ?? suggestedApiKey(config.seed),
    publicKey,
    config,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

interface Network {
  readonly exchange: Exchange;
  readonly log: Log;
  readonly publicKey: string;
  close(): Promise<void>;
}

/** Puts the exchange together with what it reaches the real world through. */
function connect(config: Config): Network {
  const clock = new RealClock();
  const log = createLog({ level: config.logLevel, clock });
  const keys = keyPairFromSeed(config.seed);
  const journal = new Journal(clock);
  const loopbackPlainFallback = config.switches.loopback_plain_fallback === 'on';
  const onPlainFallback = (url: string): void => journal.record('tls.plain_fallback', { url });
  const sender = createHttpSender({ loopbackPlainFallback, onPlainFallback });
  const speech = new FliteSpeech({ clock });
  const deliveries = new WebhookDeliveries({
    clock,
    sender,
    sign: (timestamp, body) => keys.sign(timestamp, body),
    newId: () => exchange.ids.uuid(),
    record: (type, fields, callControlId) => {
      journal.record(type, fields, callControlId);
      if (type === 'webhook.attempt') log.info(webhookLine(fields), `webhook ${String(fields['event_type'])}`);
    },
    settings: {
      retryDelaysMs: config.webhooks.retryDelaysMs,
      order: config.switches.webhook_order,
      getSignature: config.switches.get_webhook_signature,
    },
  });
  const outside = {
    clock,
    config,
    pacer: new Pacer(clock),
    speech,
    dialer: createSocketDialer(),
    udp: dgramSender,
    fetchAudio: (url: string, limits: { timeoutMs: number; maxBytes: number }) =>
      fetchFile(url, { ...limits, loopbackPlainFallback, onPlainFallback }),
    record: journal.record,
  };
  const newWorldOf = (number: number, dispatch: Dispatch): World => newWorld(outside, number, dispatch);
  const exchange: Exchange = new Exchange({ clock, config, journal, deliveries, newWorld: newWorldOf });
  const close = async (): Promise<void> => {
    deliveries.abandon();
    await Promise.all([sender.close(), speech.close()]);
  };
  return { exchange, log, publicKey: keys.publicKey, close };
}

/** The command line hands over a whole configuration; from code it is quieter and takes any free port unless told otherwise. */
async function configOf({ config, ...own }: SimulatorOptions): Promise<Config> {
  if (typeof config !== 'string') return configFrom({ port: 0, logLevel: 'warn', ...config, ...own });
  const file = await loadConfig({ flags: { [CONFIG_FILE_FLAG]: config }, environment: {}, readText });
  return configFrom({ ...file, port: 0, ...own });
}

function webhookLine(fields: Readonly<Record<string, unknown>>): Record<string, string | number | null> {
  const text = (value: unknown): string | number | null =>
    typeof value === 'string' || typeof value === 'number' ? value : null;
  return {
    status: text(fields['status'] ?? fields['error']),
    ms: text(fields['duration_ms']),
    attempt: text(fields['attempt']),
    url: text(fields['url']),
  };
}

/** The same promise for every call. */
function once(task: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  return () => (running ??= task());
}
