import { msOf } from '../expectations/moment.js';
import type { Expectation, Judgement } from '../expectations/judgement.js';
import { Acting, actWords, readAct, type ActDeps } from './acts.js';
import { requestWords, type AskApp } from './app-request.js';
import { attackApp, attackWords } from './attacking.js';
import { actsOf, type Cast } from './cast.js';
import type { Cursor, Expecting } from './expecting.js';
import type { StepResult } from './result.js';
import { OverError, Strand, type Stage } from './stage.js';
import { StepError } from './step-error.js';
import type { AppRequest, ScenarioRun, WrittenAct, WrittenAttack, WrittenStep } from './types.js';

type Path = readonly (string | number)[];

export interface StepsDeps extends ActDeps {
  readonly run: ScenarioRun;
  readonly stage: Stage;
  readonly cast: Cast;
  readonly askApp: AskApp;
  /** The app's endpoint for webhooks. */
  readonly webhookUrl: string;
  readonly expecting: Expecting;
  /** Begins a fault. */
  readonly addFault: (fault: NonNullable<WrittenStep['fault']>) => void;
  /** Ends what waits, once a step has failed. */
  readonly over: AbortController;
}

/** Goes through the steps of a scenario. */
export class Steps {
  readonly #deps: StepsDeps;
  /** Judgements so far, in that order. */
  readonly results: StepResult[] = [];
  /** Acts and requests that go on beside the steps. */
  readonly #beside = new Set<Promise<void>>();

  constructor(deps: StepsDeps) {
    this.#deps = deps;
  }

  /** Resolves when all steps are over, or one has failed, or `over` has aborted. Rejects only for a fault of ours, or with a BrokenScenarioError. */
  async play(): Promise<void> {
    const { stage, run, over } = this.#deps;
    const strand = new Strand(stage, over.signal);
    const cursor = this.#deps.expecting.start();
    try {
      await this.#all(run.scenario.steps, ['steps'], strand, cursor);
      // An interruption that was to come meanwhile may still be waited for.
      strand.end();
      await Promise.all(this.#beside);
    } catch (error) {
      if (!(error instanceof OverError)) throw error;
    } finally {
      strand.end();
    }
  }

  /** Adds a judgement; one that fails ends the scenario. */
  judged(judgement: Judgement, path: Path): void {
    const { run, stage, over } = this.#deps;
    const behind = stage.exchange.journal.range.last;
    this.results.push({ ...judgement, place: run.placeOf(path), at_ms: stage.elapsedMs, behind });
    if (judgement.fails) over.abort();
  }

  async #all(steps: readonly WrittenStep[], path: Path, strand: Strand, cursor: Cursor): Promise<void> {
    for (const [index, step] of steps.entries()) {
      if (this.#deps.over.signal.aborted) throw new OverError();
      await this.#step(step, [...path, index], strand, cursor);
    }
  }

  async #step(step: WrittenStep, path: Path, strand: Strand, cursor: Cursor): Promise<void> {
    if (step.expect) return this.#expect(step.expect, [...path, 'expect'], strand, cursor);
    if (step.note !== undefined || step.fault) {
      if (step.fault) this.#deps.addFault(step.fault);
      this.judged(passed(step.note ?? `${step.fault?.fault} from here on`), path);
      return;
    }
    this.#deps.expecting.actBegins(cursor);
    if (step.together) await this.#together(step.together, [...path, 'together'], strand, cursor);
    else if (step.app) await this.#request(step.app, [...path, 'app']);
    else if (step.attack) await this.#attack(step.attack, [...path, 'attack'], strand);
    else if (step.wait !== undefined)
      await this.#act(`${step.wait} pass`, path, () => strand.wait(msOf(step.wait ?? 0)));
    else for (const [name, act] of actsOf(step)) await this.#party(name, act, [...path, name], strand);
    this.#deps.expecting.actEnds(cursor);
  }

  async #party(name: string, written: WrittenAct, path: Path, strand: Strand): Promise<void> {
    const actor = this.#deps.cast.actor(name);
    const read = readAct(written);
    const perform = (on: Strand): Promise<void> =>
      this.#act(actWords(actor, read), path, () => new Acting(on, actor, read, this.#deps).perform());
    // Nothing of these two has begun before the app has been heard for a while.
    if (read.act.meanwhile === true && (read.kind === 'interrupt' || read.kind === 'mm-hmm')) this.#goBeside(perform);
    else await perform(strand);
  }

  async #request(request: AppRequest, path: Path): Promise<void> {
    const ask = (): Promise<void> => this.#act(requestWords(request), path, () => this.#deps.askApp(request));
    // The app may wait for something that takes world time.
    if (request.meanwhile === true) this.#goBeside((strand) => strand.aside(ask));
    else await ask();
  }

  #attack(attack: WrittenAttack, path: Path, strand: Strand): Promise<void> {
    const { stage, webhookUrl } = this.#deps;
    return this.#act(attackWords(attack), path, () =>
      strand.standing('scenario: attack', () => attackApp(stage.exchange, attack, webhookUrl)),
    );
  }

  /** Something goes on while the next steps do. */
  #goBeside(task: (strand: Strand) => Promise<void>): void {
    const strand = new Strand(this.#deps.stage, this.#deps.over.signal);
    const work = task(strand).finally(() => {
      strand.end();
      this.#beside.delete(work);
    });
    // Whoever waits for all of them hears of it.
    work.catch(() => undefined);
    this.#beside.add(work);
  }

  async #together(
    lists: readonly (readonly WrittenStep[])[],
    path: Path,
    strand: Strand,
    cursor: Cursor,
  ): Promise<void> {
    const { stage, over, expecting } = this.#deps;
    const cursors = lists.map(() => ({ ...cursor }));
    const strands = lists.map(() => new Strand(stage, over.signal));
    // Time is theirs now: this strand waits without holding it.
    await strand.aside(() =>
      Promise.all(
        lists.map(async (steps, index) => {
          const [own, from] = [strands[index], cursors[index]];
          if (!own || !from) return;
          try {
            await this.#all(steps, [...path, index], own, from);
          } finally {
            own.end();
          }
        }),
      ),
    );
    expecting.joined(cursor, cursors);
  }

  async #expect(
    written: NonNullable<WrittenStep['expect']>,
    path: Path,
    strand: Strand,
    cursor: Cursor,
  ): Promise<void> {
    const isList = Array.isArray(written);
    const list: readonly Expectation[] = isList ? written : [written];
    for (const [index, expectation] of list.entries()) {
      const own = isList ? [...path, index] : path;
      const judgement = await this.#deps.expecting.meet(expectation, strand, cursor, (late) => this.judged(late, own));
      if (judgement) this.judged(judgement, own);
      if (this.#deps.over.signal.aborted) throw new OverError();
    }
  }

  /** An act passes when it can be done. */
  async #act(words: string, path: Path, perform: () => Promise<void>): Promise<void> {
    try {
      await perform();
      this.judged(passed(words), path);
    } catch (error) {
      if (!(error instanceof StepError)) throw error;
      this.judged(
        { ...passed(words), outcome: 'fail', fails: true, came: error.message, evidence: error.evidence },
        path,
      );
      throw new OverError();
    }
  }
}

const passed = (expected: string): Judgement => ({
  outcome: 'pass',
  fails: false,
  expected,
  came: 'done',
  evidence: [],
});
