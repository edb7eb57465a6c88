import { spawn, type ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { RealClock, type Timer } from '../platform/clock.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';
import { firstSignal, SIGNALS, type Signal } from './first-signal.js';

/** A program that was asked to end has so long, in ms. */
const GRACE_MS = 5_000;
/** All that it leaves behind has so long, in ms. It is no more, as the dead of a group stay there where nobody takes note of their end, as in a container. */
const REST_MS = 1_000;
/** It is looked so often whether something of it is left, in ms. */
const LOOK_MS = 20;

/** The end of a program, in the form of a shell's: its own code, or 128 and the number of the signal that ended it. */
export interface ChildEnd {
  readonly code: number;
  /** The signal that this process got meanwhile. */
  readonly interrupted: Signal | undefined;
  /** The first one that this process gets from then on. */
  readonly nextSignal: Promise<Signal>;
}

/** A shell reports so that a signal ended a program. */
export const signalled = (signal: NodeJS.Signals): number => 128 + constants.signals[signal];

/** A program that runs with the terminal of this process, and what it has started. */
export class Child {
  readonly #process: ChildProcess;
  /** It leads a group of processes of its own, so that its children can be ended with it. At a terminal it must not, or it could not read there. */
  readonly #leads: boolean;
  #interrupted: Signal | undefined;
  #grace: Timer | undefined;

  constructor([program = '', ...args]: readonly string[], environment: NodeJS.ProcessEnv) {
    this.#leads = !process.stdin.isTTY && process.platform !== 'win32';
    // A signal can come as soon as the program has begun, before the next line here: it would end this process and leave the program behind.
    for (const signal of SIGNALS) process.on(signal, this.#handOn);
    this.#process = spawn(program, args, { stdio: 'inherit', env: environment, detached: this.#leads });
    // Nothing is left behind, however this process ends.
    process.on('exit', this.#killRest);
  }

  /** Resolves with its end. Until then a signal to this process is handed on; with the second one it is killed. Rejects with a CommandError where it cannot be started. */
  async end(): Promise<ChildEnd> {
    try {
      const code = await this.#ended();
      // Listeners overlap: where there is none for a moment, Node drops a signal that is on its way.
      return { code, interrupted: this.#interrupted, nextSignal: firstSignal() };
    } finally {
      this.#grace?.cancel();
      for (const signal of SIGNALS) process.off(signal, this.#handOn);
    }
  }

  readonly #handOn = (signal: Signal): void => {
    const isFirst = this.#interrupted === undefined;
    this.#interrupted ??= signal;
    // At a terminal the system has told it already of Ctrl-C, and of the terminal's end.
    if (isFirst && (this.#leads || signal === 'SIGTERM')) this.#kill(signal);
    if (isFirst) this.#grace = new RealClock().schedule(GRACE_MS, () => this.#kill('SIGKILL'));
    else this.#kill('SIGKILL');
  };

  #ended(): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#process.on('error', (error) => {
        const [program] = this.#process.spawnargs;
        reject(
          new CommandError(EXIT_UNUSABLE, `COMMAND: expected a program, got ${String(program)} (${error.message})`),
        );
      });
      this.#process.on('exit', (status, signal) => resolve(status ?? signalled(signal ?? 'SIGTERM')));
    });
  }

  /** Ends what it has left behind, and kills what does not want to. Resolves when nobody is left. `graceMs`: as `REST_MS`. */
  async endRest(graceMs = REST_MS): Promise<void> {
    if (this.#leads && this.#kill('SIGTERM')) {
      const clock = new RealClock();
      const untilMs = clock.now() + graceMs;
      while (this.#kill(0) && clock.now() < untilMs)
        await new Promise<void>((resolve) => clock.schedule(LOOK_MS, resolve));
      this.#killRest();
    }
    process.off('exit', this.#killRest);
  }

  readonly #killRest = (): void => {
    if (this.#leads) this.#kill('SIGKILL');
  };

  /** True where somebody is there to take the signal; 0 is none, and only asks that. */
  #kill(signal: NodeJS.Signals | 0): boolean {
    const { pid } = this.#process;
    if (pid === undefined) return false;
    try {
      return process.kill(this.#leads ? -pid : pid, signal);
    } catch {
      return false;
    }
  }
}
