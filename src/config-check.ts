import { configSchema, KNOWN_KEYS, type RawConfig } from './config-schema.js';
import { nearest } from './platform/nearest.js';

/** A configuration that cannot be used. The message is one line: where, what was expected, what came. */
export class ConfigError extends Error {
  /** Tells it from other errors, also where two copies of the package are loaded. */
  override readonly name = 'ConfigError';
}

export type ConfigPath = readonly PropertyKey[];

/** The source of a configuration, to speak of it in the user's terms. */
export interface Origin {
  /** Names a place: `telnyx-sim.config.yaml:3:9: party.ring_ms`, `--port`, `TELNYX_SIM_PORT`. `part` is what is at fault there. */
  place(path: ConfigPath, part: 'key' | 'value'): string;
  /** This source's spelling of the last key of the path. */
  spell?(path: ConfigPath): string;
}

const SECRET = new Set<PropertyKey>(['api_keys', 'control_token']);
const MAX_SHOWN_CHARS = 60;

/** Checks what one source says. Throws a ConfigError that names the place by `origin`. */
export function checkConfig(given: unknown, origin: Origin): RawConfig {
  const raw = withTimeMode(given);
  const result = configSchema.safeParse(raw);
  if (result.success) return result.data;
  const [first, ...others] = result.error.issues;
  if (first === undefined) throw new ConfigError('The configuration is not valid.');
  // A value may break two rules at once; that is one fault to its user.
  const more = others.filter(({ path }) => pathText(path) !== pathText(first.path));
  const tail = more.length === 0 ? '' : ` (${more.length} more after this one)`;
  const [unknown] = first.code === 'unrecognized_keys' ? first.keys : [];
  if (unknown !== undefined) throw new ConfigError(unknownKey(first.path, unknown, origin) + tail);
  if (first.code === 'invalid_key') {
    const expected = first.issues[0]?.message ?? 'another key';
    throw new ConfigError(
      `${origin.place(first.path, 'key')}: expected ${expected}, got ${show(first.path.at(-1), first.path)}${tail}`,
    );
  }
  const told: unknown = first.code === 'custom' ? first.params?.['came'] : undefined;
  const came = typeof told === 'string' ? told : show(valueAt(raw, first.path), first.path);
  throw new ConfigError(`${origin.place(first.path, 'value')}: expected ${first.message}, got ${came}${tail}`);
}

/** Throws a ConfigError where a value that must be an object with properties is none. */
export function checkMapping(name: string, value: unknown): void {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ConfigError(`${name}: expected an object, got ${show(value, [])}`);
}

/** `time: fast` is short for `time: {mode: fast}`. */
function withTimeMode(raw: unknown): unknown {
  if (typeof raw !== 'object' || raw === null || !('time' in raw) || typeof raw.time !== 'string') return raw;
  return { ...raw, time: { mode: raw.time } };
}

/** `applications[0].id`, `parties["+15550100300"].ring_ms` */
export function pathText(path: ConfigPath): string {
  return path.map((part, index) => partText(part, index === 0)).join('');
}

function partText(part: PropertyKey, isFirst: boolean): string {
  if (typeof part === 'number') return `[${part}]`;
  const name = String(part);
  if (isFirst) return name;
  return /^[\w-]+$/.test(name) ? `.${name}` : `[${JSON.stringify(name)}]`;
}

function unknownKey(parent: ConfigPath, key: string, origin: Origin): string {
  const spell = (name: string): string => origin.spell?.([...parent, name]) ?? name;
  const isOneOfMany = (index: number): boolean => typeof parent[index] === 'number' || parent[index - 1] === 'parties';
  const known = KNOWN_KEYS[parent.map((part, index) => (isOneOfMany(index) ? '*' : String(part))).join('.')] ?? [];
  const meant = nearest(key, known);
  const hint = meant === undefined ? `known are ${known.map(spell).join(', ')}` : `did you mean ${spell(meant)}?`;
  return `${origin.place([...parent, key], 'key')}: expected a known key, got "${spell(key)}"; ${hint}`;
}

function valueAt(raw: unknown, path: ConfigPath): unknown {
  let value = raw;
  for (const part of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}

function show(value: unknown, path: ConfigPath): string {
  if (value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a mapping';
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return String(value);
  if (typeof value !== 'string') return `a ${typeof value}`;
  if (path.some((part) => SECRET.has(part))) return `a text of ${value.length} characters`;
  return JSON.stringify(value.length > MAX_SHOWN_CHARS ? `${value.slice(0, MAX_SHOWN_CHARS)}…` : value);
}
