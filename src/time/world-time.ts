import { isoMicros, RealWorldClock, type HostClock, type Timer, type WorldClock } from '../platform/clock.js';
import { Holds, type Held, type Release } from '../platform/holds.js';
import { VirtualClock, type NextDue } from '../platform/virtual-clock.js';
import { AT_ONCE, KeptArrivals, type Arrivals } from './arrivals.js';
import { FastTime } from './fast.js';
import { ManualTime } from './manual.js';
import { PacedTime } from './paced.js';
import type { TimeMode, TimeSettings } from './settings.js';
import type { StreamTime } from './stream-time.js';
import { Stepper } from './stepper.js';

/** World time as `GET /_sim/clock` shows it. */
export interface ClockView {
  readonly mode: TimeMode;
  /** World milliseconds to one of the host's, where time has a pace: 1 unless `--speed` says otherwise. */
  readonly speed: number;
  readonly now: string;
  readonly world_elapsed_ms: number;
  /** The entry that is due next, guards and frames included; null where nothing is, and in real time at the host's pace, which keeps no list. */
  readonly next_due: { readonly at: string; readonly what: string; readonly call_control_id: string | null } | null;
  /** Time waits for this in `fast` and `manual`; in `real` time waits for nothing, and this is what is under way. */
  readonly held_by: readonly Held[];
}

/** An instant of a world. */
export interface Instant {
  /** World microseconds since the epoch. */
  readonly atMicros: number;
  /** World milliseconds since the world began. */
  readonly elapsedMs: number;
}

/** A driver asks and tells the world this. */
export interface TimeReports {
  /** The number of live calls. */
  readonly liveCalls: () => number;
  /** A live call has been answered. */
  readonly isTalking: () => boolean;
  /** A scenario leads the world (false). */
  readonly isStaged?: boolean | undefined;
  /** Told of a fault of ours in something that was due. Must not throw. */
  readonly fault: (error: unknown) => void;
}

/** Looks of the app's in a row give so many times `grace_ms`, until there is a pause as long as that or an act. */
const LOOKS = 10;

/** An app that took so long to answer a webhook may take so many times as long to send its next command: a new process does, and one on a busy machine. */
const PACES = 2;

/** The frames of all legs lie on this grid. */
const GRID_MS = 20;

/** Grace passes in so many slices. */
const GRACE_SLICES = 4;

/** One world's time: its clock, what holds it, and the driver that moves it. */
export class WorldTime {
  readonly settings: TimeSettings;
  readonly clock: WorldClock;
  readonly holds: Holds;
  /** The ends of the host's operations come to the world through this. */
  readonly arrivals: Arrivals;
  /** Absent where time waits for no client of a stream: in real time that is no faster than the host's. */
  readonly streams: StreamTime | undefined;
  readonly #host: HostClock;
  readonly #moved: VirtualClock | undefined;
  #manual: ManualTime | undefined;
  #driver: { end(): void; readonly isRunning: boolean } | undefined;
  #startedMs: number;
  #isStaged = false;
  #lifeMs = -Infinity;
  #graceLeftMs = 0;
  /** The app's own part of the time in which it answered the last webhook, in host ms. */
  #paceMs = 0;
  /** The app of a scenario sent a command so long after the sign of life before it, in host ms; a new one has everything to load before its first. */
  #actMs = 0;
  /** The last look, and the first of those in a row; an act begins a new row. */
  #lookedMs = -Infinity;
  #looksSinceMs = -Infinity;
  #grace: { readonly release: Release; readonly timer: Timer } | undefined;

  /** `clock`: where a test moves time itself. */
  constructor(settings: TimeSettings, host: HostClock, clock?: WorldClock) {
    this.settings = settings;
    this.#host = host;
    this.holds = new Holds(host);
    const { mode, speed, start } = settings;
    this.arrivals = mode === 'real' ? AT_ONCE : new KeptArrivals(this.holds, host);
    if (clock) this.clock = clock;
    else if (mode === 'real' && speed === 1) this.clock = new RealWorldClock(host);
    else this.clock = this.#moved = new VirtualClock(mode === 'real' ? host.wallMicros() / 1000 : Date.parse(start));
    this.streams = this.#streamTime();
    this.#startedMs = this.clock.now();
  }

  #streamTime(): StreamTime | undefined {
    const { mode, speed, lockstepMs, settleMs } = this.settings;
    if (!this.#moved || (mode === 'real' && speed <= 1)) return undefined;
    // At a speed of its own time waits for nothing else.
    const holds = mode === 'real' ? new Holds(this.#host) : this.holds;
    return { holds, host: this.#host, lockstepMs, settleMs, isRunning: () => this.#driver?.isRunning === true };
  }

  /** The world's milliseconds are the host's. */
  get isReal(): boolean {
    return this.settings.mode === 'real' && this.settings.speed === 1;
  }

  /** Time may move from now on. To be called once, when there is a world that `reports` can be asked of. */
  begin({ liveCalls, isTalking, isStaged = false, fault }: TimeReports): void {
    if (!this.#moved) return;
    const { settings, holds } = this;
    const host = this.#host;
    this.#isStaged = isStaged;
    if (isStaged) this.#actMs = Infinity;
    const stepper = new Stepper(this.#moved, holds, fault);
    if (settings.mode === 'manual') this.#driver = this.#manual = new ManualTime(stepper);
    else if (settings.mode === 'fast')
      this.#driver = new FastTime({ stepper, holds, host, settings, liveCalls, isTalking, isStaged });
    else this.#driver = new PacedTime({ stepper, host, speed: settings.speed, clients: this.streams?.holds });
  }

  /** The instant, for `restart`. */
  get instant(): Instant {
    return { atMicros: this.clock.wallMicros(), elapsedMs: this.elapsedMs };
  }

  /** A reset: in `fast` and `manual` the new world's time starts where that of the first did, or at an instant that was before; on the grid of frames. */
  restart(from: Instant = { atMicros: Date.parse(this.settings.start) * 1000, elapsedMs: 0 }): void {
    if (!this.#moved || this.settings.mode === 'real') return;
    this.#moved.restart(from.atMicros, GRID_MS);
    this.#startedMs = this.clock.now() - from.elapsedMs;
  }

  /** The way to advance; undefined where time is not moved by hand. */
  get manual(): ManualTime | undefined {
    return this.#manual;
  }

  /**
   * The app, or whoever directs the world, has just done something, and may do more because of it: in `fast` and `manual` time stands for
   * `grace_ms` of the host's, so that this still falls on the same instant. Looks that are repeated without an act, as by an app that
   * polls, keep time standing for `LOOKS` times as long at most. `tookMs`: a webhook was answered after so long. An app that is slow to answer is slow
   * to act: it gets `PACES` times that, and ten times `grace_ms` at most. The app of a scenario also gets that of the time that its last commands took (`kind` command).
   */
  signOfLife(kind: 'act' | 'command' | 'look' = 'act', tookMs?: number): void {
    const { mode, graceMs } = this.settings;
    if (mode === 'real' || graceMs === 0) return;
    const now = this.#host.now();
    const mostMs = LOOKS * graceMs;
    // The app alone did not do what came before its act within that time.
    if (tookMs !== undefined) this.#paceMs = Math.min(tookMs, now - this.#lifeMs);
    if (kind === 'command') this.#commanded(now - this.#lifeMs, mostMs);
    if (kind !== 'look' || now - this.#lookedMs > mostMs) this.#looksSinceMs = now;
    this.#lookedMs = now;
    if (now - this.#looksSinceMs > mostMs) return;
    this.#lifeMs = now;
    this.#graceLeftMs = Math.min(Math.max(graceMs, PACES * this.#paceMs, PACES * this.#actMs), mostMs);
    if (!this.#grace) this.#beginGrace(this.holds.hold('grace after a sign of life'));
  }

  /** One that comes later than any grace is no measure of the app: it had nothing to do before. What is measured is forgotten by halves. */
  #commanded(gapMs: number, mostMs: number): void {
    if (!this.#isStaged) return;
    const knownMs = Number.isFinite(this.#actMs) ? this.#actMs / 2 : 0;
    this.#actMs = gapMs > mostMs ? knownMs : Math.max(gapMs, knownMs);
  }

  /** In slices, of which each counts twice its length at most: while the machine stalls, the app stalls with it. */
  #beginGrace(release: Release): void {
    const sliceMs = Math.min(this.#graceLeftMs, this.settings.graceMs / GRACE_SLICES);
    const startedMs = this.#host.now();
    const timer = this.#host.schedule(sliceMs, () => {
      this.#graceLeftMs -= Math.min(this.#host.now() - Math.max(startedMs, this.#lifeMs), 2 * sliceMs);
      if (this.#graceLeftMs > 0) {
        this.#beginGrace(release);
        return;
      }
      this.#grace = undefined;
      release();
    });
    this.#grace = { release, timer };
  }

  /** An operation of the host's: world time waits for it, and what comes of it comes in its turn. */
  operation<T>(what: string, work: () => Promise<T>, callControlId?: string): Promise<T> {
    return this.holds.during(what, () => this.arrivals.during(work), callControlId, 'operation');
  }

  /** World milliseconds since the world began. */
  get elapsedMs(): number {
    return this.clock.now() - this.#startedMs;
  }

  view(): ClockView {
    const { mode, speed } = this.settings;
    const next = this.#moved?.nextDue();
    return {
      mode,
      speed,
      now: isoMicros(this.clock.wallMicros()),
      world_elapsed_ms: wholeMicros(this.elapsedMs),
      next_due: next ? this.#dueView(next) : null,
      held_by: [...this.holds.heldBy(), ...(mode === 'real' ? (this.streams?.holds.heldBy() ?? []) : [])],
    };
  }

  #dueView({ atMs, due }: NextDue): ClockView['next_due'] {
    const at = isoMicros(this.clock.wallMicros() + Math.round((atMs - this.clock.now()) * 1000));
    return { at, what: due.what, call_control_id: due.callControlId ?? null };
  }

  /** The world ends: time is not moved any more. */
  end(): void {
    this.#driver?.end();
    this.#grace?.timer.cancel();
    this.#grace?.release();
    this.#grace = undefined;
  }
}

const wholeMicros = (ms: number): number => Math.round(ms * 1000) / 1000;
