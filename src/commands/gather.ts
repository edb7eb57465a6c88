import { done, type Command } from './command.js';
import { beginGather, checkGather, USUAL } from './gather-options.js';

/** Asks the far end for digits, without a prompt. */
export const gather: Command<'GatherCall'> = {
  operationId: 'GatherCall',
  name: 'gather',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  check: checkGather,
  run(call, body, world) {
    const own = {
      gatherId: body.gather_id ?? call.ids.uuid('gather_id'),
      prompt: undefined,
      invalidPrompt: undefined,
      isInterruptible: true,
      firstDigitMs: body.initial_timeout_millis ?? USUAL.firstDigitMs,
      wholeMs: body.timeout_millis ?? USUAL.timeoutMs,
      triesLeft: 1,
    };
    return done(beginGather(call, body, own, world));
  },
};
