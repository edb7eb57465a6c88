import { statSync } from 'node:fs';
import { open, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of the folder. */
export interface FolderFile {
  readonly name: string;
  readonly bytes: number;
}

/** A folder is there at that path. */
export const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

/** A name that is one file's of a folder and leads nowhere else: 1 to 255 characters, no separators, no control characters. */
export const isFileName = (name: string): boolean =>
  /^[^/\\\p{Cc}]{1,255}$/u.test(name) && name !== '.' && name !== '..';

/** Reads one file of a folder. Undefined where there is no such file, or it has more than `maxBytes`; rejects with the system's error. */
export async function readFolderFile(folder: string, name: string, maxBytes: number): Promise<Uint8Array | undefined> {
  if (!isFileName(name)) return undefined;
  const path = join(folder, name);
  // Opening a pipe would wait for its writer.
  const found = await stat(path).catch(absent);
  if (!found?.isFile() || found.size > maxBytes) return undefined;
  const file = await open(path).catch(absent);
  try {
    return await file?.readFile();
  } finally {
    await file?.close();
  }
}

/** The files of a folder by name, `most` at most; none where the folder is gone. */
export async function listFolder(folder: string, most: number): Promise<FolderFile[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(absent);
  const names = (entries ?? []).filter((entry) => !entry.isDirectory()).map(({ name }) => name);
  const files: FolderFile[] = [];
  for (const name of names.sort()) {
    if (files.length >= most) break;
    const found = await stat(join(folder, name)).catch(absent);
    if (found?.isFile()) files.push({ name, bytes: found.size });
  }
  return files;
}

/** The file has never been there, or has gone meanwhile. */
function absent(error: unknown): undefined {
  if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return;
  throw error;
}
