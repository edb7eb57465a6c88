import { Command, CommanderError } from 'commander';
import { addDiff } from './cli/diff.js';
import { addEnv } from './cli/env.js';
import { EXIT_FAULT, EXIT_UNUSABLE, fail, oneLine } from './cli/exits.js';
import { addStart } from './cli/start.js';
import { commandFirst, misspeltVariables } from './command-line.js';
import { packageVersion } from './platform/version.js';

// The schema and the server are loaded once the command line is understood: `--help` and a wrong flag answer at once.

function program(): Command {
  const main = new Command('telnyx-sim')
    .description('A local Telnyx for voice apps.')
    .version(packageVersion())
    .exitOverride()
    .configureOutput({ outputError: (text, write) => write(`telnyx-sim: ${oneLine(text.replace(/^error: /, ''))}\n`) });
  for (const add of [addStart, addEnv, addDiff]) add(main);
  return main;
}

// Whoever reads the exports may close the pipe after the ready line; serving goes on.
process.stdout.on('error', () => undefined);

try {
  for (const { name, meant } of misspeltVariables(Object.keys(process.env))) {
    process.stderr.write(`telnyx-sim: the environment has ${name}, which nothing reads; did you mean ${meant}?\n`);
  }
  const main = program();
  const commands = main.commands.map((command) => command.name());
  await main.parseAsync(commandFirst(process.argv.slice(2), [...commands, 'help']), { from: 'user' });
} catch (error) {
  // Help and version come here too, with code 0; commander has said what is wrong with a command line.
  if (error instanceof CommanderError) process.exit(error.exitCode === 0 ? 0 : EXIT_UNUSABLE);
  if (error instanceof Error && (error.name === 'ConfigError' || error.name === 'AuthorityError'))
    fail(EXIT_UNUSABLE, error.message);
  process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(EXIT_FAULT);
}
