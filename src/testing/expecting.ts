import type { Entry } from '../calls/entry.js';
import { waitInWorld, type WorldLookout } from '../control/world-wait.js';
import type { JudgeContext } from '../expectations/context.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { feed } from '../expectations/feed.js';
import { lookBehind } from '../expectations/sent.js';
import { lastGraceMs, patienceOf } from '../expectations/usual.js';
import { Watch } from '../expectations/watch.js';
import { scheduleTurns } from '../platform/turns.js';
import type { Exchange } from '../shell/exchange.js';
import type { Look } from './cursor.js';

/** A judgement, and where the next expectation looks from. */
export interface Judged {
  readonly judgement: Judgement;
  readonly look: Look;
}

/** Waits in world time until an expectation is decided. One that only the end can make true is decided as things stand. */
export async function judgeInWorld(
  exchange: Exchange,
  expectation: Expectation,
  from: Look,
  context: JudgeContext,
): Promise<Judged> {
  const watching = new Watching(exchange, expectation, from, context);
  watching.takePresent();
  if ((await untilOver(exchange, watching)) === 'due') {
    await lastGrace(exchange, watching, lastGraceMs(expectation, exchange.time.settings.graceMs));
    await untilOver(exchange, watching);
  }
  return watching.judged();
}

const untilOver = (exchange: Exchange, watching: Watching): End | Promise<End> =>
  watching.isOver ? 'decided' : waitInWorld(exchange, { what: 'test expectation' }, watching);

/** World time stands once more, for an app that is slow to act, until the expectation is decided. */
async function lastGrace({ time, host, journal }: Exchange, watching: Watching, ms: number): Promise<void> {
  const release = time.holds.hold('a test, before it says that something did not come');
  const wait = journal.watch((entry) => watching.take(entry) !== undefined);
  const timer = scheduleTurns(host, ms, wait.cancel);
  await wait.result;
  timer.cancel();
  release();
}

/** `due`: it is decided next, unless something comes before time goes on. */
type End = 'decided' | 'due';

class Watching implements WorldLookout<End> {
  readonly #exchange: Exchange;
  readonly #expectation: Expectation;
  readonly #from: Look;
  readonly #watch: Watch;
  readonly #dueMicros: number;
  #place: number;
  #isDue = false;

  constructor(exchange: Exchange, expectation: Expectation, from: Look, context: JudgeContext) {
    this.#exchange = exchange;
    this.#expectation = expectation;
    this.#from = from;
    this.#place = from.place;
    const { sinceMicros, behindSeq, baseMicros } = from;
    this.#watch = new Watch(expectation, { sinceMicros, behindSeq, baseMicros, isWaitedFor: true }, context);
    const isMoved = exchange.time.settings.mode !== 'real';
    this.#dueMicros = isMoved ? baseMicros + patienceOf(expectation) * 1_000 : Infinity;
  }

  /** Nothing that may still come is waited for. */
  get isOver(): boolean {
    return this.#watch.judgement !== undefined || this.#watch.isOpenEnded;
  }

  takePresent(): void {
    this.#place = feed(this.#exchange.journal, this.#watch, this.#place);
  }

  get wakeMs(): number {
    // The app is asked at the very deadline: what comes then is in time.
    const wakeMicros = Math.min(this.#watch.wakeMicros, this.#isDue ? Infinity : this.#dueMicros);
    return Math.max(0, (wakeMicros - this.#nowMicros) / 1_000);
  }

  take(entry: Entry): End | undefined {
    if (!this.#watch.judgement && this.#watch.take(entry)) this.#place++;
    return this.#end;
  }

  wake(): End | undefined {
    if (this.#nowMicros >= this.#dueMicros && !this.#isDue) {
      this.#isDue = true;
      return 'due';
    }
    this.#watch.look(this.#nowMicros);
    return this.#end;
  }

  judged(): Judged {
    const judgement = this.#watch.judgement ?? this.#watch.close(this.#nowMicros);
    if (judgement.fails) return { judgement, look: this.#from };
    const { decidedMicros: micros = this.#nowMicros, decidedBySeq: behindSeq } = this.#watch;
    const decided = { place: this.#place, sinceMicros: micros, behindSeq };
    const look = lookBehind(this.#expectation, judgement, decided, this.#exchange.journal);
    return { judgement, look: { ...look, baseMicros: micros } };
  }

  get #end(): End | undefined {
    return this.isOver ? 'decided' : undefined;
  }

  get #nowMicros(): number {
    return this.#exchange.clock.wallMicros();
  }
}
