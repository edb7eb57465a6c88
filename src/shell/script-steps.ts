import type { ScriptRecording, ScriptStep } from '../calls/script-step.js';

/** A step as the control API and the configuration have it. */
export interface WrittenStep {
  readonly say?: string | undefined;
  readonly voice?: string | undefined;
  readonly play?: string | undefined;
  readonly press?: string | undefined;
  readonly wait_ms?: number | undefined;
  readonly silence_ms?: number | undefined;
  readonly hangup?: true | undefined;
}

/** A step is one of these. */
export const SCRIPT_ACTIONS = ['say', 'play', 'press', 'wait_ms', 'silence_ms', 'hangup'] as const;

/** Those that a step names. */
export const scriptActions = (step: WrittenStep): string[] =>
  SCRIPT_ACTIONS.filter((action) => step[action] !== undefined);

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
