/** A command line, a configuration, a file or an address that cannot be used. */
export const EXIT_UNUSABLE = 4;
export const EXIT_FAULT = 1;
/** The two journals of `diff` differ. */
export const EXIT_DIFFERENT = 1;
/** The simulator would not do what was asked. */
export const EXIT_REFUSED = 1;
/** Less was exercised than a threshold of coverage asks for. */
export const EXIT_UNCOVERED = 1;
/** A call that nobody answered. */
export const EXIT_UNANSWERED = 1;
/** An error among the findings. */
export const EXIT_FINDINGS = 3;
/** No simulator answers. */
export const EXIT_UNREACHABLE = 5;
/** A shell reports so that SIGINT ended a program. */
export const EXIT_INTERRUPTED = 130;

/** A subcommand cannot go on: one line for its user, and the exit code. */
export class CommandError extends Error {
  readonly exitCode: number;

  constructor(exitCode: number, message: string) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Ends the process with one line on stderr. */
export function fail(code: number, message: string): never {
  process.stderr.write(`telnyx-sim: ${oneLine(message)}\n`);
  process.exit(code);
}

export const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');
