import { existsSync, statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname, extname, join, relative, resolve, sep } from 'node:path';
import { RealClock, type Timer } from '../platform/clock.js';
import { EXIT_UNUSABLE, CommandError } from './exits.js';

/** Several changes in a row are one, as where an editor writes a file anew; in ms. */
const QUIET_MS = 200;

/** Files of an app that are written by people: what it writes itself, such as a log or a database, begins no new round. */
const WRITTEN = new Set(
  '.js .mjs .cjs .jsx .ts .mts .cts .tsx .json .yaml .yml .py .rb .go .rs .java .kt .php .cs .ex .exs .html'.split(' '),
);
/** Folders within which nothing is an app's own. */
const OTHERS = /^(node_modules|\.|dist$|coverage$|__pycache__$|venv$)/;

/** The folder of the app that a command starts: of the first file among its words, else the working directory. */
export function appFolder(words: readonly string[]): string {
  const file = words.slice(1).find((word) => !word.startsWith('-') && existsSync(word) && statSync(word).isFile());
  return resolve(file === undefined ? '.' : dirname(file));
}

/** Sees changes of scenario files, and of the files in an app's folder. */
export class Changes {
  readonly #watchers: FSWatcher[] = [];
  readonly #clock = new RealClock();
  readonly #own: ReadonlySet<string>;
  #quiet: Timer | undefined;
  /** The file that has changed last. */
  #changed: string | undefined;
  #tell: (() => void) | undefined;

  /** Throws a CommandError where a folder cannot be watched. `folder`: of an app that this process starts; `own`: files that this process writes itself. */
  constructor(files: readonly string[], folder: string | undefined, own: readonly string[] = []) {
    this.#own = new Set(own.map((file) => resolve(file)));
    try {
      for (const dir of new Set(files.map((file) => dirname(resolve(file))))) {
        const names = new Set(files.filter((file) => dirname(resolve(file)) === dir).map((file) => basename(file)));
        this.#watch(dir, false, (name) => names.has(name));
      }
      if (folder !== undefined) this.#watch(folder, true, isWritten);
    } catch (error) {
      this.close();
      const why = error instanceof Error ? error.message : String(error);
      throw new CommandError(EXIT_UNUSABLE, `--watch: expected folders that can be watched, got: ${why}`);
    }
  }

  /** Resolves once something has changed since the last time, and has been quiet for a moment: with the file that changed last, as seen from the working directory. */
  async next(): Promise<string> {
    if (this.#changed === undefined) await new Promise<void>((resolve) => (this.#tell = resolve));
    const file = this.#changed ?? '';
    this.#changed = undefined;
    return relative('', file);
  }

  close(): void {
    this.#quiet?.cancel();
    for (const watcher of this.#watchers.splice(0)) watcher.close();
  }

  #watch(dir: string, recursive: boolean, counts: (name: string) => boolean): void {
    const watcher = watch(dir, { recursive }, (_, name) => {
      if (name === null || !counts(name)) return;
      const file = resolve(dir, name);
      if (this.#own.has(file)) return;
      this.#quiet?.cancel();
      this.#quiet = this.#clock.schedule(QUIET_MS, () => {
        this.#changed = file;
        this.#tell?.();
        this.#tell = undefined;
      });
    });
    // A folder that goes away is watched no more; the others are.
    watcher.on('error', () => watcher.close());
    this.#watchers.push(watcher);
  }
}

/** A file, by its path in the folder of an app, is one that people write. */
export const isWritten = (name: string): boolean =>
  WRITTEN.has(extname(name)) &&
  !join(name)
    .split(sep)
    .slice(0, -1)
    .some((part) => OTHERS.test(part));
