import { FRAME_MS } from '../media/rates.js';
import type { LegAudio } from '../media/leg.js';
import type { Fate, Line } from '../media/line.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import type { ActiveFault } from './active-fault.js';
import type { FaultBook } from './book.js';
import type { FaultKind, Occasion } from './fault.js';

const LINE_FAULTS: readonly FaultKind[] = ['line_loss', 'line_delay', 'line_reorder', 'line_duplicate'];

export interface FaultyLinesDeps {
  readonly clock: WorldClock;
  readonly faults: Pick<FaultBook, 'strike' | 'watch' | 'concerns'>;
}

/** One direction of a leg. */
interface Way {
  readonly direction: 'from_party' | 'to_party';
  readonly occasion: Occasion;
  /** Undefined as long as nothing has gone wrong on it. */
  line: Line | undefined;
  /** The packet before this one has changed places with it. */
  isSwapping: boolean;
}

interface Kept {
  readonly leg: LegAudio;
  readonly ways: readonly Way[];
  /** The first frame that is not decided. */
  next: number;
}

/**
 * The lines of the legs of a world, as faults have it. While a fault of lines is at work, what becomes of each packet is decided when its frame
 * begins, which is before anybody reads it; without one nothing ticks and nothing is kept.
 */
export class FaultyLines {
  readonly #deps: FaultyLinesDeps;
  readonly #legs = new Map<LegAudio, Kept>();
  #unwatch: (() => void) | undefined;
  #isFaulty = false;
  #timer: Timer | undefined;
  #isPassing = false;

  constructor(deps: FaultyLinesDeps) {
    this.#deps = deps;
  }

  /** The leg is answered. */
  open(leg: LegAudio, callId: string): void {
    const way = (direction: Way['direction'], subject: string): Way => ({
      direction,
      occasion: { subject, callId, direction },
      line: undefined,
      isSwapping: false,
    });
    const ways = [way('from_party', 'packets from the far end'), way('to_party', 'packets to the far end')];
    this.#legs.set(leg, { leg, ways, next: leg.timeline.framesPlayed() });
    if (this.#unwatch) this.#pass();
    else this.#unwatch = this.#deps.faults.watch((active) => this.#changed(active));
  }

  /** The leg is over. */
  close(leg: LegAudio): void {
    this.#legs.delete(leg);
    if (this.#legs.size > 0) return;
    this.#unwatch?.();
    this.#unwatch = undefined;
    this.#rest();
  }

  get #isAtWork(): boolean {
    return this.#timer !== undefined;
  }

  #changed(active: readonly ActiveFault[]): void {
    this.#isFaulty = active.some(({ kind }) => LINE_FAULTS.includes(kind));
    if (!this.#isFaulty || this.#isAtWork || this.#isPassing) return;
    for (const kept of this.#legs.values()) kept.next = kept.leg.timeline.framesPlayed();
    this.#wakeLater();
    this.#pass();
  }

  #wakeLater(): void {
    const { clock } = this.#deps;
    const due = { what: 'packets of a faulty line', kind: 'frame' } as const;
    this.#timer = clock.schedule(FRAME_MS - (clock.now() % FRAME_MS), this.#wake, due);
  }

  #rest(): void {
    this.#timer?.cancel();
    this.#timer = undefined;
  }

  readonly #wake = (): void => {
    this.#wakeLater();
    this.#pass();
    if (!this.#isFaulty && this.#areClear()) this.#rest();
  };

  #areClear(): boolean {
    for (const { ways } of this.#legs.values()) for (const { line } of ways) if (line && !line.isClear) return false;
    return true;
  }

  /** Decides all frames that have begun. */
  readonly #pass = (): void => {
    if (this.#isPassing || !this.#isAtWork) return;
    this.#isPassing = true;
    for (const kept of this.#legs.values()) {
      const { leg, ways } = kept;
      for (const end = leg.timeline.framesPlayed(); kept.next <= end; kept.next++)
        for (const way of ways) this.#packet(way, leg, kept.next);
    }
    this.#isPassing = false;
  };

  #packet(way: Way, leg: LegAudio, frame: number): void {
    const { direction, occasion } = way;
    if (!this.#deps.faults.concerns(LINE_FAULTS, occasion)) {
      // Of two that change places the second is in time.
      way.isSwapping = false;
      if (way.line && !way.line.isClear) way.line.pass(frame, { late: 0 });
      return;
    }
    if (!way.line) {
      way.line = leg.lines.of(direction);
      way.line.attend = this.#pass;
    }
    way.line.pass(frame, this.#fate(way, way.line, frame));
  }

  #fate(way: Way, line: Line, frame: number): Fate {
    const { faults } = this.#deps;
    const { occasion, isSwapping } = way;
    way.isSwapping = false;
    if (faults.strike(['line_loss'], occasion)) return { late: 0, isLost: true };
    const delayMs = faults.strike(['line_delay'], occasion)?.delayMs ?? 0;
    // A receiver that is to play two packets the other way round has to wait for the second: all others are a frame late.
    const isLagging = faults.concerns(['line_reorder'], occasion);
    way.isSwapping = !isSwapping && faults.strike(['line_reorder'], occasion) !== undefined;
    const lag = way.isSwapping ? 2 : isLagging && !isSwapping ? 1 : 0;
    const late = Math.ceil(delayMs / FRAME_MS) + lag;
    const isTwice = !line.isTaken(frame + late) && faults.strike(['line_duplicate'], occasion) !== undefined;
    return { late, isSwapped: way.isSwapping, isTwice };
  }
}
