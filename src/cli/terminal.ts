/** A subcommand's way out: tests have one of their own, so that they need no process. */
export interface Terminal {
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Writes to stdout. */
  out(text: string): void;
  /** Sets the code that the process ends with, 0 where nobody does. */
  exitCode(code: number): void;
}

export const processTerminal: Terminal = {
  environment: process.env,
  out: (text) => void process.stdout.write(text),
  exitCode: (code) => {
    process.exitCode = code;
  },
};
