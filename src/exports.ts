import { seededRandom } from './platform/random.js';

/** An application uses the simulator in Telnyx's place by these variables. */
export interface AppEnvironment {
  /** With `/v2`, without a slash at the end. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** The 32 bytes of the ed25519 key, base64. */
  readonly publicKey: string;
}

export const EXPORT_FORMATS = ['shell', 'dotenv', 'json'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

const SECRET_ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const SECRET_CHARS = 22;

/** A key in the form of Telnyx's own (`KEY`, 32 hex digits, `_`, secret), the same for the same seed. */
export function suggestedApiKey(seed: string): string {
  const random = seededRandom(seed).fork('api-key');
  const id = Buffer.from(random.bytes(16)).toString('hex').toUpperCase();
  let secret = '';
  for (let i = 0; i < SECRET_CHARS; i++) secret += SECRET_ALPHABET.charAt(random.int(SECRET_ALPHABET.length));
  return `KEY${id}_${secret}`;
}

/** `http://127.0.0.1:12111`: where a client on this machine reaches a server that listens on `host`. */
export function originOf(host: string, port: number): string {
  return `http://${reachableHost(host)}:${port}`;
}

function reachableHost(host: string): string {
  const bare = host.replace(/^\[(.*)\]$/, '$1');
  // The wildcards; `::` takes IPv4 as well on every system that Node supports by default.
  if (bare === '0.0.0.0' || /^[0:]*:[0:]*$/.test(bare)) return '127.0.0.1';
  return bare.includes(':') ? `[${bare}]` : bare;
}

/** The three variables. */
export const environmentOf = ({ baseUrl, apiKey, publicKey }: AppEnvironment): Readonly<Record<string, string>> => ({
  TELNYX_BASE_URL: baseUrl,
  TELNYX_API_KEY: apiKey,
  TELNYX_PUBLIC_KEY: publicKey,
});

/** The three variables as text that ends without a newline. */
export function formatExports(environment: AppEnvironment, format: ExportFormat): string {
  const variables = environmentOf(environment);
  if (format === 'json') return JSON.stringify(variables, null, 2);
  const prefix = format === 'shell' ? 'export ' : '';
  return Object.entries(variables)
    .map(([name, value]) => `${prefix}${name}=${quote(value)}`)
    .join('\n');
}

/** In single quotes where a shell would read more into it. A key of the user's own can hold anything but blanks and commas. */
const quote = (value: string): string =>
  /^[\w.:/+=@%-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
