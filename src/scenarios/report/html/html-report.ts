import { LIMITS } from '../../../limits.js';
import type { ScenarioResult, TestReport } from '../../result.js';
import { summaryText } from '../tally.js';
import type { TextOptions } from '../text.js';
import { pageOf } from './page.js';
import { LANES } from './rows.js';
import { pageRun, type PageRun } from './run.js';

/** Bounds of a page, for tests. */
interface Bounds {
  readonly soundBytes?: number;
  readonly rowBytes?: number;
}

/**
 * The report as one page that needs no network. Runs are taken as they end, so that nobody has to keep their sound; past its limits the
 * page leaves out the sound and the rows of runs that passed before those of runs that failed, the earliest first, and says so there.
 */
export class HtmlReport {
  readonly #options: Pick<TextOptions, 'rowAt' | 'again'>;
  readonly #soundBytes: number;
  readonly #rowBytes: number;
  readonly #runs: PageRun[] = [];

  constructor(options: Pick<TextOptions, 'rowAt' | 'again'>, bounds: Bounds = {}) {
    this.#options = options;
    this.#soundBytes = bounds.soundBytes ?? LIMITS['report.sound_bytes'];
    this.#rowBytes = bounds.rowBytes ?? LIMITS['report.row_bytes'];
  }

  add(result: ScenarioResult): void {
    this.#runs.push(pageRun(result, this.#options));
    shrink(this.#runs, this.#soundBytes, soundBytes, [withoutSound, withoutWaves]);
    shrink(this.#runs, this.#rowBytes, rowBytes, [withoutRows('scenario'), withoutRows(undefined)]);
  }

  /** The whole page. `report` has what is said of all runs; what is shown of each is what was added. */
  page({ results, version, host_ms, seed, time }: TestReport): string {
    const summary = summaryText({ results, host_ms, seed });
    return pageOf({ summary, version, time, lanes: LANES, runs: this.#runs });
  }
}

/** Base64 of what can be played, and of the waves. */
const soundBytes = ({ calls }: PageRun): number =>
  calls.reduce(
    (sum, { sound }) => sum + (sound === null ? 0 : (sound.sound ?? '').length + sound.peaks.join('').length),
    0,
  );

/** A row around its text. */
const ROW_BYTES = 90;
const rowBytes = ({ rows }: PageRun): number => rows.reduce((sum, { text }) => sum + ROW_BYTES + text.length, 0);

type Smaller = (run: PageRun) => PageRun;

const withoutSound: Smaller = (run) => ({
  ...run,
  calls: run.calls.map((call) => ({ ...call, sound: call.sound && { ...call.sound, sound: null } })),
});

const withoutWaves: Smaller = (run) => ({ ...run, calls: run.calls.map((call) => ({ ...call, sound: null })) });

/** The rows of `lane` stay. */
const withoutRows =
  (lane: string | undefined): Smaller =>
  (run) => {
    const rows = run.rows.filter((row) => row.lane === lane);
    return { ...run, rows, rows_left_out: run.rows_left_out + run.rows.length - rows.length };
  };

/** Makes runs smaller, one way after the other, until all together are within the bound, or none can be made smaller. */
function shrink(runs: PageRun[], bound: number, bytesOf: (run: PageRun) => number, ways: readonly Smaller[]): void {
  let bytes = runs.reduce((sum, run) => sum + bytesOf(run), 0);
  for (const smaller of ways) {
    for (const passed of [true, false]) {
      for (const [place, run] of runs.entries()) {
        if (bytes <= bound) return;
        if ((run.outcome === 'passed') !== passed) continue;
        const less = smaller(run);
        bytes -= bytesOf(run) - bytesOf(less);
        runs[place] = less;
      }
    }
  }
}
