import type { Judgement } from '../../expectations/judgement.js';
import type { ScenarioResult, StepResult } from '../result.js';

/** The steps and expectations that failed a run. */
export const failuresOf = ({ steps }: ScenarioResult): readonly StepResult[] => steps.filter(({ fails }) => fails);

/** Of a list of expectations the one that failed it, however deep; else the judgement itself. */
export function reasonOf(judgement: Judgement): Judgement {
  const part = judgement.parts?.find(({ fails }) => fails);
  return part === undefined ? judgement : reasonOf(part);
}

/** The command that does this run alone again, with the same ids and chance. `seed`: that of all runs. */
export function replayCommand({ place, name, ordering }: ScenarioResult, seed: string): string {
  const order = ordering === undefined ? '' : ` --ordering ${inShell(ordering)}`;
  return `telnyx-sim test ${inShell(place.file)} --filter ${inShell(name)} --seed ${inShell(seed)}${order}`;
}

/** A word as a POSIX shell takes it. */
const inShell = (word: string): string => (/^[\w@%+:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`);
