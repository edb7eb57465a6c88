import { LIMITS, type LimitName } from '../limits.js';
import { createSocket, type Socket } from 'node:dgram';
import { lookup } from 'node:dns';
import { isIP } from 'node:net';

/** Sends datagrams: what cannot be delivered is lost, as on any network. */
export interface UdpSender {
  /** `host` is an IPv4 or IPv6 address (without brackets) or a name; `port` is 1 to 65535. `bytes` must not change later. */
  send(bytes: Uint8Array, host: string, port: number): void;
  /** Datagrams sent afterwards are dropped. */
  close(): void;
}

export interface UdpEvents {
  /** Datagrams cannot be sent, or are lost at `limit`. */
  readonly failed: (reason: string, limit?: LimitName) => void;
  /** Nobody listens at an address: the machine there has said so of a datagram. `host` is as it was given. */
  readonly refused: (host: string, port: number) => void;
}

interface Address {
  readonly address: string;
  readonly family: number;
}

/** A connected socket: the system tells refusals to such a one alone. */
interface Way {
  readonly socket: Socket;
  /** Datagrams for which it is not connected yet; undefined once it is. */
  waiting: Uint8Array[] | undefined;
}

/** Resolves a host name. Replaceable, so that tests need no name server. */
export type Resolve = (host: string, done: (error: Error | null, address: string, family: number) => void) => void;

// Media servers speak IPv4; a name with both kinds of address, such as localhost, is taken for that.
const resolveIpv4First: Resolve = (host, done) => lookup(host, { order: 'ipv4first' }, done);

/**
 * A sender over the machine's network, with one socket per address and port. A name is resolved once per sender,
 * not per datagram: Node would otherwise ask 50 times a second. `failed` is called once with the first error, and
 * once with the first limit; `refused` each time.
 */
export function dgramSender(events: UdpEvents, resolve: Resolve = resolveIpv4First): UdpSender {
  return new DgramSender(events, resolve);
}

class DgramSender implements UdpSender {
  readonly #events: UdpEvents;
  readonly #resolve: Resolve;
  readonly #ways = new Map<string, Way>();
  readonly #names = new Map<string, Address | { readonly waiting: ((address: Address) => void)[] }>();
  #queued = 0;
  #told = false;
  #toldLimit = false;
  #closed = false;

  constructor(events: UdpEvents, resolve: Resolve) {
    this.#events = events;
    this.#resolve = resolve;
  }

  send(bytes: Uint8Array, host: string, port: number): void {
    if (this.#closed) return;
    const family = isIP(host);
    const known = family === 0 ? (this.#names.get(host) ?? this.#ask(host)) : { address: host, family };
    if ('address' in known) this.#transmit(bytes, host, known, port);
    else if (known.waiting.length < LIMITS['fork.unresolved_datagrams']) {
      known.waiting.push((address) => this.#transmit(bytes, host, address, port));
    } else {
      this.#full('fork.unresolved_datagrams', 'datagrams wait for the address of a host');
    }
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    for (const { socket } of this.#ways.values()) socket.close();
    this.#ways.clear();
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

  #transmit(bytes: Uint8Array, host: string, to: Address, port: number): void {
    if (this.#queued >= LIMITS['fork.queued_datagrams']) {
      this.#full('fork.queued_datagrams', 'datagrams wait for the network');
      return;
    }
    this.#queued++;
    const way = this.#way(host, to, port);
    if (way.waiting) way.waiting.push(bytes);
    else this.#write(way.socket, bytes, host, port);
  }

  #write(socket: Socket, bytes: Uint8Array, host: string, port: number, isAgain = false): void {
    socket.send(bytes, (error) => {
      // A refusal of the datagram before may be told of this one, which then has not left.
      if (error && isRefusal(error) && !isAgain && !this.#closed) {
        this.#events.refused(host, port);
        this.#write(socket, bytes, host, port, true);
        return;
      }
      this.#queued--;
      if (error) this.#trouble(error, host, port);
    });
  }

  #way(host: string, { address, family }: Address, port: number): Way {
    const name = `${address} ${port}`;
    const known = this.#ways.get(name);
    if (known) return known;
    const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
    const way: Way = { socket, waiting: [] };
    socket.on('error', (error) => this.#trouble(error, host, port));
    socket.connect(port, address, (error?: Error | null) => this.#connected(way, host, port, error));
    // A fork that somebody forgot must not keep the process alive.
    socket.unref();
    this.#ways.set(name, way);
    return way;
  }

  #connected(way: Way, host: string, port: number, error: Error | null | undefined): void {
    if (this.#closed) return;
    const waiting = way.waiting ?? [];
    if (!error) {
      way.waiting = undefined;
      for (const bytes of waiting) this.#write(way.socket, bytes, host, port);
      return;
    }
    // The next datagram tries anew.
    this.#queued -= waiting.length;
    this.#forget(way);
    this.#fail(error);
  }

  #forget(way: Way): void {
    for (const [name, known] of this.#ways) if (known === way) this.#ways.delete(name);
    way.socket.close();
  }

  #trouble(error: Error, host: string, port: number): void {
    if (this.#closed) return;
    if (isRefusal(error)) this.#events.refused(host, port);
    else this.#fail(error);
  }

  #full(limit: LimitName, what: string): void {
    if (this.#toldLimit) return;
    this.#toldLimit = true;
    this.#events.failed(`more than ${LIMITS[limit]} ${what}`, limit);
  }

  #fail(error: Error): void {
    if (this.#told || this.#closed) return;
    this.#told = true;
    this.#events.failed(error.message);
  }
}

const isRefusal = (error: Error): boolean => 'code' in error && error.code === 'ECONNREFUSED';
