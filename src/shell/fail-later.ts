import type { Activity } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { Input } from '../calls/input.js';
import { FAILING_COMMANDS } from '../faults/kinds.js';
import type { MediaDeps } from './performer.js';

type Failing = keyof typeof FAILING_COMMANDS;

/** The failure that a fault has an activity end with, though its command was accepted; undefined where none does. */
export function failureOf(
  call: Call,
  { kind, id }: Activity,
  { faults }: Pick<MediaDeps, 'faults'>,
): Input | undefined {
  if (faults.isIdle || !isFailing(kind)) return undefined;
  const command = FAILING_COMMANDS[kind];
  const struck = faults.strike(['command_fails_later'], { subject: command, command, callId: call.id });
  return struck && FAILURES[kind](id, `made to fail by the fault ${struck.name}`);
}

const isFailing = (kind: string): kind is Failing => Object.hasOwn(FAILING_COMMANDS, kind);

/** The reports that tell of a failure; the reasons are Telnyx's. */
const FAILURES: { readonly [Kind in Failing]: (id: string, why: string) => Input } = {
  playback: (id) => ({ kind: 'audioEnded', id, outcome: { status: 'failed' } }),
  recording: (id, error) => ({ kind: 'recordingFailed', id, reason: 'Internal server error', error }),
  stream: (id, error) => ({ kind: 'streamFailed', id, reason: 'connection_failed', error }),
};
