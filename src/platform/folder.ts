import { copyFileSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open, rm, type FileHandle } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { hexDigest } from './digest.js';
import { beside } from './gently.js';

/** A plain file name: it becomes part of a path. */
const NAME = /^[\w-]+(?:\.[\w-]+)?$/;

/** Of a digest: keys are secrets. */
const INNER_CHARS = 16;

/** Read at a stretch. */
const PIECE_BYTES = 1024 * 1024;

/** Temporary folders that are there. They go with the process too, as a program may forget to stop its simulator. */
const temporary = new Set<string>();

function newTemporary(): string {
  if (temporary.size === 0) process.on('exit', removeAll);
  const path = mkdtempSync(join(tmpdir(), 'telnyx-sim-'));
  temporary.add(path);
  return path;
}

async function removeTemporary(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true });
  temporary.delete(path);
  if (temporary.size === 0) process.off('exit', removeAll);
}

function removeAll(): void {
  for (const path of temporary) rmSync(path, { recursive: true, force: true });
}

/**
 * A folder of files that are written once, or piece by piece. It is made with the first file. What is asked of one file has to be waited
 * for before more is asked of it.
 */
export class Folder {
  readonly #given: string | undefined;
  #path: string | undefined;
  #isClosed = false;
  /** Work under way, which the closing waits for. */
  readonly #underWay = new Set<Promise<unknown>>();

  /**
   * Without a path it is a temporary one, which goes when the folder is closed; files of a path of the user's stay. There a world of a key
   * has a folder of its own.
   */
  constructor(given: string | null, worldKey: string | null = null) {
    const inner = worldKey === null ? '' : hexDigest(worldKey).slice(0, INNER_CHARS);
    this.#given = given === null ? undefined : resolve(given, inner);
  }

  /** The path of a file, whether it is there or not. */
  path(name: string): string {
    if (!NAME.test(name)) throw new Error(`file name: expected letters, digits, "-", "_", one dot, came ${name}`);
    return join(this.#made(), name);
  }

  /** Writes a file from its beginning. Rejects with the system's error, or where the folder has been closed. */
  write(name: string, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
    return this.#during(() => this.#with(name, 'w', (file) => writeAll(file, pieces)));
  }

  /** Adds to the end of a file, which comes into being with the first piece. Rejects as `write` does. */
  append(name: string, piece: Uint8Array): Promise<void> {
    return this.#during(() => this.#with(name, 'a', (file) => file.writeFile(piece)));
  }

  /** The pieces of a file, of 1 MiB at most. Throws the system's error. */
  async *pieces(name: string): AsyncGenerator<Uint8Array> {
    const file = await open(this.path(name), 'r');
    try {
      for (;;) {
        const { buffer, bytesRead } = await file.read(Buffer.alloc(PIECE_BYTES), 0, PIECE_BYTES);
        if (bytesRead === 0) return;
        yield buffer.subarray(0, bytesRead);
      }
    } finally {
      await file.close();
    }
  }

  /**
   * Has a file that has been written elsewhere and does not change: as a link, or as a copy where the system makes none. False where that file is not there.
   * Throws the system's error.
   */
  adopt(name: string, from: string): boolean {
    if (!existsSync(from)) return false;
    const to = this.path(name);
    rmSync(to, { force: true });
    try {
      linkSync(from, to);
    } catch {
      copyFileSync(from, to);
    }
    return true;
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await Promise.allSettled(this.#underWay);
  }

  /** Removes a file, if it is there. */
  remove(name: string): Promise<void> {
    return this.#during(() => rm(this.path(name), { force: true }));
  }

  /** Nothing is written any more; a temporary folder goes, with all that is in it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await Promise.allSettled(this.#underWay);
    if (this.#path !== undefined && this.#given === undefined) await removeTemporary(this.#path);
  }

  #made(): string {
    if (this.#path !== undefined) return this.#path;
    if (this.#given !== undefined) mkdirSync(this.#given, { recursive: true });
    return (this.#path = this.#given ?? newTemporary());
  }

  async #with(name: string, flags: string, task: (file: FileHandle) => Promise<void>): Promise<void> {
    const file = await open(this.path(name), flags);
    try {
      await task(file);
    } finally {
      await file.close();
    }
  }

  async #during<T>(task: () => Promise<T>): Promise<T> {
    if (this.#isClosed) throw new Error('the folder has been closed');
    const work = beside(task());
    this.#underWay.add(work);
    try {
      return await work;
    } finally {
      this.#underWay.delete(work);
    }
  }
}

async function writeAll(file: FileHandle, pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<void> {
  // `write` may write a part of a piece where the disk is full.
  for await (const piece of pieces) await file.writeFile(piece);
}
