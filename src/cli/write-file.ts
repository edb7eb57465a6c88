import { writeFile } from 'node:fs/promises';
import { CommandError, EXIT_UNUSABLE } from './exits.js';

/** Writes the file that a flag names. Rejects with a CommandError where it cannot be written. */
export async function writeNamed(flag: string, path: string, text: string): Promise<void> {
  await writeFile(path, text).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(EXIT_UNUSABLE, `${flag}: expected a file that can be written, got ${path} (${reason})`);
  });
}
