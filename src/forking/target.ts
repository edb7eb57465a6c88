import type { ForkTarget } from './params.js';

const MAX_PORT = 65_535;
const MAX_NAME_LENGTH = 253;

/**
 * Reads `udp:HOST:PORT` as `rx`, `tx` and `target` of fork_start give it. HOST is an IPv4 address, a name or a bracketed
 * IPv6 address, PORT is 1 to 65535. Undefined where it is anything else. The host comes back without brackets.
 */
export function parseTarget(text: string): ForkTarget | undefined {
  const parts = /^udp:(\[[0-9a-fA-F:.]+\]|[^[\]:]+):([0-9]{1,5})$/.exec(text);
  const [, host, digits] = parts ?? [];
  if (host === undefined || digits === undefined) return undefined;
  const port = Number(digits);
  const name = canonicalHost(host);
  if (name === undefined || port < 1 || port > MAX_PORT) return undefined;
  return { host: name, port };
}

/**
 * A URL parser knows what a host may look like. One that it reads differently from how it was written (`1.2.3`, `0x7f.1`,
 * `user@host`) is no plain address or name; only the spelling of an IPv6 address may change.
 */
function canonicalHost(host: string): string | undefined {
  if (host.length > MAX_NAME_LENGTH) return undefined;
  if (!URL.canParse(`http://${host}`)) return undefined;
  const { hostname } = new URL(`http://${host}`);
  if (host.startsWith('[')) return hostname.slice(1, -1);
  return hostname === host.toLowerCase() ? hostname : undefined;
}
