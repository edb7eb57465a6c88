import { problemOf, hintFor } from '../../contract/problem.js';
import { FIXTURE, fixtureNames } from '../../platform/fixtures.js';
import type { Fault } from './fault.js';

/** Says why the file of that path, as it stands in a scenario, cannot be had; undefined where it can. */
export type SoundObjection = (path: string) => string | undefined;

/** Recordings of `play` and `like` that cannot be had: shipped ones that there are not, and files that `objection` refuses. URLs are asked when they are played. */
export function soundFaults(value: unknown, path: Fault['path'], objection: SoundObjection): Fault[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
    const at = [...path, Array.isArray(value) ? Number(key) : key];
    // These have names and values that are the app's own.
    if (key === 'with' || key === 'app') return [];
    if ((key !== 'play' && key !== 'like') || typeof item !== 'string') return soundFaults(item, at, objection);
    const problem = problemWith(item, objection);
    return problem === undefined ? [] : [{ path: at, problem }];
  });
}

function problemWith(recording: string, objection: SoundObjection): string | undefined {
  if (/^https?:\/\//.test(recording)) return undefined;
  if (!recording.startsWith(FIXTURE)) return objection(recording);
  const [name, names] = [recording.slice(FIXTURE.length), fixtureNames()];
  return names.includes(name) ? undefined : problemOf('a recording of the package', recording, hintFor(name, names));
}
