import type { Origin } from '../config-check.js';
import type { Entry } from '../calls/entry.js';
import type { LegAudio } from '../media/leg.js';
import type { Release } from '../platform/holds.js';
import { scheduleTurns } from '../platform/turns.js';
import type { Exchange } from '../shell/exchange.js';
import type { OpenWorld } from '../shell/worlds.js';

/** The world that a scenario wants. */
export interface StageWish {
  /** The API key of the app, whose world begins anew. */
  readonly key: string;
  /** Ids and chance come from it. */
  readonly seed: string;
  /** Settings that are other than in the configuration of the simulator, in the form of the configuration file. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Errors name the place by it. */
  readonly origin: Origin;
}

/** Opens the fresh world of a scenario. Rejects with a ConfigError for settings that cannot be used. */
export type OpenStage = (wish: StageWish) => Promise<OpenWorld>;

/** The scenario is over: what is under way in it does not go on. */
export class OverError extends Error {
  override readonly name = 'OverError';
}

/** A wait ends with one of these, each of which may be left out. */
export interface Until<T> {
  /** An entry of the journal, from now on, for which this is not undefined. */
  readonly entry?: ((entry: Entry) => T | undefined) | undefined;
  /** So many milliseconds of world time. */
  readonly ms?: number | undefined;
}

/** The world of a scenario, and the time in it. */
export class Stage {
  readonly exchange: Exchange;
  readonly #world: Pick<OpenWorld, 'exchange' | 'media'>;
  /** The instant at which it began: world microseconds since the Unix epoch. */
  readonly startMicros: number;

  constructor(world: Pick<OpenWorld, 'exchange' | 'media'>) {
    this.#world = world;
    this.exchange = world.exchange;
    this.startMicros = world.exchange.clock.wallMicros();
  }

  /** The audio of a call; undefined before the answer. */
  leg(callControlId: string): LegAudio | undefined {
    return this.#world.media.leg(callControlId);
  }

  /** World milliseconds from the start. */
  get elapsedMs(): number {
    return (this.exchange.clock.wallMicros() - this.startMicros) / 1000;
  }

  /** World time stands until the returned function is called. */
  hold(): Release {
    return this.exchange.time.holds.hold('scenario');
  }
}

/**
 * A list of steps at work. World time stands while it is at work, and goes on while it waits: nothing happens between what it has waited for and what
 * it does then.
 */
export class Strand {
  readonly stage: Stage;
  readonly #over: AbortSignal;
  #release: Release;

  /** `over` aborts when the scenario is over: then nothing is waited for any more. */
  constructor(stage: Stage, over: AbortSignal) {
    this.stage = stage;
    this.#over = over;
    this.#release = stage.hold();
  }

  /** Lets time go on; resolves with undefined where `ms` have passed. Rejects with an OverError when the scenario is over. */
  until<T>({ entry: look, ms }: Until<T>): Promise<T | undefined> {
    const { exchange } = this.stage;
    const over = this.#over;
    if (over.aborted) return Promise.reject(new OverError());
    return new Promise((resolve, reject) => {
      const ends: (() => void)[] = [];
      const end = (tell: () => void): void => {
        for (const leave of ends.splice(0)) leave();
        // Held before anything else happens: whoever waits goes on within this instant.
        this.#release = this.stage.hold();
        tell();
      };
      if (look) {
        const taken = (entry: Entry): void => {
          const found = look(entry);
          if (found !== undefined && ends.length > 0) end(() => resolve(found));
        };
        ends.push(exchange.journal.subscribe(taken, (error) => end(() => reject(asError(error)))));
      }
      if (ms !== undefined) {
        const timer = exchange.clock.schedule(ms, () => end(() => resolve(undefined)), { what: 'scenario' });
        ends.push(() => timer.cancel());
      }
      const stopped = (): void => end(() => reject(new OverError()));
      over.addEventListener('abort', stopped);
      ends.push(() => over.removeEventListener('abort', stopped));
      this.#release();
    });
  }

  /** Lets `ms` of world time pass. */
  async wait(ms: number): Promise<void> {
    await this.until({ ms });
  }

  /** Others go on meanwhile: time is theirs to hold. */
  async aside<T>(work: () => Promise<T>): Promise<T> {
    this.#release();
    try {
      return await work();
    } finally {
      this.#release = this.stage.hold();
    }
  }

  /** World time stands while `work` goes on. Answers of the app count meanwhile, which an act would hold up: the app may act because of them. */
  standing<T>(what: string, work: () => Promise<T>): Promise<T> {
    const stands = this.stage.exchange.time.holds.hold(what, undefined, 'operation');
    return this.aside(work).finally(stands);
  }

  /**
   * In time that is moved, world time stands for `ms` of the host, or until an entry has come after which `look` says yes: a
   * machine that is busy does not decide whether the app was in time. In real time the app has had its time.
   */
  async grace(ms: number, look: (entry: Entry) => boolean): Promise<void> {
    const { time, host, journal } = this.stage.exchange;
    if (time.settings.mode === 'real') return;
    await this.standing(
      'the app, for a scenario',
      () =>
        new Promise<void>((resolve) => {
          const done = (): void => {
            leave();
            timer.cancel();
            this.#over.removeEventListener('abort', done);
            resolve();
          };
          const timer = scheduleTurns(host, ms, done);
          const leave = journal.subscribe(
            (entry) => {
              if (look(entry)) done();
            },
            () => done(),
          );
          this.#over.addEventListener('abort', done);
        }),
    );
  }

  /** It is at its end: it holds time no more. */
  end(): void {
    this.#release();
  }
}

const asError = (error: unknown): Error => (error instanceof Error ? error : new Error(String(error)));
