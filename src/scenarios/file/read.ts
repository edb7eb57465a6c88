import { LIMITS } from '../../limits.js';
import { readText as readFromDisk } from '../../platform/read-text.js';
import type { ScenarioRun, Variables, WrittenScenario } from '../types.js';
import { parseDocuments, type WrittenDocument } from './documents.js';
import { pathWords, type Fault, type ScenarioFault } from './fault.js';
import { ScenarioRules } from './rules.js';
import { soundParts } from './sound-parts.js';
import { soundFaults } from './sounds.js';
import { withVariables } from './variables.js';

export interface ReadSettings {
  /** Variables that come before those of the files. */
  readonly variables?: Variables | undefined;
  readonly limits?: Partial<ScenarioLimits>;
  /** Says why a recording beside that scenario file cannot be had. Left out, that shows when it is played. */
  readonly soundObjection?: ((path: string, scenarioFile: string) => string | undefined) | undefined;
  /** The text of a file, undefined where there is none; throws where it cannot be read. Left out, from the disk. */
  readonly readText?: (path: string) => string | undefined;
}

type ScenarioLimits = Pick<
  typeof LIMITS,
  'scenarios.files' | 'scenarios.file_bytes' | 'scenarios.per_file' | 'scenarios.runs' | 'scenarios.faults'
>;

/** Everything that the files describe, or all that is wrong with them. */
export type Scenarios =
  { readonly runs: readonly ScenarioRun[]; readonly scenarios: number } | { readonly faults: readonly ScenarioFault[] };

/** Reads scenario files. Nothing is run of files of which one has a fault. Never rejects because of what a file says. */
export async function readScenarios(files: readonly string[], settings: ReadSettings = {}): Promise<Scenarios> {
  const reader = new ScenarioReader(settings);
  for (const file of files) await reader.take(file);
  return reader.result();
}

class ScenarioReader {
  readonly #runs: ScenarioRun[] = [];
  readonly #faults = new Map<string, ScenarioFault>();
  readonly #rules = new ScenarioRules();
  readonly #variables: Variables;
  readonly #limits: ScenarioLimits;
  readonly #readText: NonNullable<ReadSettings['readText']>;
  readonly #soundObjection: ReadSettings['soundObjection'];
  #scenarios = 0;
  #files = 0;

  constructor({ variables = {}, limits = {}, readText = readFromDisk, soundObjection }: ReadSettings) {
    this.#soundObjection = soundObjection;
    this.#variables = variables;
    this.#readText = readText;
    this.#limits = { ...LIMITS, ...limits };
  }

  result(): Scenarios {
    if (this.#faults.size > 0) return { faults: [...this.#faults.values()] };
    return { runs: this.#runs, scenarios: this.#scenarios };
  }

  async take(file: string): Promise<void> {
    const refuse = (problem: string) => this.#add([{ place: { file, line: 1, column: 1 }, where: '', problem }]);
    const text = this.#text(file);
    if ('problem' in text) {
      refuse(text.problem);
      return;
    }
    const parsed = await parseDocuments(file, text.text);
    if ('faults' in parsed) {
      this.#add(parsed.faults);
      return;
    }
    const { documents } = parsed;
    const most = this.#limits['scenarios.per_file'];
    if (documents.length === 0) refuse('expected a scenario, came an empty file');
    else if (documents.length > most) refuse(`expected at most ${most} scenarios in a file, came ${documents.length}`);
    else for (const document of documents) this.#scenario(document);
  }

  #text(file: string): { readonly text: string } | { readonly problem: string } {
    const { 'scenarios.files': files, 'scenarios.file_bytes': bytes } = this.#limits;
    if (++this.#files > files) return { problem: `expected at most ${files} files, came more` };
    try {
      const text = this.#readText(file);
      if (text === undefined) return { problem: 'expected a scenario file, came no such file' };
      const came = Buffer.byteLength(text);
      return came > bytes ? { problem: `expected a file of at most ${bytes} bytes, came ${came}` } : { text };
    } catch (error) {
      return { problem: `expected a readable file, came ${error instanceof Error ? error.message : String(error)}` };
    }
  }

  #scenario(document: WrittenDocument): void {
    this.#scenarios++;
    const { raw, placeOf } = document;
    const tell = (faults: readonly Fault[]) => {
      this.#add(
        faults.map((fault) => ({
          place: placeOf(fault.path, fault.byKey),
          where: pathWords(fault.path),
          problem: fault.problem,
        })),
      );
      return faults.length > 0;
    };
    const unsound = this.#rules.ofVariables(raw);
    tell(unsound);
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return;
    const { own, rows } = tablesOf(raw, unsound);
    for (const example of rows) {
      const variables = { ...own, ...example, ...this.#variables };
      const { scenario, faults } = withVariables(raw, variables);
      // A variable that nobody gave is one fault, and the value that is not there no second one.
      const ungiven = new Set(faults.map(({ path }) => pathWords(path)));
      const isGiven = ({ path }: Fault) => !ungiven.has(pathWords(path));
      const { file } = placeOf([]);
      const { steps, expect } = scenario as Pick<WrittenScenario, 'steps' | 'expect'>;
      const sounds = soundFaults({ steps, expect }, [], (path) => this.#soundObjection?.(path, file));
      const others = [...this.#rules.ofScenario(scenario), ...sounds].filter(isGiven);
      // Without sound tables nobody knows which variables were to be given.
      const isToldAny = tell([...(unsound.length > 0 ? [] : faults), ...others]);
      if (unsound.length > 0 || isToldAny) continue;
      // The rules have just looked at it.
      this.#run(scenario as WrittenScenario, example, placeOf);
    }
  }

  #run(scenario: WrittenScenario, example: Variables | undefined, placeOf: ScenarioRun['placeOf']): void {
    const most = this.#limits['scenarios.runs'];
    if (this.#runs.length >= most) {
      this.#add([{ place: placeOf([]), where: '', problem: `expected at most ${most} runs, came more` }]);
      return;
    }
    const name = example ? `${scenario.scenario} [${rowWords(example)}]` : scenario.scenario;
    this.#runs.push({ name, scenario, example, seed: scenario.seed ?? name, placeOf: (path) => placeOf(path) });
  }

  /** In the order of the file. The same fault in each row of a table of examples is one. */
  #add(faults: readonly ScenarioFault[]): void {
    const order = (a: ScenarioFault, b: ScenarioFault) =>
      a.place.line - b.place.line || a.place.column - b.place.column;
    for (const fault of [...faults].sort(order)) {
      const { file, line, column } = fault.place;
      const key = JSON.stringify([file, line, column, fault.problem]);
      if (this.#faults.size < this.#limits['scenarios.faults']) this.#faults.set(key, fault);
    }
  }
}

/** The variables of a scenario and the rows of its examples, as far as they have their form. */
function tablesOf(raw: object, unsound: readonly Fault[]) {
  const { with: own = {}, examples } = soundParts(
    raw,
    unsound.map(({ path }) => path),
  ).scenario;
  const rows: readonly (Variables | undefined)[] = Object.values(examples ?? []);
  return { own, rows: rows.length > 0 ? rows : [undefined] };
}

const rowWords = (example: Variables): string =>
  Object.entries(example)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ');
