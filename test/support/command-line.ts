import { Command } from 'commander';
import { CommandError } from '../../src/cli/exits.js';
import type { Terminal } from '../../src/cli/terminal.js';

type Add = (main: Command, terminal: Terminal) => void;

/** The end of a subcommand that ran in this process. */
export interface Ran {
  readonly code: number;
  readonly out: string;
  /** The message of what ended it. */
  readonly error: string;
  /** What else it wrote to stderr. */
  readonly notes: string;
}

export interface RunOptions {
  readonly environment?: Terminal['environment'];
  /** Gets what is written, as it comes. */
  readonly heard?: (text: string) => void;
  /** Ctrl-C. */
  readonly interrupt?: AbortSignal;
}

/** Runs a subcommand in this process. */
export async function runCommand(
  add: Add,
  args: readonly string[],
  { environment = {}, heard, interrupt }: RunOptions = {},
): Promise<Ran> {
  let [out, notes, code] = ['', '', 0];
  const terminal: Terminal = {
    environment,
    colour: false,
    out: (text) => {
      out += text;
      heard?.(text);
    },
    note: (text) => {
      notes += `${text}\n`;
    },
    exitCode: (given) => {
      code = given;
    },
    interrupted: (task) => interrupt?.addEventListener('abort', task),
  };
  const main = new Command('telnyx-sim').exitOverride().configureOutput({ writeErr: () => undefined });
  add(main, terminal);
  try {
    await main.parseAsync([...args], { from: 'user' });
    return { code, out, error: '', notes };
  } catch (error) {
    if (error instanceof CommandError) return { code: error.exitCode, out, error: error.message, notes };
    if (error instanceof Error && ['CommanderError', 'ConfigError'].includes(error.name))
      return { code: 4, out, error: error.message, notes };
    throw error;
  }
}
