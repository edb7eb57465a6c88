import { COMMANDS } from '../commands/index.js';

/** The commands by the names that expectations have for them, each with its operation: those of conferences begin with `conference.`. */
export const COMMAND_OPERATIONS: ReadonlyMap<string, string> = new Map(
  COMMANDS.map(({ name, target, operationId }) => [target === 'conference' ? `conference.${name}` : name, operationId]),
);
