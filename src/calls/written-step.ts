import type { components } from '../contract/generated/control.js';
import type { ScriptRecording, ScriptStep } from './script-step.js';

type Described = components['schemas']['ScriptStep'];

/** A step as the control API and the configuration have it: as the document describes it. */
export type WrittenStep = { readonly [K in keyof Described]?: Described[K] | undefined };

/** A step is one of these. */
export const SCRIPT_ACTIONS = ['say', 'play', 'press', 'wait_ms', 'silence_ms', 'hangup'] as const;

/** A fault of a script that the shape of its steps does not show. */
export interface ScriptFault {
  /** The index of the step, and the property in it that is at fault, if it is one. */
  readonly at: readonly [number] | readonly [number, keyof Described];
  readonly expected: string;
  readonly came: string;
}

/** Faults of steps that are each in shape: more or less than one action, a voice without words, a hang-up before other steps. */
export function scriptFaults(script: readonly WrittenStep[]): ScriptFault[] {
  return script.flatMap((step, index): ScriptFault[] => {
    const actions = SCRIPT_ACTIONS.filter((action) => step[action] !== undefined);
    if (actions.length !== 1) {
      const came = actions.length === 0 ? 'none' : actions.join(' and ');
      return [{ at: [index], expected: `one of ${SCRIPT_ACTIONS.join(', ')}`, came }];
    }
    if (step.voice !== undefined && step.say === undefined)
      return [{ at: [index, 'voice'], expected: 'a voice only beside say', came: `one beside ${actions.join('')}` }];
    if (step.hangup && index < script.length - 1)
      return [{ at: [index, 'hangup'], expected: 'a hang-up as the last step', came: 'one before others' }];
    return [];
  });
}

/** True where `play` names a recording, false where it is one in base64. */
export const isNamedRecording = (play: string): boolean => /^(https?:\/\/|fixture:)/i.test(play);

/** The step as the core takes it. `recording` is that of `play`. Throws where the step names none of the actions. */
export function stepOf(step: WrittenStep, recording: ScriptRecording | undefined): ScriptStep {
  if (step.say !== undefined) return { kind: 'say', text: step.say, voice: step.voice };
  if (recording !== undefined) return { kind: 'play', recording };
  if (step.press !== undefined) return { kind: 'press', digits: step.press };
  if (step.wait_ms !== undefined) return { kind: 'wait', ms: step.wait_ms };
  if (step.silence_ms !== undefined) return { kind: 'silence', ms: step.silence_ms };
  if (step.hangup) return { kind: 'hangup' };
  throw new Error('a step of a script that does nothing');
}
