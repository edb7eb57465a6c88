import { createHash, timingSafeEqual } from 'node:crypto';
import { SimulatorError } from '../../control/simulator-error.js';

export interface AccessOptions {
  /** What `--host` says. */
  readonly host: string;
  /** The port that is listened on. */
  readonly port: () => number;
  readonly controlToken: string | null;
  /** Names from `--allowed-hosts`, with or without a port. */
  readonly allowedHosts: readonly string[];
}

/** The parts of a request that decide whether it may pass. */
export interface Visitor {
  readonly host: string | undefined;
  readonly origin: string | undefined;
  readonly authorization: string | undefined;
}

interface Authority {
  /** In lower case, an IPv6 address without brackets. */
  readonly name: string;
  /** `''` where none is named. */
  readonly port: string;
}

/**
 * Who may use the control API. Throws a SimulatorError (403, 401). `isOpen`: the path is one of those that need no token.
 *
 * A page in the developer's browser must not get in. The browser names the page in `Origin`; a page whose name an
 * attacker has pointed at 127.0.0.1 (DNS rebinding) is same-origin to the browser, but shows its name in `Host`.
 */
export function checkAccess(visitor: Visitor, isOpen: boolean, options: AccessOptions): void {
  const host = parseAuthority(visitor.host);
  if (!host || !isOurHost(host, options)) {
    const detail = `Host: expected this machine (localhost, 127.0.0.1, [::1]), the --host or one of --allowed-hosts, came ${shown(visitor.host)}.`;
    throw new SimulatorError(403, [{ detail, parameter: 'Host' }]);
  }
  if (visitor.origin !== undefined && !isOurOrigin(visitor.origin, host, options)) {
    const detail = `Origin: expected the simulator's own or none, came ${shown(visitor.origin)}.`;
    throw new SimulatorError(403, [{ detail, parameter: 'Origin' }]);
  }
  if (!isOpen) checkToken(visitor.authorization, options);
}

function checkToken(authorization: string | undefined, { controlToken, host }: AccessOptions): void {
  if (controlToken === null) {
    if (isLoopback(bare(host))) return;
    throw new SimulatorError(403, `The simulator listens on ${host}: start it with --control-token to use this.`);
  }
  const given = /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined) {
    throw new SimulatorError(401, 'Authorization: expected Bearer and the value of --control-token, came none.');
  }
  // Digests have one length, which timingSafeEqual asks for.
  if (!timingSafeEqual(digest(given), digest(controlToken))) {
    throw new SimulatorError(401, 'Authorization: expected the value of --control-token, came another token.');
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

function isOurHost(asked: Authority, { host, allowedHosts }: AccessOptions): boolean {
  if (isLoopback(asked.name) || asked.name === bare(host)) return true;
  return allowedHosts.some((entry) => {
    const allowed = parseAuthority(bracketed(entry));
    return allowed?.name === asked.name && (allowed.port === '' || allowed.port === asked.port);
  });
}

/** The page came from us: over http, by a name that we go by, on our port or on the one that the request itself went to. */
function isOurOrigin(origin: string, host: Authority, options: AccessOptions): boolean {
  const page = parseAuthority(/^http:\/\/(.+)$/.exec(origin.toLowerCase())?.[1]);
  if (!page || !isOurHost(page, options)) return false;
  const port = portOf(page);
  // Behind a published container port the request's own port is not ours.
  return port === String(options.port()) || (page.name === host.name && port === portOf(host));
}

/** Port 80 is not written, neither in `Host` nor in `Origin`. */
const portOf = ({ port }: Authority): string => (port === '' ? '80' : port);

/** `name`, `name:port`, `[::1]` or `[::1]:port`, and nothing else: no user, no path. */
function parseAuthority(text: string | undefined): Authority | undefined {
  const match = /^(?:\[([0-9a-f:.]+)\]|([\w.-]+))(?::(\d{1,5}))?$/.exec((text ?? '').toLowerCase());
  const name = match?.[1] ?? match?.[2];
  return name === undefined ? undefined : { name, port: match?.[3] ?? '' };
}

/** An IPv6 address may stand in the configuration with or without brackets; two colons tell it from `name:port`. */
const bracketed = (host: string): string => (/^[^[].*:.*:/.test(host) ? `[${host}]` : host);
const bare = (host: string): string => host.toLowerCase().replace(/^\[(.*)\]$/, '$1');

function isLoopback(name: string): boolean {
  return name === 'localhost' || name === '::1' || /^127(?:\.\d{1,3}){3}$/.test(name);
}

const shown = (value: string | undefined): string => (value === undefined ? 'none' : JSON.stringify(value));
