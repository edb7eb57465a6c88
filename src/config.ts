import type { AssistantScript } from './calls/assistants.js';
import { natureOf, type PartyNature } from './calls/nature.js';
import { checkConfig, ConfigError, pathText, type ConfigPath, type Origin } from './config-check.js';
import { parseConfigFile } from './config-file.js';
import type { ApplicationConfig } from './config-application.js';
import type { PartyBehaviour, PartyConfig } from './config-parties.js';
import type { RawConfig } from './config-schema.js';
import type { Fault } from './faults/fault.js';
import type { FindingCode } from './findings/finding.js';
import { CONFIG_FILE_FLAG, environmentName, SETTINGS, settingValue } from './settings.js';
import { switchesWith, type Switches } from './switches.js';
import type { TimeMode, TimeSettings } from './time/settings.js';

export { ConfigError } from './config-check.js';
export type { ApplicationConfig, InboundConfig, OutboundConfig } from './config-application.js';
export type { PartyBehaviour, PartyConfig } from './config-parties.js';

/** The least level that is logged. */
export type LogLevel = 'silent' | 'error' | 'warn' | 'info' | 'debug';
export type LogFormat = 'text' | 'json';
/** A world of its own is had by nothing, or by each API key. */
export type Isolation = 'none' | 'api-key';

/** Everything that can be configured, complete and frozen. */
export interface Config {
  /** The address to listen on. */
  readonly host: string;
  /** 0 picks a free port. */
  readonly port: number;
  /** The port that is served over TLS as well; 0 picks a free one, null is none. */
  readonly tlsPort: number | null;
  /** The folder of the certificate authority; null is the usual one. */
  readonly tlsDir: string | null;
  /** Webhooks without a URL of their call's or application's go here. */
  readonly webhookUrl: string | null;
  /** They go here when that fails. */
  readonly webhookFailoverUrl: string | null;
  /** Empty: any key is accepted. */
  readonly apiKeys: readonly string[];
  /** Each API key has a world of its own, or all share one. */
  readonly isolate: Isolation;
  /** Ids, keys and chance come from it. */
  readonly seed: string;
  /** The least level that is logged, on stderr. */
  readonly logLevel: LogLevel;
  /** The log is for people, or one JSON object a line. */
  readonly logFormat: LogFormat;
  /** An unknown `connection_id` is refused instead of made. */
  readonly strictConnections: boolean;
  /** Commands for call ids that were never given out are accepted. */
  readonly provisionUnknown: boolean;
  /** The bearer token that the control API wants; null for none. */
  readonly controlToken: string | null;
  /** Further `Host` names that requests may have; `*.example` takes every name that ends so. */
  readonly allowedHosts: readonly string[];
  /** The way in which time passes. */
  readonly time: TimeSettings;
  /** In the API's own property names, as they are what `GET /v2/call_control_applications` shows. */
  readonly applications: readonly ApplicationConfig[];
  /** The scripts of AI assistants, by the assistant's id; that of `gather_using_ai` is `gather_using_ai`. At most 1,000. */
  readonly assistants: Readonly<Record<string, AssistantScript>>;
  /** The party that is dialled. */
  readonly party: PartyNature & {
    /** The phone rings so long, in ms, at most 600,000. */
    readonly ringMs: number;
    /** The party does this then. */
    readonly behaviour: PartyBehaviour;
  };
  /** The parties of single numbers, by the number (E.164) or SIP address that is dialled; at most 1,000. */
  readonly parties: Readonly<Record<string, PartyConfig>>;
  /** The numbers of the account (E.164) and the ids of the applications that get the calls to them; at most 1,000. */
  readonly numbers: Readonly<Record<string, string>>;
  /** Files that commands play by `media_name`. */
  readonly media: {
    /** They lie in this folder; null for none. */
    readonly folder: string | null;
  };
  /** Files of recordings. */
  readonly recordings: {
    /** They are written to this folder and stay there; null: to a temporary one, which goes with its world. */
    readonly folder: string | null;
  };
  /** URLs of files begin with this, as for an app that reaches the simulator under another name; null: with the address that the app asked. */
  readonly publicUrl: string | null;
  /** The words in a file that `playback_start` plays, by its URL or `media_name`. */
  readonly transcripts: Readonly<Record<string, string>>;
  /** The delivery of webhooks. */
  readonly webhooks: {
    /** The pauses before the retries at one URL, in ms: at most 5 of at most 60,000. */
    readonly retryDelaysMs: readonly number[];
  };
  /** Mistakes of the app, as far as they are told. */
  readonly findings: {
    /** Findings of these codes are marked as ignored, and fail nothing. */
    readonly ignore: readonly FindingCode[];
  };
  /** Things go wrong so in each world from its beginning on, in the properties of `POST /_sim/faults`; at most 100. */
  readonly faults: readonly Fault[];
  /** The parts of Telnyx's document that the app exercises are counted, for `coverage()`. */
  readonly coverage: boolean;
  /** Behaviour that no source settles: docs/FIDELITY.md has the table. */
  readonly switches: Switches;
}

type Optional<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** A configuration in code: any part of it, in camelCase. A complete `Config` is one too. */
export type ConfigOptions = Optional<
  Omit<Config, 'party' | 'media' | 'recordings' | 'webhooks' | 'findings' | 'switches' | 'time'>
> & {
  readonly [K in 'party' | 'media' | 'recordings' | 'webhooks' | 'findings' | 'switches']?:
    Optional<Config[K]> | undefined;
} & {
  /** The way in which time passes; the mode alone where the rest is as usual. */
  readonly time?: TimeMode | Optional<TimeSettings> | undefined;
};

/** The file that is read from the working directory when `--config` names none. */
export const DEFAULT_CONFIG_FILE = 'telnyx-sim.config.yaml';

export interface ConfigSources {
  /** By flag name without dashes; what is absent was not given. */
  readonly flags: Readonly<Record<string, string | boolean | readonly string[] | undefined>>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** The text of a file, undefined where there is none; throws where it cannot be read. */
  readonly readText: (path: string) => string | undefined;
  /** A command has these where nobody says otherwise. */
  readonly usual?: Pick<RawConfig, 'time' | 'log_level'>;
}

/** Flag beats environment beats file beats default. Throws a ConfigError of one line. */
export async function loadConfig(sources: ConfigSources): Promise<Config> {
  const flags: Record<string, unknown> = {};
  const environment: Record<string, unknown> = {};
  for (const { key, flag, kind } of SETTINGS) {
    const given = sources.flags[flag];
    if (given !== undefined) put(flags, key, settingValue(kind, given));
    // An empty variable is one that is not set: compose files and shells cannot say it otherwise.
    const variable = sources.environment[environmentName(flag)];
    if (variable !== undefined && variable !== '') put(environment, key, settingValue(kind, variable));
  }
  // The nearest source is checked first, so that its faults are named first.
  const fromFlags = checkConfig(flags, { place: (path) => `--${flagOf(path)}` });
  const fromEnvironment = checkConfig(environment, { place: (path) => environmentName(flagOf(path)) });
  const fromFile = await readConfigFile(sources);
  const { usual = {} } = sources;
  const time = { ...usual.time, ...fromFile.time, ...fromEnvironment.time, ...fromFlags.time };
  return completeConfig({ ...usual, ...fromFile, ...fromEnvironment, ...fromFlags, time });
}

/** A configuration from code, checked as one from a file is. Throws a ConfigError that names the property. */
export function configFrom(options: ConfigOptions): Config {
  const { party, parties, media, recordings, webhooks, findings, time, ...rest } = options;
  const ours = {
    party: snakeKeys(party),
    parties: isMapping(parties) ? mapValues(parties, snakeKeys) : parties,
    media: snakeKeys(media),
    recordings: snakeKeys(recordings),
    webhooks: snakeKeys(webhooks),
    findings: snakeKeys(findings),
    time: snakeKeys(time),
  };
  return completeConfig(checkConfig(snakeKeys({ ...rest, ...ours }), IN_CODE));
}

async function readConfigFile({ flags, environment, readText }: ConfigSources): Promise<RawConfig> {
  const variable = environment[environmentName(CONFIG_FILE_FLAG)];
  const named = flags[CONFIG_FILE_FLAG] ?? (variable === '' ? undefined : variable);
  const path = typeof named === 'string' ? named : DEFAULT_CONFIG_FILE;
  let text: string | undefined;
  try {
    text = readText(path);
  } catch (error) {
    throw new ConfigError(
      `${path}: expected a readable file, got ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  if (text === undefined) {
    if (named === undefined) return {};
    throw new ConfigError(`${path}: expected a configuration file, got no such file`);
  }
  const { raw, origin } = await parseConfigFile(path, text);
  return checkConfig(raw, origin);
}

/** A configuration with what is usual in place of what a checked one leaves out. */
export function completeConfig(raw: RawConfig): Config {
  const { webhooks } = raw;
  return freezeDeep({
    ...serving(raw),
    isolate: raw.isolate ?? 'none',
    time: timeOf(raw.time ?? {}),
    applications: raw.applications ?? [],
    assistants: raw.assistants ?? {},
    ...farEnds(raw),
    ...resources(raw),
    webhooks: { retryDelaysMs: webhooks?.retry_delays_ms ?? [1000, 2000] },
    findings: { ignore: raw.findings?.ignore ?? [] },
    faults: raw.faults ?? [],
    coverage: raw.coverage ?? false,
    switches: switchesWith(raw.switches),
  });
}

const resources = ({
  numbers,
  media,
  recordings,
  transcripts,
}: RawConfig): Pick<Config, 'numbers' | 'media' | 'recordings' | 'transcripts'> => ({
  numbers: numbers ?? {},
  media: { folder: media?.folder ?? null },
  recordings: { folder: recordings?.folder ?? null },
  transcripts: transcripts ?? {},
});

const farEnds = ({ party = {}, parties = {} }: RawConfig): Pick<Config, 'party' | 'parties'> => ({
  party: { ringMs: party.ring_ms ?? 200, behaviour: party.behaviour ?? 'answer', ...natureOf(party) },
  parties: mapValues(parties, ({ ring_ms: ringMs, behaviour, script, ...nature }) => ({
    ringMs,
    behaviour,
    script,
    ...natureOf(nature),
  })),
});

/** World time starts here unless it is the host's: a fixed instant, so that two journals can be compared. */
const USUAL_START = '2026-01-01T00:00:00Z';

function timeOf({ mode = 'real', speed, ...rest }: NonNullable<RawConfig['time']>): TimeSettings {
  if (speed !== undefined && speed !== 1 && mode !== 'real') {
    throw new ConfigError(`time.speed (--speed): expected only with time "real", got ${speed} with time "${mode}"`);
  }
  return {
    mode,
    speed: speed ?? 1,
    start: rest.start ?? USUAL_START,
    graceMs: rest.grace_ms ?? 20,
    quietMs: rest.quiet_ms ?? 2_000,
    lockstepMs: rest.lockstep_ms ?? 20,
    settleMs: rest.settle_ms ?? 5,
  };
}

function serving(
  raw: RawConfig,
): Omit<
  Config,
  | 'isolate'
  | 'time'
  | 'applications'
  | 'assistants'
  | 'party'
  | 'parties'
  | 'numbers'
  | 'media'
  | 'recordings'
  | 'transcripts'
  | 'webhooks'
  | 'findings'
  | 'faults'
  | 'coverage'
  | 'switches'
> {
  return {
    host: raw.host ?? '127.0.0.1',
    port: raw.port ?? 12111,
    tlsPort: raw.tls_port ?? null,
    tlsDir: raw.tls_dir ?? null,
    webhookUrl: raw.webhook_url ?? null,
    webhookFailoverUrl: raw.webhook_failover_url ?? null,
    apiKeys: raw.api_keys ?? [],
    seed: raw.seed ?? 'telnyx-sim',
    ...logging(raw),
    strictConnections: raw.strict_connections ?? false,
    provisionUnknown: raw.provision_unknown ?? false,
    controlToken: raw.control_token ?? null,
    publicUrl: withoutSlash(raw.public_url),
    allowedHosts: raw.allowed_hosts ?? [],
  };
}

/** URLs go on with a slash of their own. */
const withoutSlash = (url: string | null | undefined): string | null => url?.replace(/\/+$/, '') ?? null;

const logging = (raw: RawConfig): Pick<Config, 'logLevel' | 'logFormat'> => ({
  logLevel: raw.log_level ?? 'info',
  logFormat: raw.log_format ?? 'text',
});

/** Puts a value where a key such as `time.speed` says. */
function put(raw: Record<string, unknown>, key: string, value: unknown): void {
  const [outer = key, inner] = key.split('.');
  if (inner === undefined) raw[key] = value;
  // Only settings with such a key make an object here.
  else raw[outer] = { ...(raw[outer] as object | undefined), [inner]: value };
}

const flagOf = (path: ConfigPath): string =>
  SETTINGS.find(({ key }) => path.join('.').startsWith(key))?.flag ?? String(path[0]);

/** In code our own keys are in camelCase; those of applications and switches are the same everywhere. */
const IN_CODE: Origin = {
  place: (path) => pathText(path.map((_, depth) => spellInCode(path.slice(0, depth + 1)))),
  spell: (path) => String(spellInCode(path)),
};

function spellInCode(path: ConfigPath): PropertyKey {
  const last = path.at(-1) ?? '';
  const [top = ''] = path;
  const isOurs =
    path.length === 1 ||
    ['party', 'media', 'recordings', 'webhooks', 'findings', 'time'].includes(String(top)) ||
    (top === 'parties' && path.length === 3);
  return typeof last === 'string' && isOurs ? camelCase(last) : last;
}

const camelCase = (key: string): string => key.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
export const snakeCase = (key: string): string => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function snakeKeys(given: unknown): unknown {
  // A value that is no plain mapping is passed on for the schema to refuse.
  if (!isMapping(given)) return given;
  return Object.fromEntries(
    Object.entries(given)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [snakeCase(key), value]),
  );
}

const isMapping = (given: unknown): given is object =>
  typeof given === 'object' && given !== null && !Array.isArray(given);

const mapValues = <V, R>(record: Readonly<Record<string, V>>, made: (value: V) => R): Record<string, R> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, made(value)]));

function freezeDeep<T>(value: T): T {
  if (typeof value === 'object' && value !== null) {
    for (const inner of Object.values(value)) freezeDeep(inner);
    Object.freeze(value);
  }
  return value;
}
