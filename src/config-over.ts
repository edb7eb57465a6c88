import { checkConfig, ConfigError, type Origin } from './config-check.js';
import { completeConfig, snakeCase, type Config } from './config.js';
import type { RawConfig } from './config-schema.js';

/** Mappings whose keys are the user's: those that are given come beside those that there are. */
const MAPPINGS = ['assistants', 'parties', 'numbers', 'transcripts'] as const;
/** Settings that belong together, of which some may be given. */
const GROUPS = ['time', 'party', 'media', 'recordings', 'webhooks', 'findings', 'switches'] as const;
/** Single values, by their key in a file and in code. */
const VALUES = {
  applications: 'applications',
  webhook_url: 'webhookUrl',
  webhook_failover_url: 'webhookFailoverUrl',
  strict_connections: 'strictConnections',
  provision_unknown: 'provisionUnknown',
} as const;

/** A scenario may set these, by the keys of the configuration file: what is left is the whole process's. */
export const SCENARIO_KEYS: readonly string[] = [...MAPPINGS, ...GROUPS, ...Object.keys(VALUES)];

/**
 * The configuration of one world: `base`, and over it what `given` says in the form of the configuration file. Throws a ConfigError that names
 * the place by `origin`.
 */
export function configOver(base: Config, given: unknown, origin: Origin): Config {
  const raw = checkConfig(given, origin);
  for (const key of Object.keys(raw))
    if (!SCENARIO_KEYS.includes(key))
      throw new ConfigError(
        `${origin.place([key], 'key')}: expected a setting of a single world, got "${key}", which is the whole simulator's; a scenario may set ${SCENARIO_KEYS.join(', ')}`,
      );
  const own = completeConfig(raw);
  const over: Record<string, unknown> = {};
  for (const key of MAPPINGS) if (raw[key]) over[key] = { ...base[key], ...own[key] };
  for (const key of GROUPS) if (raw[key]) over[key] = { ...base[key], ...said(own[key], raw[key]) };
  // A pace is the real time's alone.
  if (raw.time?.mode !== undefined && raw.time.mode !== 'real')
    over['time'] = { ...base.time, ...(over['time'] as object), speed: 1 };
  for (const [key, name] of Object.entries(VALUES))
    if (raw[key as keyof RawConfig] !== undefined) over[name] = own[name];
  // Every key of `over` is one of the configuration's, with a value of its type.
  return { ...base, ...over };
}

/** The settings of a complete group that are not there by default: in code they may be spelt in another way. */
const said = (complete: object, raw: object): object =>
  Object.fromEntries(Object.entries(complete).filter(([key]) => key in raw || snakeCase(key) in raw));
