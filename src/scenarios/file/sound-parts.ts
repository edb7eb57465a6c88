import type { FormFault } from '../../contract/scenario-form.js';
import { STEP_KEYS } from '../step-keys.js';
import type { WrittenScenario } from '../types.js';

type Path = FormFault['path'];

/** A scenario as far as it has its form, so that all other rules can be asked in the same round. */
export interface SoundParts {
  /** Parts that have not their form are left out; in a list they are holes. */
  readonly scenario: Partial<WrittenScenario>;
  /** The names of all parties are there. */
  readonly arePartiesKnown: boolean;
  /** An act of the party may have been left out. */
  readonly isInDoubt: (party: string) => boolean;
}

/** The sound parts of a scenario in which these places have not their form. */
export function soundParts(scenario: object, faulty: readonly Path[]): SoundParts {
  const cuts = new Set(faulty.map((path) => keyOf(wholeFault(path))));
  // The rest has the form of its schema.
  const sound = without(scenario, cuts, []) as Partial<WrittenScenario>;
  const isAnyInDoubt =
    sound.steps === undefined || faulty.some((path) => isOfSteps(path) && actorIn(path) === undefined);
  const inDoubt = new Set(faulty.filter(isOfSteps).map(actorIn));
  return {
    scenario: sound,
    // A key that is misspelt may have been that of the parties.
    arePartiesKnown: sound.parties !== undefined || !faulty.some((path) => path.length === 1),
    isInDoubt: (party) => isAnyInDoubt || inDoubt.has(party),
  };
}

/** It may follow from a fault of form at the same place or within it. */
export const mayFollow = (path: Path, faulty: readonly Path[]): boolean =>
  faulty.some((within) => path.every((part, index) => within[index] === part));

const keyOf = (path: Path): string => JSON.stringify(path);

/** Something that goes wrong is left out as a whole: its kind decides on all of it. */
function wholeFault(path: Path): Path {
  if (path[0] === 'faults') return path.slice(0, 2);
  const at = path.findIndex((part, index) => part === 'fault' && typeof path[index - 1] === 'number');
  return at < 0 ? path : path.slice(0, at + 1);
}

function without(value: unknown, cuts: ReadonlySet<string>, path: Path): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(
      Object.entries(value).flatMap(([key, item]: [string, unknown]) => {
        const at = [...path, key];
        if (!cuts.has(keyOf(at))) return [[key, without(item, cuts, at)]];
        // Steps name a party whatever it is.
        return path.length === 1 && path[0] === 'parties' ? [[key, {}]] : [];
      }),
    );
  const sound: unknown[] = [];
  for (const [index, item] of value.entries()) {
    const at = [...path, index];
    if (!cuts.has(keyOf(at))) sound[index] = without(item, cuts, at);
  }
  return sound;
}

/** It is in an act, or is a step or a list of them. */
const isOfSteps = (path: Path): boolean =>
  path[0] === 'steps' && !path.some((part) => part !== 'together' && STEP_KEYS.has(String(part)));

/** The party whose act it is in. */
const actorIn = (path: Path): string | undefined =>
  path.find((part, index): part is string => index > 0 && typeof part === 'string' && part !== 'together');
