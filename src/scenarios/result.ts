import type { Judgement } from '../expectations/judgement.js';
import type { FindingView } from '../control/types.js';
import type { Entry } from '../calls/entry.js';
import type { CallReadings } from '../readings/reading.js';
import type { Place, Variables } from './types.js';

/** The fate of one step or expectation of a scenario. */
export interface StepResult extends Judgement {
  readonly place: Place;
  /** World milliseconds from the start of the scenario to when it was decided. */
  readonly at_ms: number;
  /** The `seq` of the newest entry when it was decided; 0 without any. */
  readonly behind: number;
}

/** A call of a scenario, for reports. */
export interface CallResult {
  readonly call_control_id: string;
  /** The name of the party at its far end; null for one that the scenario does not name. */
  readonly party: string | null;
  readonly direction: 'incoming' | 'outgoing';
  readonly from: string;
  readonly to: string;
  readonly readings: CallReadings | null;
  /** 16-bit PCM WAV: left what the party said, right what it heard; for reports with sound, null where nobody asked. */
  readonly stereo: Uint8Array | null;
  /** World milliseconds from the start of the scenario to the answer, where sample 0 of `stereo` is; null where it was never answered. */
  readonly answered_at_ms: number | null;
}

/** The verdict on one run of a scenario. */
export interface ScenarioResult {
  readonly name: string;
  readonly place: Place;
  readonly example: Variables | null;
  readonly seed: string;
  /** With this `--seed` its file alone gives it the same seed; absent where that is the seed of all runs. */
  readonly own_seed?: string;
  /** `failed`: an expectation. `findings`: every expectation came true, and there are error findings. `lost`: the app went away. `broken`: the scenario could not be run, for the reason in `why`. */
  readonly outcome: 'passed' | 'failed' | 'findings' | 'lost' | 'broken';
  readonly why: string | null;
  /** Its number among the repetitions; absent for the first. */
  readonly repetition?: number;
  /** The ordering under which it was played, as `--ordering` takes it; absent where it was played as it is. */
  readonly ordering?: string;
  /** Changes of the ordering whose webhook or command never came, as `--ordering` takes them; absent where all did. */
  readonly never_came?: readonly string[];
  /** The number of orderings under which it was explored. */
  readonly explored?: number;
  /** The instant of the world at which it began, in ISO 8601: what is counted from its start is counted from there. */
  readonly started_at: string;
  /** World time that it took. */
  readonly world_ms: number;
  /** Time of the machine that it took. */
  readonly host_ms: number;
  /** Steps and expectations that were judged, in the order in which that was done. */
  readonly steps: readonly StepResult[];
  readonly findings: readonly FindingView[];
  readonly calls: readonly CallResult[];
  /** Faults that happened, and how often. */
  readonly faults: readonly { readonly name: string; readonly times: number }[];
  /** The journal of the scenario. */
  readonly entries: readonly Entry[];
  /** The last lines that the app printed meanwhile; empty where it is not a child of the run. */
  readonly app_output: readonly string[];
}

/** The rest of a command that does one run again, besides its place. */
export interface Again {
  /** `--seed`. */
  readonly seed: string;
  /** Further flags, and what stands behind them, as words. */
  readonly flags: readonly string[];
  /** The command that starts the app; empty with `--app-url`. */
  readonly command: readonly string[];
}

/** A test run: its settings, and what came of them. */
export interface TestReport {
  readonly version: string;
  readonly seed: string;
  readonly time: string;
  readonly again: Again;
  readonly results: readonly ScenarioResult[];
  readonly host_ms: number;
}
