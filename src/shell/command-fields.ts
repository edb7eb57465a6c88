import type { CommonBody } from '../commands/command.js';

/** What the journal says of a command. */
export const commandFields = (command: string, body: CommonBody): Record<string, unknown> => ({
  command,
  ...(body.command_id ? { command_id: body.command_id } : {}),
});
