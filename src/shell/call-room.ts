import { LIMITS, limitReached } from '../limits.js';
import type { Call } from '../calls/call.js';
import { note } from '../calls/effect.js';
import { roughBytes } from '../platform/rough-bytes.js';
import type { CallStore } from '../calls/store.js';
import type { AnyCommand, CommonBody } from '../commands/command.js';
import type { Reply } from '../commands/execute.js';
import { commandFields } from './command-fields.js';

/** Why a call cannot be made, or be given more: what the user reads. */
export const LIMIT_TEXTS = {
  'calls.live': `${LIMITS['calls.live']} calls are live, which is the limit of telnyx-sim (calls.live).`,
  'calls.bytes': `The calls of telnyx-sim hold ${LIMITS['calls.bytes']} bytes of what they were given, which is the limit (calls.bytes).`,
} as const;

const NOTHING_BYTES = roughBytes({});

/**
 * The refusal of a command whose properties would be more than calls may keep; undefined where there is room. What brings nothing
 * along, and a hang-up in any case, needs none: calls can always be ended.
 */
export function noRoomFor(command: AnyCommand, call: Call, body: CommonBody, store: CallStore): Reply | undefined {
  // A new state takes the place of the old one.
  const replaced = body.client_state ? (call.clientState?.length ?? 0) : 0;
  const bytes = roughBytes(body) - NOTHING_BYTES - replaced;
  if (bytes <= 0 || command.name === 'hangup' || store.makeRoom(bytes)) return undefined;
  const refusal = { error: 'unprocessable', detail: LIMIT_TEXTS['calls.bytes'] } as const;
  return {
    kind: 'refused',
    refusals: [refusal],
    effects: [
      note(call, 'limit.reached', limitReached('calls.bytes', { command: command.name })),
      note(call, 'command.refused', { ...commandFields(command.name, body), errors: [refusal.error] }),
    ],
  };
}
