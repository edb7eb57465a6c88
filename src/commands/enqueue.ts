import type { Call } from '../calls/call.js';
import { note } from '../calls/effect.js';
import { enterQueue } from '../calls/queue-enter.js';
import { queuedOf } from '../calls/queue-state.js';
import type { QueueLimit } from '../calls/queues.js';
import type { World } from '../calls/world.js';
import type { Refusal } from '../contract/errors.js';
import type { Body } from '../contract/types.js';
import { missingDetail } from '../contract/violation.js';
import { LIMITS, limitReached } from '../limits.js';
import { done, refused, type Command, type Outcome } from './command.js';

type EnqueueBody = Body<'EnqueueCall'>;

/** Documented as the default of this command; a queue that is created on its own takes 300. */
const USUAL_MAX_SIZE = 100;

/** Documented for the name of a queue that is created on its own. */
const NAME_CHARS = 255;

/** The largest 32-bit integer, as of the integers that the document gives a size: no number of calls, or of seconds, comes near. */
const MOST = 2 ** 31 - 1;

/** The reasons for which a queue cannot be made, or take a call, as the user reads them. */
export const QUEUE_LIMIT_TEXTS: { readonly [Limit in QueueLimit]: string } = {
  queues: `There are ${LIMITS['queues']} queues, which is the limit of telnyx-sim (queues); delete some first.`,
  'queues.bytes': `The queues of telnyx-sim hold ${LIMITS['queues.bytes']} bytes, which is the limit (queues.bytes).`,
};

/** Puts a call at the end of a queue, in which it waits for a bridge. The queue is made where there is none of that name. */
export const enqueue: Command<'EnqueueCall'> = {
  operationId: 'EnqueueCall',
  name: 'enqueue',
  target: 'call',
  legal: ['ringing', 'active'],
  withoutEffect: [],
  check: ({ queue_name: name, max_size: size, max_wait_time_secs: secs }) => [
    ...checkName(name),
    ...checkRange('max_size', size),
    ...checkRange('max_wait_time_secs', secs),
  ],
  run(call, body, world) {
    // Inferred: an inbound leg may wait before it is answered, as it may be transferred. Of a ringing outbound one nothing is said.
    if (call.state === 'ringing' && call.direction === 'outgoing') return refused('notAnswered');
    const objection = objectionTo(call, body, world);
    if (objection) return objection;
    const { queue_name: queue, max_wait_time_secs: secs } = body;
    return done(
      enterQueue(
        call,
        {
          queue,
          maxSize: body.max_size ?? USUAL_MAX_SIZE,
          maxWaitMs: secs === undefined ? undefined : secs * 1000,
          keepAfterHangup: body.keep_after_hangup ?? false,
        },
        world,
      ),
    );
  },
};

type Refused = Extract<Outcome, { kind: 'refused' }>;

function objectionTo(call: Call, { queue_name: name, max_size: size }: EnqueueBody, world: World): Refused | undefined {
  if (queuedOf(call)?.queue === name) return refused('alreadyQueued');
  const queue = world.queues.get(name);
  if (queue && size !== undefined && size !== queue.maxSize) return refused('queueSizeFixed', { pointer: '/max_size' });
  if (queue && queue.places.length >= queue.maxSize) {
    // The text of the document's example, which names the queue.
    return refused('queueFull', { detail: `The '${name}' queue is full and can't accept more calls.` });
  }
  const limit = world.queues.limitAgainst(name, call);
  return limit && noRoom(call, limit);
}

const noRoom = (call: Call, limit: QueueLimit): Refused => ({
  ...refused('unprocessable', { detail: QUEUE_LIMIT_TEXTS[limit], pointer: '/queue_name' }),
  notes: [note(call, 'limit.reached', limitReached(limit, { command: 'enqueue' }))],
});

function checkName({ length }: string): Refusal[] {
  const pointer = '/queue_name';
  if (length === 0) return [{ error: 'missingParameter', detail: missingDetail('queue_name'), pointer }];
  if (length <= NAME_CHARS) return [];
  const detail = `The field must be between 1 and ${NAME_CHARS} characters long, but was ${length}.`;
  return [{ error: 'stringLength', detail, pointer }];
}

/** Inferred for both: a queue takes one call at least, as one that is created on its own does, and a wait lasts. */
function checkRange(name: 'max_size' | 'max_wait_time_secs', value: number | undefined): Refusal[] {
  // A value that the schema has refused is blanked, and no number.
  if (typeof value !== 'number' || (value >= 1 && value <= MOST)) return [];
  const detail = `The value is outside of allowed range 1 to ${MOST}`;
  return [{ error: 'outOfRange', detail, pointer: `/${name}` }];
}
