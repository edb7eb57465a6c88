import type { Call } from '../../calls/call.js';
import type { EntryOf } from '../../contract/entry-types.js';
import { limitReached } from '../../limits.js';
import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import { cursorPage, type CursorItem, type PageQuery } from './cursor-page.js';
import { BOUNDS, isInstant, isWithin, microsOf, type Instants } from './instants.js';
import { refuse, type Answer, type Operation } from './operation.js';

/** `GET /call_events`: what the journal has of commands and webhooks. */
export const callEventOperations = (exchange: Exchange): { readonly ListCallEvents: Operation } => ({
  ListCallEvents: { run: ({ query }) => list(exchange, query) },
});

/** The query's `filter`, as the schema has it. `status` is about conferences. */
interface Filter {
  readonly application_name?: { readonly contains?: string };
  readonly application_session_id?: string;
  readonly connection_id?: string;
  readonly failed?: boolean;
  readonly from?: string;
  readonly leg_id?: string;
  readonly name?: string;
  readonly occurred_at?: Instants;
  readonly 'outbound.outbound_voice_profile_id'?: string;
  readonly product?: string;
  readonly to?: string;
  readonly type?: string;
}

/** Documented: without a leg or a session only what is no older than this is found. */
const DAY_MICROS = 86_400_000_000;

function list(exchange: Exchange, given: Readonly<Record<string, unknown>>): Answer {
  // The schemas of the parameters `page` and `filter`.
  const { page = {}, filter = {} } = given as { page?: PageQuery; filter?: Filter };
  const refusal = objection(filter.occurred_at);
  if (refusal !== undefined)
    return refuse({ error: 'invalidFilter', detail: refusal, parameter: 'filter[occurred_at]' });
  const events = ofOutcome(filter.failed, exchange).filter((event) => matches(event, filter, exchange));
  const path = '/v2/call_events';
  return cursorPage(events.map(item), page, path, () =>
    exchange.journal.record('limit.reached', limitReached('answers.list_bytes', { path })),
  );
}

/** Documented: `failed` is about the delivery. A command that was accepted has not failed. */
function ofOutcome(failed: boolean | undefined, exchange: Exchange): CallEvent[] {
  const events = eventsIn(exchange);
  if (failed === undefined) return events;
  const lost = undelivered(exchange);
  return events.filter(({ entry }) => (entry.type === 'webhook.created' && lost.has(entry.event_id)) === failed);
}

/** Documented: only one of them can be passed. */
function objection(bounds: Instants = {}): string | undefined {
  const [first, second] = BOUNDS.filter((name) => bounds[name] !== undefined);
  if (second !== undefined) return `Only one filter[occurred_at] can be passed; ${String(first)} and ${second} were.`;
  const time = first === undefined ? undefined : bounds[first];
  return time === undefined || isInstant(time)
    ? undefined
    : `filter[occurred_at]: expected an ISO 8601 time, came ${time}.`;
}

/** A leg, as its call or the payload of its first webhook tells of it. */
interface Leg {
  readonly call_leg_id: string;
  readonly call_session_id: string;
  readonly connection_id: string;
  readonly from: string;
  readonly to: string;
}

type Told = EntryOf<'command.accepted' | 'webhook.created'>;

interface CallEvent {
  readonly entry: Told;
  readonly leg: Leg;
  readonly name: string;
  readonly type: 'command' | 'webhook';
}

/** The commands and webhooks of calls since the last reset, oldest first, as far as the journal goes back. */
function eventsIn(exchange: Exchange): CallEvent[] {
  const { journal } = exchange;
  const [reset] = journal.list({ types: ['sim.reset'] }, 1, 'desc');
  const types = ['command.accepted', 'webhook.created'];
  // The filter lets through no others.
  const entries = journal.list({ types, after: reset?.seq }, Infinity) as Told[];
  const legs = legsIn(entries, exchange);
  return entries.flatMap((entry): CallEvent[] => {
    const leg = legs.get(entry.call_control_id ?? '');
    if (!leg) return [];
    if (entry.type === 'webhook.created') return [{ entry, leg, name: entry.event_type, type: 'webhook' }];
    return [{ entry, leg, name: entry.command, type: 'command' }];
  });
}

/** The legs of all entries; a call that is no longer known has one as long as the journal has its first webhook. */
function legsIn(entries: readonly Told[], exchange: Exchange): ReadonlyMap<string, Leg> {
  const legs = new Map<string, Leg>();
  for (const { call_control_id: id = '', ...entry } of entries) {
    if (legs.has(id) || id === '') continue;
    const call = exchange.findCall(id);
    if (call) legs.set(id, legOf(call));
    // The payload of this webhook has all of it.
    else if (entry.type === 'webhook.created' && entry.event_type === 'call.initiated')
      legs.set(id, entry.payload as unknown as Leg);
  }
  return legs;
}

const legOf = ({ legId, sessionId, connectionId, from, to }: Call): Leg => ({
  call_leg_id: legId,
  call_session_id: sessionId,
  connection_id: connectionId,
  from,
  to,
});

function matches({ entry, leg, name, type }: CallEvent, filter: Filter, exchange: Exchange): boolean {
  const { leg_id: legId, application_session_id: sessionId } = filter;
  const wanted = [
    [legId, leg.call_leg_id],
    [sessionId, leg.call_session_id],
    [filter.connection_id, leg.connection_id],
    [filter.from, leg.from],
    [filter.to, leg.to],
    [filter.name, name],
    [filter.type, type],
    [filter.product, 'call_control'],
  ] as const;
  return (
    wanted.every(([value, own]) => value === undefined || value === own) &&
    (legId !== undefined || sessionId !== undefined || isOfToday(entry, exchange)) &&
    isWithin(entry.at, filter.occurred_at) &&
    isOfApplication(leg, filter, exchange)
  );
}

const isOfToday = ({ at }: Told, { clock }: Exchange): boolean =>
  isWithin(at, { gte: isoMicros(clock.wallMicros() - DAY_MICROS) });

/** The events whose webhooks reached nobody. */
function undelivered({ deliveries }: Exchange): ReadonlySet<string> {
  const lost = deliveries.list().filter(({ state }) => state === 'failed' || state === 'undeliverable');
  return new Set(lost.map(({ event_id: id }) => id));
}

function isOfApplication(leg: Leg, filter: Filter, { applications }: Exchange): boolean {
  const application = applications.get(leg.connection_id);
  const part = filter.application_name?.contains?.toLowerCase() ?? '';
  const profile = filter['outbound.outbound_voice_profile_id'];
  return (
    (part === '' || application?.application_name.toLowerCase().includes(part) === true) &&
    (profile === undefined || application?.outbound.outbound_voice_profile_id === profile)
  );
}

const item = ({ entry, leg, name, type }: CallEvent): CursorItem => ({
  // An entry of this kind always has a place in the journal.
  id: String(entry.seq),
  createdAt: microsOf(entry.at),
  view: {
    call_leg_id: leg.call_leg_id,
    call_session_id: leg.call_session_id,
    event_timestamp: entry.at,
    metadata: metadataOf(entry),
    name,
    record_type: 'call_event',
    type,
  },
});

/** Documented: the raw event, and more by its type. */
const metadataOf = (entry: Told): Readonly<Record<string, unknown>> =>
  entry.type === 'webhook.created'
    ? { event_id: entry.event_id, event_type: entry.event_type, payload: entry.payload }
    : { command: entry.command, given: entry.given, ...(entry.command_id ? { command_id: entry.command_id } : {}) };
