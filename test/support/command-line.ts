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
}

/** Runs a subcommand in this process. `heard` gets what it writes, as it comes. */
export async function runCommand(
  add: Add,
  args: readonly string[],
  environment: Terminal['environment'] = {},
  heard: (text: string) => void = () => undefined,
): Promise<Ran> {
  let [out, code] = ['', 0];
  const terminal: Terminal = {
    environment,
    out: (text) => {
      out += text;
      heard(text);
    },
    exitCode: (given) => {
      code = given;
    },
  };
  const main = new Command('telnyx-sim').exitOverride().configureOutput({ writeErr: () => undefined });
  add(main, terminal);
  try {
    await main.parseAsync([...args], { from: 'user' });
    return { code, out, error: '' };
  } catch (error) {
    if (error instanceof CommandError) return { code: error.exitCode, out, error: error.message };
    if (error instanceof Error && error.name === 'CommanderError') return { code: 4, out, error: error.message };
    throw error;
  }
}
