import type { Activity } from '../calls/activity.js';
import type { Call } from '../calls/call.js';
import type { Dialled, Fate } from '../calls/fates.js';
import type { Input } from '../calls/input.js';
import type { FaultBook } from '../faults/book.js';
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

/** The fate of a number that is dialled: a fault may have it that nobody is found there, though the command is accepted. */
export function dialledFate(fate: Fate, faults: FaultBook, to: string, dialled: Dialled | undefined): Fate {
  if (!dialled || faults.isIdle) return fate;
  const { command, from, callId } = dialled;
  const occasion = { subject: command, command, callId, ...(callId === undefined ? { numbers: [from, to] } : {}) };
  return faults.strike(['command_fails_later'], occasion) ? { ...fate, behaviour: 'not_found' } : fate;
}

const isFailing = (kind: string): kind is Failing => Object.hasOwn(FAILING_COMMANDS, kind);

/** The reports that tell of a failure; the reasons are Telnyx's. */
const FAILURES: { readonly [Kind in Failing]: (id: string, why: string) => Input } = {
  playback: (id) => ({ kind: 'audioEnded', id, outcome: { status: 'failed' } }),
  recording: (id, error) => ({ kind: 'recordingFailed', id, reason: 'Internal server error', error }),
  stream: (id, error) => ({ kind: 'streamFailed', id, reason: 'connection_failed', error }),
  refer: (id) => ({ kind: 'referRefused', id }),
  siprec: (id) => ({ kind: 'siprecUnanswered', id }),
};
