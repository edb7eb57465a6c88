import type { EntryOf } from '../contract/entry-types.js';
import type { Recent } from './recent.js';
import type { Memory, RuleTools } from './rule.js';

/** A client repeats a request within so long, and an app goes on from its answer, in ms of the world and of the host. */
const REPEATED_MS = 10_000;
const GOES_ON_MS = 2_000;

/** The newest of a call that are remembered, by their paths. */
const MAX_STRUCK = 20;

/** These end a stream, or keep it from being opened. */
const BREAKING: ReadonlySet<string> = new Set(['stream_refused', 'stream_cut', 'stream_dropped']);

/** A fault and what it did: its name, and the entry that tells of it. */
interface Blame {
  readonly name: string;
  readonly seq?: number | undefined;
}

/** A request that a fault had a hand in, and when it was over. */
interface Struck extends Blame {
  readonly worldMs: number;
  readonly hostMs: number;
  /** It was carried out all the same. */
  readonly wasDone: boolean;
}

interface Life {
  readonly struck: Map<string, Struck>;
  /** The `seq` of the newest command that was carried out, by its name. */
  readonly done: Map<string, number>;
  /** The newest fault of a command. */
  began: EntryOf<'fault.happened'> | undefined;
  /** The fault that has kept its newest stream from being opened, or has ended it. */
  stream: Blame | undefined;
  /** The event of its `call.hangup`, and the instant of the host at which the app took it. */
  hangup: string | undefined;
  toldMs: number | undefined;
}

type Now = Pick<RuleTools, 'worldMs' | 'hostMs' | 'keptBack'>;

/** Remembers what faults did to the requests about a call, and so what they have made the app ask for late, or again. */
export class StruckRequests {
  readonly #calls: Recent<Life>;

  constructor(memory: Memory) {
    this.#calls = memory<Life>(() => ({
      struck: new Map(),
      done: new Map(),
      began: undefined,
      stream: undefined,
      hangup: undefined,
      toldMs: undefined,
    }));
  }

  began(entry: EntryOf<'fault.happened'>): void {
    const { fault, command, call_control_id: callId = '' } = entry;
    if (command !== undefined) this.#calls.of(callId).began = entry;
    const isFailing = fault === 'command_fails_later' && command === 'streaming_start';
    if (isFailing || BREAKING.has(fault)) this.#calls.of(callId).stream = entry;
  }

  started({ kind, call_control_id: callId = '' }: EntryOf<'activity.started'>): void {
    const life = kind === 'stream' ? this.#calls.find(callId) : undefined;
    if (life) life.stream = undefined;
  }

  /** The fault because of which there was no stream to stop. */
  streamless({ path, call_control_id: callId = '' }: EntryOf<'api.request'>): Blame | undefined {
    return path?.endsWith('/streaming_stop') === true ? this.#calls.find(callId)?.stream : undefined;
  }

  done({ seq = 0, command, call_control_id: callId = '' }: EntryOf<'command.accepted'>): void {
    const life = this.#calls.find(callId);
    // Only what is done while a fault is at it is of interest.
    if (life?.began?.command === command) life.done.set(command, seq);
  }

  hungUp({ event_id: id, event_type: type, call_control_id: callId = '' }: EntryOf<'webhook.created'>): void {
    if (type === 'call.hangup') this.#calls.of(callId).hangup = id;
  }

  told({ event_id: id, call_control_id: callId = '' }: EntryOf<'webhook.delivered'>, { hostMs }: Now): void {
    const life = this.#calls.find(callId);
    if (life?.hangup === id && life.toldMs === undefined) life.toldMs = hostMs;
  }

  /** A request is over. */
  ended({ path, fault, call_control_id: callId = '' }: EntryOf<'api.request'>, { worldMs, hostMs }: Now): void {
    const life = this.#calls.find(callId);
    if (!life || path === null) return;
    if (fault === undefined) {
      // The app has its answer: what comes later comes of that.
      life.struck.delete(path);
      return;
    }
    const { seq = 0, command = '' } = life.began ?? {};
    const wasDone = (life.done.get(command) ?? -1) > seq;
    life.struck.set(path, { name: fault, seq: life.began?.seq, worldMs, hostMs, wasDone });
    const [oldest] = life.struck.keys();
    if (oldest !== undefined && life.struck.size > MAX_STRUCK) life.struck.delete(oldest);
  }

  /** The fault because of which a request came too late: it kept the end of the call from the app, or held it up. */
  holdingUp({ path, call_control_id: callId = '' }: EntryOf<'api.request'>, now: Now): Blame | undefined {
    const life = this.#calls.find(callId);
    if (!life) return undefined;
    const kept = now.keptBack(life.hangup);
    if (kept && (life.toldMs === undefined || now.hostMs - life.toldMs <= GOES_ON_MS)) return kept;
    const same = life.struck.get(path ?? '');
    if (same && isWithin(REPEATED_MS, same, now)) return same;
    return [...life.struck.values()].findLast((each) => isWithin(GOES_ON_MS, each, now));
  }

  /** The fault because of which a request came again that had been carried out: nobody had been told so. */
  repeating({ path, call_control_id: callId = '' }: EntryOf<'api.request'>, now: Now): Blame | undefined {
    const same = this.#calls.find(callId)?.struck.get(path ?? '');
    return same?.wasDone === true && isWithin(REPEATED_MS, same, now) ? same : undefined;
  }
}

const isWithin = (ms: number, { worldMs, hostMs }: Struck, now: Now): boolean =>
  now.worldMs - worldMs <= ms && now.hostMs - hostMs <= ms;
