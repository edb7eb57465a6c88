/** The settings of the command line and the environment; the keys are those of the configuration file. */

type Kind = 'text' | 'number' | 'decimal' | 'toggle' | 'list';

export interface Setting {
  /** The key in the configuration file; `time.speed` stands inside `time`. */
  readonly key: string;
  /** The flag without its dashes. `TELNYX_SIM_` and the same in capitals is the environment variable. */
  readonly flag: string;
  readonly kind: Kind;
  /** A word stands for the value in the help; a toggle has none. */
  readonly value?: string;
  readonly help: string;
}

export const SETTINGS: readonly Setting[] = [
  { key: 'host', flag: 'host', kind: 'text', value: 'address', help: 'address to listen on (127.0.0.1)' },
  { key: 'port', flag: 'port', kind: 'number', value: 'number', help: 'port to listen on, 0 for any free one (12111)' },
  {
    key: 'tls_port',
    flag: 'tls-port',
    kind: 'number',
    value: 'number',
    help: 'also serve https on this port, for api.telnyx.com and localhost; 443 needs rights',
  },
  {
    key: 'tls_dir',
    flag: 'tls-dir',
    kind: 'text',
    value: 'folder',
    help: 'where the certificate authority is kept ($XDG_DATA_HOME/telnyx-sim/ca)',
  },
  { key: 'webhook_url', flag: 'webhook-url', kind: 'text', value: 'url', help: 'where webhooks go by default' },
  {
    key: 'webhook_failover_url',
    flag: 'webhook-failover-url',
    kind: 'text',
    value: 'url',
    help: 'where webhooks go when the first URL fails',
  },
  {
    key: 'api_keys',
    flag: 'api-key',
    kind: 'list',
    value: 'key',
    help: 'accept only this API key; may be repeated (any key)',
  },
  {
    key: 'isolate',
    flag: 'isolate',
    kind: 'text',
    value: 'what',
    help: 'none, or api-key: each API key is a world of its own (none)',
  },
  { key: 'seed', flag: 'seed', kind: 'text', value: 'text', help: 'seed of ids, keys and chance (telnyx-sim)' },
  {
    key: 'log_level',
    flag: 'log-level',
    kind: 'text',
    value: 'level',
    help: 'silent, error, warn, info or debug (info)',
  },
  {
    key: 'log_format',
    flag: 'log-format',
    kind: 'text',
    value: 'format',
    help: 'text for people, or json: one object a line (text)',
  },
  {
    key: 'strict_connections',
    flag: 'strict-connections',
    kind: 'toggle',
    help: 'refuse an unknown connection_id instead of providing it',
  },
  {
    key: 'provision_unknown',
    flag: 'provision-unknown',
    kind: 'toggle',
    help: 'accept commands for call ids that were never given out',
  },
  {
    key: 'control_token',
    flag: 'control-token',
    kind: 'text',
    value: 'token',
    help: 'bearer token that the control API wants',
  },
  {
    key: 'allowed_hosts',
    flag: 'allowed-hosts',
    kind: 'list',
    value: 'names',
    help: 'further Host names, comma-separated; *.example for all below it',
  },
  {
    key: 'public_url',
    flag: 'public-url',
    kind: 'text',
    value: 'url',
    help: 'what URLs of recordings begin with (the address that the app asked)',
  },
  {
    key: 'findings.ignore',
    flag: 'ignore',
    kind: 'list',
    value: 'code',
    help: 'a finding of this code fails nothing; may be repeated',
  },
  {
    key: 'time.mode',
    flag: 'time',
    kind: 'text',
    value: 'mode',
    help: 'how time passes for calls: real, fast or manual (real)',
  },
  {
    key: 'time.speed',
    flag: 'speed',
    kind: 'decimal',
    value: 'factor',
    help: 'with real time: so many times as fast as the host, 0.1 to 50 (1)',
  },
];

/** Names the configuration file; not itself a key of it. */
export const CONFIG_FILE_FLAG = 'config';

/** `webhook-url` is `TELNYX_SIM_WEBHOOK_URL`. */
export function environmentName(flag: string): string {
  return `TELNYX_SIM_${flag.toUpperCase().replaceAll('-', '_')}`;
}

/**
 * A value for the schema to check, made of a flag's or variable's text. A text that does not fit its kind is passed on as it is, so that
 * the error shows what the user wrote.
 */
export function settingValue(kind: Kind, given: string | boolean | readonly string[]): unknown {
  if (typeof given === 'boolean') return given;
  // An empty one stays: `--api-key "$KEY"` with a variable that is not set must not accept any key.
  if (kind === 'list') return [given].flat().flatMap((text) => (text.trim() === '' ? [''] : items(text)));
  if (typeof given !== 'string') return given;
  const trimmed = given.trim();
  if (kind === 'number') return /^\d{1,9}$/.test(trimmed) ? Number(trimmed) : given;
  if (kind === 'decimal') return /^\d{1,9}(\.\d{1,9})?$/.test(trimmed) ? Number(trimmed) : given;
  if (kind === 'toggle') return TOGGLES.get(trimmed.toLowerCase()) ?? given;
  return given;
}

const TOGGLES: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['yes', true],
  ['on', true],
  ['false', false],
  ['0', false],
  ['no', false],
  ['off', false],
]);

function items(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
