import { InvalidArgumentError, Option, type Command } from 'commander';
import { isNamedRecording } from '../calls/written-step.js';
import type { ScriptStepOptions } from '../control/types.js';
import { A_DURATION, milliseconds } from '../platform/duration.js';
import { wavOf } from './recording.js';

/** A step of the script that the flags make, and the flag that it comes from. */
export interface FlagStep {
  readonly flag: string;
  readonly step: ScriptStepOptions;
}

/** commander's parser of a duration. Throws its error. */
export function duration(text: string): number {
  const ms = milliseconds(text);
  if (ms === undefined) throw new InvalidArgumentError(`expected ${A_DURATION}, got ${JSON.stringify(text)}`);
  return ms;
}

const played = (file: string): string => (isNamedRecording(file) ? file : wavOf(file, '--play'));

/** The flags of which each is a step, with the property of the step. */
const FLAGS: readonly (readonly [flags: string, help: string, step: (value: string) => ScriptStepOptions])[] = [
  ['--say <text>', 'the caller says something', (say) => ({ say })],
  ['--play <file>', 'plays a WAV file, fixture:NAME or a URL', (file) => ({ play: played(file) })],
  ['--press <digits>', 'presses keys: 0-9, *, #, A-D', (press) => ({ press })],
  ['--dtmf <digits>', 'the same', (press) => ({ press })],
  ['--wait <duration>', 'waits', (wait) => ({ wait_ms: duration(wait) })],
];

/** Gives a command the flags of what a caller does. The returned list has the steps once the flags are parsed, in the order given. */
export function withSteps(command: Command): readonly FlagStep[] {
  const steps: FlagStep[] = [];
  for (const [flags, help, step] of FLAGS) {
    const option = new Option(flags, help);
    const flag = option.long ?? '';
    command.addOption(
      option.argParser((value) => {
        steps.push({ flag, step: step(value) });
        return value;
      }),
    );
  }
  return steps;
}
