import type { Entry } from '../calls/entry.js';
import type { Begin, JudgeContext } from '../expectations/context.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { feed } from '../expectations/feed.js';
import { lookBehind } from '../expectations/sent.js';
import { lastGraceMs, patienceOf } from '../expectations/usual.js';
import { judgeEntries, Watch } from '../expectations/watch.js';
import { withEarlier } from './came-before.js';
import type { Stage, Strand } from './stage.js';

/** The next expectation looks from here. */
export interface Cursor {
  /** The place of the journal from which on entries count. */
  place: number;
  /** Sound that was heard after this counts, in world microseconds. */
  sinceMicros: number;
  /** Media frames of that very instant count too where they came behind this entry. */
  behindSeq?: number | undefined;
  /** `within` and `after` count from here, in world microseconds. */
  baseMicros: number;
}

/** Told of a judgement that comes when the steps have gone on. */
type Late = (judgement: Judgement) => void;

/** The expectations of a scenario at work. */
export class Expecting {
  readonly #stage: Stage;
  readonly #context: JudgeContext;
  /** Expectations that are watched beside the steps, until the scenario ends. */
  readonly #open = new Map<Watch, { readonly late: Late; readonly leave: () => void }>();

  constructor(stage: Stage, context: JudgeContext) {
    this.#stage = stage;
    this.#context = context;
  }

  /** The cursor at the start of the scenario. */
  start(): Cursor {
    const { exchange, startMicros } = this.#stage;
    const { first: place } = exchange.journal.places;
    return { place, sinceMicros: startMicros, behindSeq: 0, baseMicros: startMicros };
  }

  /** An act begins: the next expectation looks at what comes from now on. */
  actBegins(cursor: Cursor): void {
    cursor.place = this.#stage.exchange.journal.places.next;
    cursor.sinceMicros = cursor.baseMicros = this.#nowMicros;
    cursor.behindSeq = this.#nextSeq;
  }

  actEnds(cursor: Cursor): void {
    cursor.baseMicros = this.#nowMicros;
  }

  /** Lists of steps are over that went on at the same time: the latest of their cursors counts. */
  joined(cursor: Cursor, cursors: readonly Cursor[]): void {
    for (const { place, sinceMicros, behindSeq, baseMicros } of cursors) {
      if (sinceMicros >= cursor.sinceMicros) cursor.behindSeq = behindSeq;
      cursor.place = Math.max(cursor.place, place);
      cursor.sinceMicros = Math.max(cursor.sinceMicros, sinceMicros);
      cursor.baseMicros = Math.max(cursor.baseMicros, baseMicros);
    }
  }

  /**
   * Waits until an expectation is decided, and moves the cursor to where it came true. Undefined where it is watched on beside the next steps: `late` hears of it,
   * when it is decided or when the scenario ends. Rejects with an OverError when the scenario is over.
   */
  async meet(expectation: Expectation, strand: Strand, cursor: Cursor, late: Late): Promise<Judgement | undefined> {
    const watch = this.#watch(expectation, cursor);
    const dueMicros = cursor.baseMicros + patienceOf(expectation) * 1000;
    const { place: from, sinceMicros } = cursor;
    const isOver = (): boolean => watch.judgement !== undefined || watch.isOpenEnded;
    const take = (): boolean => {
      cursor.place = feed(this.#stage.exchange.journal, watch, cursor.place);
      return isOver();
    };
    take();
    watch.look(this.#nowMicros);
    let hasAsked = false;
    while (!isOver()) {
      // The app is asked at the very deadline: what comes then is in time.
      const wakeMicros = hasAsked ? watch.wakeMicros : Math.min(watch.wakeMicros, dueMicros);
      const ms = (wakeMicros - this.#nowMicros) / 1000;
      await strand.until({
        ms: Number.isFinite(ms) ? Math.max(0, ms) : undefined,
        entry: () => (take() ? true : undefined),
      });
      if (!isOver() && !hasAsked && this.#nowMicros >= dueMicros) {
        hasAsked = true;
        await strand.grace(lastGraceMs(expectation, this.#stage.exchange.time.settings.graceMs), take);
      }
      watch.look(this.#nowMicros);
    }
    const { judgement } = watch;
    if (!judgement) this.#watchOn(watch, cursor.place, late);
    else if (judgement.fails) return this.#withEarlier(judgement, expectation, from, sinceMicros);
    else this.#cameTrue(expectation, watch, judgement, cursor);
    return judgement;
  }

  #cameTrue(expectation: Expectation, watch: Watch, judgement: Judgement, cursor: Cursor): void {
    const sinceMicros = watch.decidedMicros ?? this.#nowMicros;
    // An entry that comes while the far end still acts leaves the app the time behind the act.
    const baseMicros = Math.max(cursor.baseMicros, sinceMicros);
    const decided = { place: cursor.place, sinceMicros, behindSeq: watch.decidedBySeq };
    const look = lookBehind(expectation, judgement, decided, this.#stage.exchange.journal);
    Object.assign(cursor, look, { baseMicros });
  }

  #withEarlier(judgement: Judgement, expectation: Expectation, before: number, sinceMicros: number): Judgement {
    const { exchange, startMicros } = this.#stage;
    const entries: Entry[] = [];
    for (let at = this.start().place; at < before;) {
      const { entry, place } = exchange.journal.next({}, at);
      if (!entry || place > before) break;
      entries.push(entry);
      at = place;
    }
    return withEarlier(judgement, expectation, { entries, startMicros, sinceMicros }, this.#context);
  }

  /** The scenario is over: what is still watched is decided. */
  end(): void {
    for (const [watch, { late, leave }] of this.#open) {
      leave();
      late(watch.close(this.#nowMicros));
    }
    this.#open.clear();
  }

  /** Judges an expectation over the whole scenario, at its end. */
  judge(expectation: Expectation): Judgement {
    const { place, ...begin } = this.start();
    const entries = this.#stage.exchange.journal.from(place);
    const whole = { ...begin, isWaitedFor: false, endMicros: this.#nowMicros };
    return judgeEntries(expectation, entries, whole, this.#context);
  }

  #watch(expectation: Expectation, { sinceMicros, behindSeq, baseMicros }: Cursor): Watch {
    const begin: Begin = { sinceMicros, behindSeq, baseMicros, isWaitedFor: true };
    return new Watch(expectation, begin, this.#context);
  }

  #watchOn(watch: Watch, from: number, late: Late): void {
    const { journal } = this.#stage.exchange;
    let place = from;
    const tell = (): void => {
      place = feed(journal, watch, place);
      const open = this.#open.get(watch);
      if (!watch.judgement || !open) return;
      open.leave();
      this.#open.delete(watch);
      late(watch.judgement);
    };
    const leave = journal.subscribe(tell, (error) => this.#stage.exchange.noteFault(error));
    this.#open.set(watch, { late, leave });
  }

  /** The next entry has this `seq`. */
  get #nextSeq(): number {
    return this.#stage.exchange.journal.range.last + 1;
  }

  get #nowMicros(): number {
    return this.#stage.exchange.clock.wallMicros();
  }
}
