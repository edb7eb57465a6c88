import type { Entry } from '../calls/entry.js';
import type { Journal } from '../calls/journal.js';
import type { EntryType } from '../contract/entry-types.js';
import { LIMITS, limitReached } from '../limits.js';
import { queueMicrotask } from '../platform/host-timers.js';
import { isoMicros, type HostClock, type Timer, type WorldClock } from '../platform/clock.js';
import { KeptBack } from './by-fault.js';
import { FindingBook, type FindingFilter } from './book.js';
import type { Finding, FindingCode } from './finding.js';
import { Recent } from './recent.js';
import type { Memory, NewRule, Rule, RuleTools } from './rule.js';
import { NEW_RULES } from './rules/index.js';

export interface WatcherDeps {
  readonly journal: Pick<Journal, 'subscribe' | 'record'>;
  readonly clock: WorldClock;
  readonly host: HostClock;
  /** Findings of these codes are marked as ignored. */
  readonly ignore: readonly FindingCode[];
  /** The words of files, by URL. */
  readonly transcripts: Readonly<Record<string, string>>;
  /** Told of a fault of ours in a rule, which has no say from then on. */
  readonly fault: (error: unknown) => void;
  /** Default all there are. */
  readonly newRules?: readonly NewRule[];
  /** Default `findings.remembered`. */
  readonly remembered?: number;
}

/** An entry, and the time at which it was recorded. */
interface Seen {
  readonly entry: Entry;
  readonly worldMicros: number;
  readonly hostMs: number;
}

/** The watcher looks at these itself. */
const OWN_TYPES: ReadonlySet<EntryType> = new Set<EntryType>([
  ...(['sim.reset', 'fault.happened', 'webhook.created', 'webhook.attempt'] as const),
]);

/** So many entries are looked at in one go at most, so that those that wait hold no more than this. */
const MOST_WAITING = 1_000;

/**
 * Watches the journal of a world for mistakes of the app. It looks at entries once whatever recorded them has come to its end, changes
 * nothing but the journal, where it adds entries without a `seq`, and schedules nothing in world time.
 */
export class FindingWatcher {
  readonly #deps: WatcherDeps;
  readonly #book: FindingBook;
  readonly #leftOut = new Set<string>();
  #rules: Rule[] = [];
  /** Of the present world. */
  #keptBack!: KeptBack;
  #handlers = new Map<EntryType, Rule[]>();
  #waiting: Seen[] = [];
  #timer: { readonly dueMs: number; readonly timer: Timer } | undefined;
  readonly #unsubscribe: () => void;
  /** One object for all entries, so that an entry costs no more than a look at it. */
  readonly #tools: { -readonly [Name in keyof RuleTools]: RuleTools[Name] } = {
    worldMs: 0,
    hostMs: 0,
    tell: (code, values, about) =>
      this.#book.tell(code, values, about, isoMicros(Math.round(this.#tools.worldMs * 1000))),
    keptBack: (eventId) => this.#keptBack.by(eventId),
    has: (code, callId) => this.#book.has(code, callId),
    expected: (callId) => this.#book.expected(callId),
    isTranscribed: (url) => Object.hasOwn(this.#deps.transcripts, url),
    lookIn: (ms) => this.#lookIn(ms),
  };

  constructor(deps: WatcherDeps) {
    this.#deps = deps;
    this.#book = new FindingBook({
      record: deps.journal.record,
      ignore: deps.ignore,
    });
    this.#begin();
    this.#unsubscribe = deps.journal.subscribe((entry) => this.#notice(entry), deps.fault);
  }

  /** The findings that match, newest last, those included that follow from what has just happened. */
  list(filter: FindingFilter = {}): Finding[] {
    this.#look();
    return this.#book.list(filter);
  }

  /** Calls that have ended and may still get a finding by `finding_expected`. */
  get undecided(): number {
    return this.#rules.reduce((sum, rule) => sum + (rule.undecided?.() ?? 0), 0);
  }

  /** The call is made for these findings. Say so before anything of it is journalled. */
  expect(callId: string, codes: readonly FindingCode[]): void {
    this.#book.expect(callId, codes);
  }

  /** Nothing is found about this call: it is not the app's. Say so before anything of it is journalled. */
  leaveOut(callId: string): void {
    this.#leftOut.add(callId);
    const [oldest] = this.#leftOut;
    if (oldest === undefined || this.#leftOut.size <= this.#maxRemembered) return;
    this.#leftOut.delete(oldest);
    this.#full();
  }

  /** Tells about one thing that no rule can see in the journal. */
  readonly tell: RuleTools['tell'] = (code, values, about) => {
    this.#look();
    this.#toolsNow().tell(code, values, about);
  };

  close(): void {
    this.#look();
    this.#unsubscribe();
    this.#stopTimer();
  }

  /** A world begins: rules remember nothing of the one before. */
  #begin(): void {
    const memory: Memory = (make) => new Recent(make, this.#maxRemembered, () => this.#full());
    this.#rules = (this.#deps.newRules ?? NEW_RULES).map((newRule) => newRule(memory));
    this.#keptBack = new KeptBack(memory);
    this.#sort();
  }

  #sort(): void {
    this.#handlers = new Map();
    for (const rule of this.#rules) {
      for (const type of Object.keys(rule.on) as EntryType[]) {
        this.#handlers.set(type, [...(this.#handlers.get(type) ?? []), rule]);
      }
    }
  }

  #notice(entry: Entry): void {
    if (!this.#handlers.has(entry.type) && !OWN_TYPES.has(entry.type)) return;
    if (entry.call_control_id !== undefined && this.#leftOut.has(entry.call_control_id)) return;
    const { clock, host } = this.#deps;
    this.#waiting.push({ entry, worldMicros: clock.wallMicros(), hostMs: host.now() });
    if (this.#waiting.length === 1) queueMicrotask(() => this.#look());
    else if (this.#waiting.length >= MOST_WAITING) this.#look();
  }

  #look(): void {
    while (this.#waiting.length > 0) {
      const seen = this.#waiting;
      this.#waiting = [];
      for (const each of seen) this.#take(each);
    }
    if (this.#timer && !this.#rules.some((rule) => rule.isWaiting?.() === true)) this.#stopTimer();
  }

  #take({ entry, worldMicros, hostMs }: Seen): void {
    const tools = this.#toolsAt(worldMicros, hostMs);
    this.#keptBack.note(entry);
    for (const rule of this.#handlers.get(entry.type) ?? []) {
      this.#guarded(rule, () => {
        // The handler of a type takes the entries of that type.
        const handler = rule.on[entry.type] as ((entry: Entry, tools: RuleTools) => void) | undefined;
        handler?.(entry, tools);
      });
    }
    if (entry.type === 'sim.reset') this.#begin();
  }

  #tick(): void {
    this.#timer = undefined;
    this.#look();
    const tools = this.#toolsNow();
    for (const rule of [...this.#rules]) this.#guarded(rule, () => rule.tick?.(tools));
  }

  #guarded(rule: Rule, task: () => void): void {
    try {
      task();
    } catch (error) {
      this.#rules = this.#rules.filter((other) => other !== rule);
      this.#sort();
      this.#deps.fault(error);
    }
  }

  #toolsNow(): RuleTools {
    const { clock, host } = this.#deps;
    return this.#toolsAt(clock.wallMicros(), host.now());
  }

  #toolsAt(worldMicros: number, hostMs: number): RuleTools {
    this.#tools.worldMs = worldMicros / 1000;
    this.#tools.hostMs = hostMs;
    return this.#tools;
  }

  #lookIn(ms: number): void {
    const { host } = this.#deps;
    const dueMs = host.now() + ms;
    if (this.#timer) {
      if (this.#timer.dueMs <= dueMs) return;
      this.#stopTimer();
    }
    this.#timer = { dueMs, timer: host.schedule(ms, () => this.#tick()) };
  }

  #stopTimer(): void {
    this.#timer?.timer.cancel();
    this.#timer = undefined;
  }

  get #maxRemembered(): number {
    return this.#deps.remembered ?? LIMITS['findings.remembered'];
  }

  #full(): void {
    this.#deps.journal.record('limit.reached', limitReached('findings.remembered'));
  }
}
