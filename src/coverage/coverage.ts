import type { Entry } from '../calls/entry.js';
import { isSuccess } from '../platform/http-sender.js';
import type { Exchange } from '../shell/exchange.js';
import { LIMITS } from '../limits.js';
import { visitFields } from './fields.js';
import { universe, type Group, type Universe } from './universe.js';

/** The times that something was exercised, and the scenarios that did, the first of them by name. */
export interface Exercised {
  times: number;
  readonly by: Set<string>;
}

/** The parts of a request that count. */
interface GivenParts {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Counts what an app exercises of Telnyx's document, in all worlds together. Only what the document has is counted, so that it takes no more
 * memory than the document is long.
 */
export class Coverage {
  readonly #universe: Universe = universe();
  readonly #counts = new Map<string, Exercised>();
  readonly #names = new WeakMap<Exchange, string>();

  /** Counts what happens in a world from now on. */
  follow(exchange: Exchange): void {
    exchange.journal.subscribe(
      (entry) => this.take(entry, this.#names.get(exchange)),
      (error) => exchange.noteFault(error),
    );
  }

  /** All that is exercised in a world from now on is by `name`, such as a scenario's. */
  name(exchange: Exchange, name: string): void {
    this.#names.set(exchange, name);
  }

  /** A request that was accepted. */
  readonly accepted = (exchange: Exchange, operationId: string, parts: GivenParts): void =>
    this.request(operationId, parts, this.#names.get(exchange));

  /** `by`: whoever exercised it, where that has a name. */
  request(operationId: string, { body, query }: GivenParts, by?: string): void {
    const operation = this.#universe.operations.get(operationId);
    if (!operation) return;
    this.#count('operations', operationId, by);
    for (const [given, fields, mark] of [
      [body, operation.body, ''],
      [query ?? {}, operation.query, '?'],
    ] as const) {
      const path = (name: string): string => `${operationId} ${mark}${name}`;
      visitFields(
        given,
        fields,
        (name) => this.#count('properties', path(name), by),
        (name, value) => this.#count('values', `${path(name)}=${value}`, by),
      );
    }
  }

  take(entry: Entry, by?: string): void {
    if (entry.type === 'api.request') {
      for (const code of entry.error_codes) if (this.#universe.errors.has(code)) this.#count('errors', code, by);
    } else if (entry.type === 'webhook.created') {
      this.#payload(entry.event_type, entry.payload, by);
    } else if (entry.type === 'webhook.attempt') {
      if (entry.status === undefined || !isSuccess({ status: entry.status })) return;
      if (this.#universe.webhooks.has(entry.event_type)) this.#count('webhooks', entry.event_type, by);
    } else {
      const state = stateIn(entry);
      if (state !== undefined) this.#count('states', state, by);
    }
  }

  /** The count of an item of a group; undefined for one that was not exercised. */
  of(group: Group, item: string): Readonly<Exercised> | undefined {
    return this.#counts.get(keyOf(group, item));
  }

  #payload(event: string, payload: unknown, by: string | undefined): void {
    const fields = this.#universe.webhooks.get(event);
    if (!fields) return;
    visitFields(
      payload,
      fields,
      () => undefined,
      (name, value) => this.#count('webhook_values', `${event} ${name}=${value}`, by),
    );
  }

  #count(group: Group, item: string, by: string | undefined): void {
    const key = keyOf(group, item);
    let count = this.#counts.get(key);
    if (!count) this.#counts.set(key, (count = { times: 0, by: new Set() }));
    count.times++;
    if (by !== undefined && !count.by.has(by)) keepFirst(count.by, by);
  }
}

/** The first names in their alphabetical order are kept: which scenario comes first is up to the machine. */
function keepFirst(names: Set<string>, name: string): void {
  names.add(name);
  if (names.size <= LIMITS['coverage.names']) return;
  let last = name;
  for (const each of names) if (each > last) last = each;
  names.delete(last);
}

const keyOf = (group: Group, item: string): string => `${group} ${item}`;

/** The state that an entry tells of. */
function stateIn(entry: Entry): string | undefined {
  if (entry.type === 'call.state') return entry.to;
  if (entry.type === 'bridge.started') return 'bridged';
  if (entry.type === 'queue.entered') return 'queued';
  if (entry.type === 'party.act.started') return entry.act === 'hold' ? 'held' : undefined;
  if (entry.type === 'conference.participant') return 'in_conference';
  return undefined;
}
