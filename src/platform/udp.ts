import { LIMITS, type LimitName } from '../limits.js';
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns';
import { isIP } from 'node:net';

/** Sends datagrams and never looks back: what cannot be delivered is lost, as on any network. */
export interface UdpSender {
  /** `host` is an IPv4 or IPv6 address (without brackets) or a name; `port` is 1 to 65535. `bytes` must not change later. */
  send(bytes: Uint8Array, host: string, port: number): void;
  /** Datagrams sent afterwards are dropped. */
  close(): void;
}

/** Datagrams cannot be sent, or are lost at `limit`. */
export type UnsentDatagrams = (reason: string, limit?: LimitName) => void;

interface Address {
  readonly address: string;
  readonly family: number;
}

/** Resolves a host name. Replaceable, so that tests need no name server. */
export type Resolve = (host: string, done: (error: Error | null, address: string, family: number) => void) => void;

// Media servers speak IPv4; a name with both kinds of address, such as localhost, is taken for that.
const resolveIpv4First: Resolve = (host, done) => lookup(host, { order: 'ipv4first' }, done);

/**
 * A sender over the machine's network, with one socket per address family in use. A name is resolved once per sender,
 * not per datagram: Node would otherwise ask 50 times a second. `failed` is called once with the first error, and
 * once with the first limit.
 */
export function dgramSender(failed: UnsentDatagrams, resolve: Resolve = resolveIpv4First): UdpSender {
  return new DgramSender(failed, resolve);
}

class DgramSender implements UdpSender {
  readonly #failed: UnsentDatagrams;
  readonly #resolve: Resolve;
  readonly #sockets = new Map<number, Socket>();
  readonly #names = new Map<string, Address | { readonly waiting: ((address: Address) => void)[] }>();
  #queued = 0;
  #told = false;
  #toldLimit = false;
  #closed = false;

  constructor(failed: UnsentDatagrams, resolve: Resolve) {
    this.#failed = failed;
    this.#resolve = resolve;
  }

  send(bytes: Uint8Array, host: string, port: number): void {
    if (this.#closed) return;
    const family = isIP(host);
    const known = family === 0 ? (this.#names.get(host) ?? this.#ask(host)) : { address: host, family };
    if ('address' in known) this.#transmit(bytes, known, port);
    else if (known.waiting.length < LIMITS['fork.unresolved_datagrams']) {
      known.waiting.push((address) => this.#transmit(bytes, address, port));
    } else {
      this.#full('fork.unresolved_datagrams', 'datagrams wait for the address of a host');
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const socket of this.#sockets.values()) socket.close();
    this.#sockets.clear();
    this.#names.clear();
  }

  /** A name that cannot be resolved stays so: its datagrams fill the bounded waiting list, then are dropped. */
  #ask(host: string): { readonly waiting: ((address: Address) => void)[] } {
    const entry = { waiting: [] as ((address: Address) => void)[] };
    this.#names.set(host, entry);
    this.#resolve(host, (error, address, family) => {
      if (this.#closed) return;
      if (error) {
        this.#fail(error);
        return;
      }
      const found = { address, family };
      this.#names.set(host, found);
      for (const go of entry.waiting.splice(0)) go(found);
    });
    return entry;
  }

  #transmit(bytes: Uint8Array, to: Address, port: number): void {
    if (this.#queued >= LIMITS['fork.queued_datagrams']) {
      this.#full('fork.queued_datagrams', 'datagrams wait for the network');
      return;
    }
    this.#queued++;
    this.#socket(to.family).send(bytes, port, to.address, (error) => {
      this.#queued--;
      if (error) this.#fail(error);
    });
  }

  #socket(family: number): Socket {
    const known = this.#sockets.get(family);
    if (known) return known;
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    socket.on('error', (error) => this.#fail(error));
    // A fork that somebody forgot must not keep the process alive.
    socket.unref();
    this.#sockets.set(family, socket);
    return socket;
  }

  #full(limit: LimitName, what: string): void {
    if (this.#toldLimit) return;
    this.#toldLimit = true;
    this.#failed(`more than ${LIMITS[limit]} ${what}`, limit);
  }

  #fail(error: Error): void {
    if (this.#told || this.#closed) return;
    this.#told = true;
    this.#failed(error.message);
  }
}
