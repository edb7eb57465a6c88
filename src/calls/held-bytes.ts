import { definitionOf, type ActivityKinds } from './world.js';
import type { Call } from './call.js';
import type { PartyRecording, ScriptStep } from './script-step.js';
import { roughBytes, textBytes } from '../platform/rough-bytes.js';

/** A call without anything that a user gave, its timers and its media at rest included; measured, rounded up. */
const CALL_BYTES = 4096;
const ACTIVITY_BYTES = 512;
const REMEMBERED_BYTES = 128;
const STEP_BYTES = 128;
/** An act of the far end that waits, with the words that the journal repeats of it. */
const ACT_BYTES = 1024;

/** Measured once: what these objects hold does not change. */
const measured = new WeakMap<object, number>();

/**
 * Roughly what a call keeps of what it was given, in bytes: texts, headers, settings, activities and remembered commands. Not its
 * sound, which has limits of its own.
 */
export function heldBytes(call: Call, kinds: ActivityKinds): number {
  let sum = CALL_BYTES + textBytes(call.from) + textBytes(call.to) + textBytes(call.connectionId);
  // It is base64: one byte for each character.
  sum += call.clientState?.length ?? 0;
  const { receivedHeaders, sipInfos } = call.party;
  for (const part of [call.identity, call.customHeaders, call.sipHeaders, call.tags, receivedHeaders, sipInfos])
    sum += heldOf(part);
  sum += textBytes(call.webhooks.url ?? '') + heldOf(call.webhooks.urls) + heldOf(call.webhooks.retries);
  sum += call.earlyDigits.length + call.party.dtmfHeard.length + call.acts.size * ACT_BYTES;
  sum += scriptBytes(call.party.script?.left ?? []) + textBytes(call.party.nature.greeting ?? '');
  if (call.dial?.conference) sum += heldOf(call.dial.conference.wish) + textBytes(call.dial.conference.name);
  for (const activity of call.activities.values())
    sum += ACTIVITY_BYTES + definitionOf(kinds, activity).bytes(activity);
  for (const [commandId, { data }] of call.commandIds) sum += REMEMBERED_BYTES + textBytes(commandId) + heldOf(data);
  for (const name of call.noted) sum += textBytes(name);
  return sum;
}

/** Bytes that the steps of a script hold. */
export const scriptBytes = (steps: readonly ScriptStep[]): number =>
  steps.reduce((sum, step) => sum + stepBytes(step), 0);

function stepBytes(step: ScriptStep): number {
  if (step.kind === 'say') return STEP_BYTES + textBytes(step.text);
  if (step.kind !== 'play') return STEP_BYTES;
  const { recording } = step;
  return STEP_BYTES + ('url' in recording ? textBytes(recording.url) : recordingBytes(recording));
}

/** Bytes that a recording holds for the call that is to play it. */
export const recordingBytes = ({ wav, isShared }: PartyRecording): number => (isShared ? 0 : wav.length);

/** Roughly what an object holds that does not change any more, in bytes. */
export function heldOf(part: object): number {
  const known = measured.get(part);
  if (known !== undefined) return known;
  const bytes = roughBytes(part);
  measured.set(part, bytes);
  return bytes;
}
