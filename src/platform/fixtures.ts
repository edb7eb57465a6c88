import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';

/** A recording that comes with the package. */
export interface Fixture {
  /** A RIFF WAV file: 8 kHz, 16-bit, mono. */
  readonly wav: Uint8Array;
  /** The words in it: empty for tones, undefined where nobody wrote them down. */
  readonly transcript: string | undefined;
}

/** There is no such recording. The message names those that exist. */
export class FixtureError extends Error {
  override readonly name = 'FixtureError';
}

/** The package's root is two levels up from here, in the sources (`src/platform`) and compiled (`dist/platform`). */
const AUDIO_FOLDER = new URL('../../scenarios/audio/', import.meta.url);

/** `play` names a recording that comes with the package by this and its name. */
export const FIXTURE = 'fixture:';

/** A plain file name without its extension. No separators, dots or percent signs: it becomes part of a path. */
const NAME = /^[a-z0-9][a-z0-9_-]{0,63}$/i;

/** Reads `scenarios/audio/<name>.wav`. Rejects with a FixtureError if the name is no plain name or names no recording. */
export async function readFixture(name: string): Promise<Fixture> {
  if (!NAME.test(name)) {
    throw new FixtureError(`fixture: expected a name of letters, digits, "-" and "_", came ${JSON.stringify(name)}`);
  }
  const transcripts = await readTranscripts();
  const transcript = Object.hasOwn(transcripts, name) ? transcripts[name] : undefined;
  try {
    return { wav: await readFile(new URL(`${name}.wav`, AUDIO_FOLDER)), transcript };
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
    const names = fixtureNames().join(', ');
    throw new FixtureError(`fixture: expected one of ${names}, came ${name}`, { cause: error });
  }
}

/** The names that `readFixture` takes, in alphabetical order. */
export function fixtureNames(): string[] {
  return readdirSync(AUDIO_FOLDER)
    .flatMap((file) => (file.endsWith('.wav') ? [file.slice(0, -'.wav'.length)] : []))
    .sort();
}

async function readTranscripts(): Promise<Partial<Record<string, string>>> {
  const text = await readFile(new URL('transcripts.json', AUDIO_FOLDER), 'utf8');
  // Our own file, made by scripts/make-fixtures.mjs: an object of strings.
  return JSON.parse(text) as Partial<Record<string, string>>;
}
