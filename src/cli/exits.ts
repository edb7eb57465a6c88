/** A command line, a configuration, a file or an address that cannot be used. */
export const EXIT_UNUSABLE = 4;
export const EXIT_FAULT = 1;
/** The two journals of `diff` differ. */
export const EXIT_DIFFERENT = 1;
/** A shell reports so that SIGINT ended a program. */
export const EXIT_INTERRUPTED = 130;

/** Ends the process with one line on stderr. */
export function fail(code: number, message: string): never {
  process.stderr.write(`telnyx-sim: ${oneLine(message)}\n`);
  process.exit(code);
}

export const oneLine = (text: string): string => text.trim().replaceAll(/\s*\n\s*/g, ' ');
