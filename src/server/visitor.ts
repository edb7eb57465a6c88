import type { IncomingMessage } from 'node:http';
import { isIPv4, isIPv6 } from 'node:net';
import { shown } from '../contract/shown.js';

/** By which names the simulator goes. */
export interface HostRules {
  /** The value of `--host`. */
  readonly host: string;
  /** The port that is listened on. */
  readonly port: () => number;
  /** Names from `--allowed-hosts`, with or without a port; `*.example` stands for every name below `example`. */
  readonly allowedHosts: readonly string[];
}

/** The parts of a request that tell where it comes from. */
export interface Visitor {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  /** It came over TLS. */
  readonly isSecure: boolean;
}

/** The reason for which a request is turned away: the header that gives it, and a sentence. */
export interface Objection {
  readonly header: 'Host' | 'Origin';
  readonly detail: string;
}

/** A host and a port, as they stand in `Host`. */
export interface Authority {
  /** In lower case; an IPv6 address without brackets, a name without the dot at its end. */
  readonly name: string;
  /** `''` where none is named. */
  readonly port: string;
}

/** The one public name that apps have in their hosts file, or in the certificate, for this simulator. */
const TELNYX_HOST = 'api.telnyx.com';

export const visitorOf = ({ headers, socket }: IncomingMessage): Visitor => ({
  host: headers.host,
  origin: headers.origin,
  isSecure: 'encrypted' in socket && socket.encrypted === true,
});

/** The address that the request came to, without a slash at its end. */
export const baseUrlOf = ({ host = 'localhost', isSecure }: Visitor): string =>
  `${isSecure ? 'https' : 'http'}://${host}`;

/**
 * A page whose public name an attacker has pointed at this machine (DNS rebinding) is same-origin to the browser, but shows its name
 * in `Host`. Such a name has a dot; addresses and the names of a local network cannot be rebound. `api`: under Telnyx's own paths
 * Telnyx's own name is in order too.
 */
export function hostObjection({ host }: Visitor, api: 'telnyx' | 'control', rules: HostRules): Objection | undefined {
  const asked = parseAuthority(host);
  if (asked && (isLocalName(asked.name) || isNamed(asked, rules))) return undefined;
  if (asked && api === 'telnyx' && asked.name === TELNYX_HOST) return undefined;
  const detail = `Host: expected an IP address, a name without dots, *.localhost, *.internal or the --host, came ${quoted(host)}. Further names: --allowed-hosts.`;
  return { header: 'Host', detail };
}

/** A page that is not our own must not act; the browser names it in `Origin`. Clients that are no browsers send none. */
export function originObjection({ host, origin, isSecure }: Visitor, rules: HostRules): Objection | undefined {
  if (origin === undefined) return undefined;
  const scheme = isSecure ? 'https://' : 'http://';
  const page = origin.toLowerCase().startsWith(scheme) ? parseAuthority(origin.slice(scheme.length)) : undefined;
  const usualPort = isSecure ? '443' : '80';
  const portOf = ({ port }: Authority): string => (port === '' ? usualPort : port);
  const asked = parseAuthority(host);
  // Behind a published container port the request's own port is not ours.
  if (page && asked && page.name === asked.name && portOf(page) === portOf(asked)) return undefined;
  const isOurs = page && (isLoopback(page.name) || isNamed(page, rules)) && portOf(page) === String(rules.port());
  return isOurs
    ? undefined
    : { header: 'Origin', detail: `Origin: expected the simulator's own or none, came ${quoted(origin)}.` };
}

/** A `--host` is reached from this machine alone. */
export const isLoopbackHost = (host: string): boolean => isLoopback(bare(host));

/** `name`, `name:port`, `[::1]` or `[::1]:port`, and nothing else: no user, no path. */
export function parseAuthority(text: string | undefined): Authority | undefined {
  const match = /^(?:\[([0-9a-f:.]+)(?:%[\w.~-]+)?\]|([\w.-]+?)\.?)(?::(\d{1,5}))?$/i.exec(text ?? '');
  const name = (match?.[1] ?? match?.[2])?.toLowerCase();
  return name === undefined ? undefined : { name, port: match?.[3] ?? '' };
}

/** Names that no public name server can give an address of the attacker's choosing. */
function isLocalName(name: string): boolean {
  if (isLoopback(name) || isIPv6(name) || isAddress(name)) return true;
  return /^[\w-]+$/.test(name) || /\.(?:localhost|internal)$/.test(name);
}

/** `127.0.0.1`, and what a browser takes for an address too: `127.1`. */
function isAddress(name: string): boolean {
  if (isIPv4(name)) return true;
  return /(?:^|\.)\d+$/.test(name) && URL.canParse(`http://${name}`) && isIPv4(new URL(`http://${name}`).hostname);
}

/** The user has named the host: as `--host`, or in `--allowed-hosts`. */
function isNamed(asked: Authority, { host, allowedHosts }: HostRules): boolean {
  if (asked.name === bare(host)) return true;
  return allowedHosts.some((entry) => {
    const isSuffix = entry.startsWith('*.');
    const allowed = parseAuthority(isSuffix ? entry.slice('*.'.length) : bracketed(entry));
    if (!allowed || (allowed.port !== '' && allowed.port !== asked.port)) return false;
    return isSuffix ? asked.name.endsWith(`.${allowed.name}`) : asked.name === allowed.name;
  });
}

/** An IPv6 address may stand in the configuration with or without brackets; two colons tell it from `name:port`. */
const bracketed = (host: string): string => (/^[^[].*:.*:/.test(host) ? `[${host}]` : host);
const bare = (host: string): string => host.toLowerCase().replace(/^\[(.*)\]$/, '$1');

const isLoopback = (name: string): boolean =>
  name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);

const quoted = (header: string | undefined): string => (header === undefined ? 'none' : JSON.stringify(shown(header)));
