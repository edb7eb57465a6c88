import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure, LIMIT_MS } from './failure.mjs';

/** The simulator gives its last webhooks 5 s when it is told to end. */
const END_MS = 7_000;

/** All that run, so that whatever happens all are ended. */
const children = new Set();

/** A program of the demo, known to be ready once a line of its stdout matches. */
export class Child {
  /** stdout and stderr as they came. */
  output = '';
  /** Rejects when the program ends by itself. */
  died;
  #name;
  #process;
  #exited;
  #ending = false;
  #matched;

  /** Runs a script with Node. The environment is `env` and what the developer has set, without their own Telnyx variables. */
  constructor(name, args, { env, cwd }) {
    const inherited = Object.entries(process.env).filter(
      ([key]) => !key.startsWith('TELNYX') && key !== 'PORT' && key !== 'PUBLIC_URL',
    );
    this.#name = name;
    this.#process = spawn(process.execPath, args, { cwd, env: { ...Object.fromEntries(inherited), ...env } });
    this.#exited = once(this.#process, 'exit');
    children.add(this);
    for (const stream of [this.#process.stdout, this.#process.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        this.output += text;
        this.#matched?.();
      });
    }
    this.died = this.#exited.then(([code, signal]) => {
      children.delete(this);
      if (!this.#ending) throw new Failure(`the ${name} ended by itself (${signal ?? `exit code ${code}`})`);
      // Whoever races with this one does not care that it was ended on purpose.
      return new Promise(() => undefined);
    });
    this.died.catch(() => undefined);
  }

  /** The match of the first line that fits. */
  async ready(line) {
    const matched = new Promise((resolve) => {
      this.#matched = () => {
        const match = line.exec(this.output);
        if (match) resolve(match);
      };
      this.#matched();
    });
    return await Promise.race([matched, this.died, tooLate(`the ${this.#name} was not ready`)]);
  }

  async end() {
    this.#ending = true;
    this.#process.kill('SIGTERM');
    const timer = setTimeout(() => this.#process.kill('SIGKILL'), END_MS);
    await this.#exited;
    clearTimeout(timer);
  }

  kill() {
    this.#process.kill('SIGKILL');
  }
}

/** Rejects after the time that a step may take. */
export async function tooLate(what) {
  await delay(LIMIT_MS, undefined, { ref: false });
  throw new Failure(`${what} within ${LIMIT_MS / 1000} s`);
}

export const endAll = () => Promise.all([...children].map((child) => child.end()));

// However this process ends, the others do not outlive it.
process.on('exit', () => {
  for (const child of children) child.kill();
});
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
]) {
  process.once(signal, () => process.exit(code));
}
