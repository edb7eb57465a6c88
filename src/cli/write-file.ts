import { constants } from 'node:fs';
import { access, open, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { CommandError, EXIT_UNUSABLE } from './exits.js';

/** Writes the file that a flag names. Rejects with a CommandError where it cannot be written. */
export const writeNamed = (flag: string, path: string, text: string): Promise<void> =>
  naming(flag, path, () => writeFile(path, text));

/** Looks whether the file that a flag names can be written, before work is done for it. Makes none. Rejects with a CommandError. */
export const checkNamed = (flag: string, path: string): Promise<void> =>
  naming(flag, path, async () => {
    try {
      await (await open(path, constants.O_WRONLY)).close();
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
      // A folder is asked as one, which a file above it is not.
      await access(`${dirname(path)}/.`, constants.W_OK);
    }
  });

async function naming(flag: string, path: string, work: () => Promise<void>): Promise<void> {
  await work().catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CommandError(EXIT_UNUSABLE, `${flag}: expected a file that can be written, got ${path} (${reason})`);
  });
}
