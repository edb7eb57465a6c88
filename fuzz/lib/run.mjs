import fc from 'fast-check';
import { Failure } from './failure.mjs';
import { keepCase } from './report.mjs';

const CHUNK = 40;
/** What shrinking may take on top of a part's time. */
const SHRINK_MS = 15_000;
/** Cases before the one that failed: one of them may have begun what it met. */
const RECENT = 12;

/** A 32-bit seed from a text. */
function seedOf(text) {
  let hash = 2_166_136_261;
  for (const char of text) hash = Math.imul(hash ^ char.charCodeAt(0), 16_777_619);
  return hash | 0;
}

/** Runs the cases of one part on one simulator, and what they lead to. */
export class PartRun {
  cases = 0;
  failures = [];
  #part;
  #bench;
  #options;
  #recent = [];

  constructor(part, bench, options) {
    this.#part = part;
    this.#bench = bench;
    this.#options = options;
  }

  /** One case; a failure leaves a fresh simulator to the next. Throws the Failure. */
  async #runCase(input) {
    if (!this.#bench.isUsable) {
      await this.#bench.abandon();
      await this.#bench.start();
    }
    this.cases++;
    try {
      await this.#part.run(input, this.#bench);
      await this.#bench.sweep();
    } catch (thrown) {
      const error = (await this.#bench.deathOf()) ?? thrown;
      // A wrong answer harms nothing; what is wrong for good would be found again with each case.
      if (!(await this.#isUnharmed())) await this.#bench.abandon();
      throw error;
    }
  }

  async #isUnharmed() {
    try {
      await this.#bench.check();
      return true;
    } catch {
      return false;
    }
  }

  async #failureOf(input) {
    try {
      await this.#runCase(input);
      return undefined;
    } catch (error) {
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  /** Cases that are known, until the time is over: each is run, whatever the others do. Returns how many were left out. */
  async fixed(cases, endMs) {
    for (const [i, { name, input }] of cases.entries()) {
      if (performance.now() > endMs) return cases.length - i;
      const failure = await this.#failureOf(input);
      if (failure) this.#fail(failure, input, name);
    }
    return 0;
  }

  #fail(failure, input, name) {
    const file = input === undefined ? undefined : keepCase({ part: this.#part.name, name, input });
    this.failures.push({ part: this.#part.name, name, failure, input, file });
  }

  /** Generates cases until the time is over, or one fails; that one is made as small as it can be. */
  async generate(endMs) {
    if (!this.#part.cases) return;
    let failed = false;
    for (let chunk = 0; performance.now() < endMs && !failed; chunk++) {
      const seed = seedOf(`${this.#options.seed} ${this.#part.name} ${chunk}`);
      const limitMs = endMs + SHRINK_MS;
      const property = fc.asyncProperty(this.#part.cases, async (input) => {
        const nowMs = performance.now();
        if (nowMs > limitMs || (!failed && nowMs > endMs)) return;
        if (!failed) this.#recent = [...this.#recent.slice(-RECENT + 1), input];
        const failure = await this.#failureOf(input);
        failed ||= failure !== undefined;
        if (failure) throw failure;
      });
      const result = await fc.check(property, { seed, numRuns: CHUNK });
      if (result.failed) await this.#explain(result, limitMs);
    }
  }

  async #explain({ counterexample: [smallest], errorInstance }, limitMs) {
    if (!(errorInstance instanceof Failure)) throw errorInstance;
    await this.#blame([smallest, ...this.#recent.toReversed()], errorInstance, limitMs + SHRINK_MS);
  }

  /** The first of these cases that fails by itself is the one to tell; else all that is known is that the last one met it. */
  async #blame(inputs, found, limitMs) {
    for (const input of inputs) {
      if (performance.now() > limitMs) break;
      const failure = (await this.#failureOf(input)) ?? (await this.#lingering());
      if (failure) return await this.#smaller(input, failure, limitMs);
    }
    const several = new Failure(
      `${found.message} (after several cases; none of the last does it alone)`,
      found.evidence,
    );
    this.#fail(several, inputs[0]);
  }

  /** Leaves out of the case's lists what it fails without: fast-check drops from the front only. */
  async #smaller(input, failure, limitMs) {
    for (const [name, list] of Object.entries(input).filter(([, value]) => Array.isArray(value))) {
      for (let i = list.length - 1; i >= 0 && performance.now() < limitMs; i--) {
        const less = { ...input, [name]: input[name].toSpliced(i, 1) };
        const still = await this.#failureOf(less);
        if (still) [input, failure] = [less, still];
      }
    }
    this.#fail(failure, input);
  }

  async #lingering() {
    try {
      await this.#bench.linger(700);
      return undefined;
    } catch (error) {
      await this.#bench.abandon();
      if (error instanceof Failure) return error;
      throw error;
    }
  }

  /** The calls end, and so does all that belongs to them. With `whole` the simulator ends too, and must have forgotten them. */
  async finish(whole) {
    if (!this.#bench.isUsable) return;
    try {
      await this.#bench.settle();
      this.#part.release?.();
      if (whole) await this.#bench.finish();
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      await this.#bench.abandon();
      await this.#blame(this.#recent.toReversed(), error, performance.now() + SHRINK_MS);
    }
  }
}
