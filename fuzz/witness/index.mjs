import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { asker } from '../../bench/lib/rpc.mjs';
import { Failure } from '../lib/failure.mjs';

/** The quiet call beside the fuzzing; it lives in a process of its own (main.mjs). */
export class Witness {
  #child;
  #ask;
  call = '';

  static async start(program) {
    const witness = new Witness();
    witness.#child = fork(fileURLToPath(new URL('./main.mjs', import.meta.url)));
    witness.#ask = asker(witness.#child, 'the witness', 20_000);
    witness.call = await witness.#ask('begin', { origin: program.origin, publicKey: program.publicKey });
    return witness;
  }

  /** Throws a Failure if the call has noticed something. */
  async check() {
    complain(await this.#ask('faults'));
  }

  /** Hangs up. Returns `{frames, worstMs}`. Throws a Failure if the call has noticed something. */
  async end() {
    const { faults, ...figures } = await this.#ask('end');
    complain(faults);
    return figures;
  }

  async stop() {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

function complain(faults) {
  if (faults.length > 0) throw new Failure(`the quiet call beside it: ${faults[0]}`, faults.slice(1).join('\n'));
}
