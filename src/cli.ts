import { CommanderError } from 'commander';
import { commandFirst, misspeltVariables } from './cli/command-line.js';
import { CommandError, EXIT_FAULT, EXIT_UNUSABLE, fail } from './cli/exits.js';
import { program } from './cli/program.js';
import { processTerminal } from './cli/terminal.js';

// The schema and the server are loaded once the command line is understood: `--help` and a wrong flag answer at once.

// Whoever reads the exports may close the pipe after the ready line; serving goes on.
process.stdout.on('error', () => undefined);

try {
  for (const { name, meant } of misspeltVariables(Object.keys(process.env))) {
    process.stderr.write(`telnyx-sim: the environment has ${name}, which nothing reads; did you mean ${meant}?\n`);
  }
  const main = program(processTerminal);
  const commands = main.commands.map((command) => command.name());
  await main.parseAsync(commandFirst(process.argv.slice(2), [...commands, 'help']), { from: 'user' });
} catch (error) {
  // Help and version come here too, with code 0; commander has said what is wrong with a command line.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : EXIT_UNUSABLE);
  if (error instanceof CommandError) fail(error.exitCode, error.message);
  if (error instanceof Error && (error.name === 'ConfigError' || error.name === 'AuthorityError'))
    fail(EXIT_UNUSABLE, error.message);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(EXIT_FAULT);
}
