import { InvalidArgumentError, type Command } from 'commander';
import type { Variables } from '../scenarios/types.js';

export interface VariableFlags {
  /** Variables of scenarios, which come before those of the files. */
  readonly var?: Variables;
}

/** Adds `--var NAME=VALUE`. */
export const addVariables = (command: Command): Command =>
  command.option('--var <name=value>', 'a variable of the scenarios (repeatable)', another);

/** Values from a command line are texts, of which those that are numbers or true or false are that, as in a file. */
function another(given: string, before: Variables = {}): Variables {
  const [, name, value = ''] = /^([A-Za-z][A-Za-z0-9_]*)=(.*)$/s.exec(given) ?? [];
  if (name === undefined)
    throw new InvalidArgumentError(`expected a variable such as number=+15550100001, got ${JSON.stringify(given)}`);
  return { ...before, [name]: typed(value) };
}

function typed(value: string): string | number | boolean {
  if (value === 'true' || value === 'false') return value === 'true';
  // A number with a sign or zeros before it is one of a telephone, or keys.
  return /^(0|[1-9]\d{0,14})(\.\d{1,9})?$/.test(value) ? Number(value) : value;
}
