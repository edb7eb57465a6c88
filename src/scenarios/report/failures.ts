import type { Judgement } from '../../expectations/judgement.js';
import type { ScenarioResult, StepResult } from '../result.js';

/** The steps and expectations that failed a run. */
export const failuresOf = ({ steps }: ScenarioResult): readonly StepResult[] => steps.filter(({ fails }) => fails);

/** Of a list of expectations the one that failed it, however deep; else the judgement itself. */
export function reasonOf(judgement: Judgement): Judgement {
  const part = judgement.parts?.find(({ fails }) => fails);
  return part === undefined ? judgement : reasonOf(part);
}

/** The command that does this run again, with the same ids and chance, and the repetitions before it. `seed`: that of all runs. */
export function replayCommand({ place, name, ordering, repetition }: ScenarioResult, seed: string): string {
  const order = ordering === undefined ? '' : ` --ordering ${inShell(ordering)}`;
  const repeat = repetition === undefined ? '' : ` --repeat ${repetition}`;
  return `telnyx-sim test ${inShell(place.file)} --filter ${inShell(name)} --seed ${inShell(seed)}${repeat}${order}`;
}

/** A word as a POSIX shell takes it. */
const inShell = (word: string): string => (/^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
