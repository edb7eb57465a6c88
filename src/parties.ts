import type { Fate, Parties } from './calls/fates.js';
import type { ScriptRecording, ScriptStep } from './calls/script-step.js';
import { stepOf } from './calls/written-step.js';
import { natureOf } from './calls/nature.js';
import type { Config } from './config.js';
import { isWebUrl } from './config-rules.js';
import { readBase64 } from './media/base64-audio.js';
import { FIXTURE, readFixture } from './platform/fixtures.js';
import { gently } from './platform/gently.js';

/** Makes far ends of what the configuration, which has been checked, says of them. Each recording is read once. */
export async function readParties(parties: Config['parties']): Promise<Parties> {
  const recordings = new Map<string, ScriptRecording>();
  const made = new Map<string, Partial<Fate>>();
  for (const [number, { behaviour, ringMs, script, ...nature }] of Object.entries(parties)) {
    const steps: ScriptStep[] = [];
    for (const step of script ?? []) {
      const { play } = step;
      const recording = play === undefined ? undefined : (recordings.get(play) ?? (await recordingOf(play)));
      if (play !== undefined && recording !== undefined) recordings.set(play, recording);
      steps.push(stepOf(step, recording));
    }
    made.set(number, {
      ...natureOf(nature),
      ...(behaviour === undefined ? {} : { behaviour }),
      ...(ringMs === undefined ? {} : { ringMs }),
      ...(script === undefined ? {} : { script: steps }),
    });
  }
  return made;
}

async function recordingOf(play: string): Promise<ScriptRecording> {
  // Whoever serves it may be started after the simulator.
  if (isWebUrl(play)) return { url: play };
  if (!play.startsWith(FIXTURE))
    return { wav: await gently(readBase64(play, 'audio')), transcript: undefined, isShared: true };
  const { wav, transcript } = await readFixture(play.slice(FIXTURE.length));
  // A tone has an empty transcript: there is nothing to transcribe.
  return { wav, transcript: transcript === '' ? undefined : transcript, isShared: true };
}
