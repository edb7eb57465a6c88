import type { EntryOf } from '../../contract/entry-types.js';
import type { NewRule, RuleTools } from '../rule.js';

interface Command {
  readonly seq: number;
  readonly name: string;
  readonly given: NonNullable<EntryOf<'command.accepted'>['given']>;
  readonly id: string | undefined;
  readonly isRefused: boolean;
  readonly worldMs: number;
  readonly hostMs: number;
}

/** A delivery that reached the app, and the newest entry when it left. */
interface Delivery {
  readonly seq: number;
  readonly after: number;
  readonly isTimedOut: boolean;
}

interface Event {
  readonly type: string;
  readonly deliveries: Delivery[];
}

interface Life {
  readonly commands: Command[];
  /** Undefined before the first delivery. */
  events: Map<string, Event> | undefined;
  /** The `seq` of the newest event that may be a reason to do the same again. */
  newsSeq: number;
  /** The instants up to which a fault kept the app from hearing of a command: what it repeats, it repeats from there on. */
  cutOff: { readonly worldMs: number; readonly hostMs: number } | undefined;
  /** An event has been sent again, or will be: what comes twice comes of that. */
  isRedelivered: boolean;
  /** The `seq` of the newest that a fault did to an event, by its id, and to a command, by its name. */
  readonly struck: Map<string, number>;
}

/** The newest commands, events and deliveries of a call that are remembered. */
const MAX_COMMANDS = 10;
const MAX_EVENTS = 20;
const MAX_DELIVERIES = 20;

/** Two commands within this are repeated; a command within this after a delivery may follow from it. */
const WINDOW_MS = 2_000;

/** Digits come twice for good reason, and a state that is set again changes nothing. */
const REPEATABLE: ReadonlySet<string> = new Set(['send_dtmf', 'client_state_update', 'dial']);

/** A command that undoes another one, or replaces it, makes room for the same again. */
const UNDONE_BY: ReadonlyMap<string, string> = new Map([
  ['mute', 'unmute'],
  ['unmute', 'mute'],
  ['hold', 'unhold'],
  ['unhold', 'hold'],
  ['record_pause', 'record_resume'],
  ['record_resume', 'record_pause'],
  ['update', 'update'],
  ['switch_supervisor_role', 'switch_supervisor_role'],
]);

/** These events are the echo of a command, and no news. */
const ECHOES = /\.started$|^(?:call\.(?:initiated|answered|bridged)|streaming\.started)$/;

/** The entry's fields that say what it is about: a call, a conference, or a leg in one. */
interface Owned {
  readonly call_control_id?: string | undefined;
  readonly conference_id?: string | undefined;
}

/** A command has one subject, the conference where it is on one. */
const subjectOf = ({ conference_id: conference, call_control_id: callId = '' }: Owned): string => conference ?? callId;

/** An event may have two: of a leg in a conference either may hear. */
const subjectsOf = ({ conference_id: conference, call_control_id: callId }: Owned): string[] =>
  [conference, callId].filter((id) => id !== undefined);

/** A finding is about a call, or about none where the command is on a conference. */
const callOf = ({ conference_id: conference, call_control_id: callId = '' }: Owned): string | undefined =>
  conference === undefined ? callId : undefined;

/** Commands that come twice: for two deliveries of one event, or of themselves. */
export const repeats: NewRule = (memory) => {
  const lives = memory<Life>(() => ({
    commands: [],
    events: undefined,
    newsSeq: 0,
    cutOff: undefined,
    isRedelivered: false,
    struck: new Map(),
  }));

  const taken: Taken = (entry, tools) => {
    const life = lives.of(subjectOf(entry));
    const command = noteCommand(entry, life, tools);
    if (!command) return;
    if (command.name.endsWith('_stop') || command.name === 'stop') life.newsSeq = command.seq;
    if (!life.isRedelivered) repeated(command, life, callOf(entry), tools);
  };

  return {
    on: {
      'fault.happened': (entry) => {
        const { seq = 0, event_id: id, command = id } = entry;
        if (command === undefined) return;
        const { struck } = lives.of(subjectOf(entry));
        struck.delete(command);
        struck.set(command, seq);
        const [oldest] = struck.keys();
        if (oldest !== undefined && struck.size > MAX_EVENTS) struck.delete(oldest);
      },
      'webhook.created': (entry) => {
        if (ECHOES.test(entry.event_type)) return;
        for (const subject of subjectsOf(entry)) lives.of(subject).newsSeq = entry.seq ?? 0;
      },
      // The app may bridge the next one in the same words.
      'bridge.ended': (entry) => {
        lives.of(subjectOf(entry)).newsSeq = entry.seq ?? 0;
      },
      'webhook.attempt': (entry, tools) => {
        const { status, error } = entry;
        for (const subject of subjectsOf(entry)) {
          const life = lives.of(subject);
          if (status === undefined || status >= 300) life.isRedelivered = true;
          if (status !== undefined || error === 'timeout') noteDelivery(entry, life, tools);
        }
      },
      'api.request': (entry, { worldMs, hostMs }) => {
        if (entry.fault !== undefined) lives.of(subjectOf(entry)).cutOff = { worldMs, hostMs };
      },
      'command.accepted': taken,
      'command.ignored': taken,
      'command.refused': (entry, tools) => void noteCommand(entry, lives.of(subjectOf(entry)), tools),
    },
  };
};

type Taken = (entry: EntryOf<'command.accepted' | 'command.ignored'>, tools: RuleTools) => void;

function noteCommand(
  entry: EntryOf<'command.accepted' | 'command.ignored' | 'command.refused'>,
  life: Life,
  tools: RuleTools,
): Command | undefined {
  const { seq, type, command: name, command_id: id, given = {} } = entry;
  if (seq === undefined) return undefined;
  const { worldMs, hostMs } = tools;
  const command = { seq, name, given, id, isRefused: type === 'command.refused', worldMs, hostMs };
  life.commands.push(command);
  if (life.commands.length > MAX_COMMANDS) life.commands.shift();
  for (const [eventId, { deliveries }] of life.events ?? [])
    if (deliveries.length > 1) handledTwice(eventId, life, callOf(entry), tools);
  return command;
}

function repeated(
  command: Command,
  { commands, newsSeq, cutOff, struck }: Life,
  callId: string | undefined,
  { tell }: RuleTools,
): void {
  const { seq, name, given, id, hostMs, worldMs } = command;
  if (id !== undefined || REPEATABLE.has(name)) return;
  const first = commands.findLast(
    (other) => other !== command && other.id === undefined && !other.isRefused && asksForTheSame(other, command),
  );
  if (!first || first.seq < newsSeq || isUndone(first, command, commands)) return;
  const ms = hostMs - Math.max(first.hostMs, cutOff?.hostMs ?? -Infinity);
  if (ms > WINDOW_MS || worldMs - Math.max(first.worldMs, cutOff?.worldMs ?? -Infinity) > WINDOW_MS) return;
  tell(
    'command_repeated',
    { command: name, ms },
    { callId, cause: `${name} ${JSON.stringify(given)}`, evidence: [first.seq, seq, struck.get(name)] },
  );
}

/** A mute behind an unmute is no repetition of the mute before it. */
const isUndone = (first: Command, again: Command, commands: readonly Command[]): boolean =>
  commands.some(
    ({ name, seq, isRefused }) =>
      name === UNDONE_BY.get(first.name) && seq > first.seq && seq < again.seq && !isRefused,
  );

function noteDelivery(entry: EntryOf<'webhook.attempt'>, life: Life, tools: RuleTools): void {
  const { seq = 0, event_id: id, event_type: type, status, host } = entry;
  life.events ??= new Map<string, Event>();
  const event = life.events.get(id) ?? { type, deliveries: [] };
  life.events.set(id, event);
  event.deliveries.push({ seq, after: host?.after ?? seq, isTimedOut: status === undefined });
  if (event.deliveries.length > MAX_DELIVERIES) event.deliveries.splice(1, 1);
  const [oldest] = life.events.keys();
  if (oldest !== undefined && life.events.size > MAX_EVENTS) life.events.delete(oldest);
  if (event.deliveries.length === 1) return;
  life.isRedelivered = true;
  handledTwice(id, life, callOf(entry), tools);
}

/** Looks for a command that has come for an event's first delivery and again for its last one. */
function handledTwice(eventId: string, life: Life, callId: string | undefined, { hostMs, tell }: RuleTools): void {
  const { events = new Map<string, Event>() } = life;
  const event = events.get(eventId);
  const first = event?.deliveries[0];
  const second = event?.deliveries.at(-1);
  if (!event || !first || !second) return;
  const isNews = (seq: number): boolean =>
    [...events].some(
      ([id, { deliveries }]) => id !== eventId && deliveries.some(({ after }) => after >= second.after && after < seq),
    );
  for (const again of life.commands) {
    const isInTime = first.isTimedOut || hostMs - again.hostMs <= WINDOW_MS;
    if (again.seq <= second.after || !isInTime || isNews(again.seq)) continue;
    const before = doneBefore(again, life, first, second);
    if (!before) continue;
    const evidence = [before.seq, first.seq, again.seq, second.seq, life.struck.get(eventId)];
    const values = { event: event.type, eventId, command: again.name };
    tell('event_handled_twice', values, { callId, cause: eventId, evidence });
    events.delete(eventId);
    return;
  }
}

/**
 * The same command between two deliveries. A handler that let the first one time out may come to its command when the second one has left.
 * Of two with the same `command_id` only one is carried out.
 */
function doneBefore(again: Command, { commands }: Life, first: Delivery, second: Delivery): Command | undefined {
  const untilSeq = first.isTimedOut ? again.seq - 1 : second.after;
  return commands.find(
    (command) =>
      command.seq > first.after &&
      command.seq <= untilSeq &&
      (command.id === undefined || command.id !== again.id) &&
      asksForTheSame(command, again),
  );
}

/** The same name and properties. Texts that were cut may differ behind the cut. */
function asksForTheSame(one: Command, other: Command): boolean {
  if (one.name !== other.name) return false;
  const text = JSON.stringify(one.given);
  return text === JSON.stringify(other.given) && !text.includes('…');
}
