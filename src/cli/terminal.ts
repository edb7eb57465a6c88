import { wantsColour } from '../platform/terminal.js';

/** A subcommand's way out: tests have one of their own, so that they need no process. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Colours are seen on stdout. */
  readonly colour: boolean;
  /** Writes to stdout. */
  out(text: string): void;
  /** Writes to stderr. */
  note(text: string): void;
  /** Sets the code that the process ends with, 0 where nobody does. */
  exitCode(code: number): void;
  /** Calls `task` at the first Ctrl-C, in place of ending the process; the second ends it. */
  interrupted(task: () => void): void;
}

export const processTerminal: Terminal = {
  environment: process.env,
  colour: wantsColour(process.stdout),
  out: (text) => void process.stdout.write(text),
  note: (text) => void process.stderr.write(`telnyx-sim: ${text}\n`),
  exitCode: (code) => {
    process.exitCode = code;
  },
  interrupted: (task) => void process.once('SIGINT', task),
};
