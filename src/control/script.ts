import type { ScriptStep } from '../calls/script-step.js';
import { isNamedRecording, scriptFaults, stepOf } from '../calls/written-step.js';
import { LIMITS, limitReached, type LimitName } from '../limits.js';
import type { Exchange } from '../shell/exchange.js';
import { fetchingOf, playable, type Fetching } from './playable.js';
import { SimulatorError } from './simulator-error.js';
import type { ScriptStepOptions } from './types.js';

export type ScriptLimits = Readonly<Record<'script.steps' | 'script.bytes', number>>;

/**
 * Makes what the far end can follow of a script that the document has nothing against: recordings are fetched and looked at. Throws a
 * SimulatorError (422) that points at the steps that are wrong.
 */
export async function scriptSteps(
  exchange: Exchange,
  script: readonly ScriptStepOptions[],
  limits: ScriptLimits = LIMITS,
): Promise<ScriptStep[]> {
  const tooMuch = (what: keyof ScriptLimits, detail: string): SimulatorError => {
    exchange.journal.record('limit.reached', limitReached(what satisfies LimitName));
    return new SimulatorError(422, [{ detail: `${detail} (${what})`, pointer: '/script' }]);
  };
  if (script.length > limits['script.steps'])
    throw tooMuch('script.steps', `expected at most ${limits['script.steps']} steps, came ${script.length}`);
  const faults = scriptFaults(script).map(({ at, expected, came }) => ({
    detail: `expected ${expected}, came ${came}`,
    pointer: `/script/${at.join('/')}`,
  }));
  if (faults.length > 0) throw new SimulatorError(422, faults.slice(0, LIMITS['request.faults']));
  const fetching = fetchingOf(exchange);
  const steps: ScriptStep[] = [];
  let bytes = 0;
  for (const [index, step] of script.entries()) {
    const recording = step.play === undefined ? undefined : await recordingOf(step.play, index, fetching);
    bytes += recording?.wav.length ?? 0;
    if (bytes > limits['script.bytes'])
      throw tooMuch('script.bytes', `expected recordings of at most ${limits['script.bytes']} bytes, came more`);
    steps.push(stepOf(step, recording));
  }
  return steps;
}

async function recordingOf(play: string, index: number, fetching: Fetching) {
  try {
    return await playable(isNamedRecording(play) ? { audio_url: play } : { audio: play }, fetching);
  } catch (error) {
    if (!(error instanceof SimulatorError)) throw error;
    const pointer = `/script/${index}/play`;
    throw new SimulatorError(
      error.code,
      error.errors.map(({ detail }) => ({ detail, pointer })),
    );
  }
}
