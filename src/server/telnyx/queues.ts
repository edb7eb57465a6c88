import { limitReached } from '../../limits.js';
import { note, type Effect } from '../../calls/effect.js';
import { deleteQueue, keepInQueue, resizeQueue } from '../../calls/queue-change.js';
import { makeQueue } from '../../calls/queue-enter.js';
import { forgetKept } from '../../calls/queue-state.js';
import type { Found, Queue } from '../../calls/queues.js';
import { QUEUE_LIMIT_TEXTS } from '../../commands/enqueue.js';
import type { Refusal } from '../../contract/errors.js';
import type { Exchange } from '../../shell/exchange.js';
import { numberedPage, type PageQuery } from './cursor-page.js';
import { NO_CONTENT, ok, pathParam, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';
import { queueCallView, queueView } from './queue-views.js';

/** Documented as the default of a queue that is created on its own; one that a call makes takes 100. */
const USUAL_MAX_SIZE = 300;

/** The operations on queues and the calls in them, but for the commands on calls. */
export function queueOperations(exchange: Exchange): {
  readonly ListQueues: Operation;
  readonly CreateQueue: Operation;
  readonly RetrieveCallQueue: Operation;
  readonly UpdateQueue: Operation;
  readonly DeleteQueue: Operation;
  readonly ListQueueCalls: Operation;
  readonly RetrieveCallFromQueue: Operation;
  readonly UpdateCallInQueue: Operation;
  readonly RemoveQueueCall: Operation;
} {
  const view = (queue: Queue): unknown => queueView(queue, exchange.queues);
  const onQueue = (act: (queue: Queue, request: ApiRequest) => Answer): Operation => ({
    run(request) {
      const queue = exchange.queues.get(pathParam(request, 'queue_name'));
      return queue ? act(queue, request) : refuse({ error: 'notFound', pointer: '/queue_name' });
    },
  });
  const onCall = (act: (found: Found, request: ApiRequest) => Answer): Operation =>
    onQueue((queue, request) => {
      const found = exchange.queues.find(pathParam(request, 'call_control_id'));
      return found?.queue === queue ? act(found, request) : refuse({ error: 'notFound', pointer: '/call_control_id' });
    });
  return {
    ListQueues: { run: ({ query }) => numberedPage(exchange.queues.list().map(view), pageOf(query)) },
    CreateQueue: { run: ({ body }) => create(exchange, body as CreateBody) },
    RetrieveCallQueue: onQueue((queue) => ok(view(queue))),
    UpdateQueue: onQueue((queue, { body }) => {
      // The schema of the body has it.
      const { max_size: maxSize } = body as { readonly max_size: number };
      exchange.change((world) => resizeQueue(queue, maxSize, world));
      return ok(view(queue));
    }),
    DeleteQueue: onQueue((queue) => {
      if (queue.places.length > 0) return refuse({ error: 'queueNotEmpty' });
      exchange.change((world) => deleteQueue(queue, world));
      return NO_CONTENT;
    }),
    ListQueueCalls: onQueue((queue, { query }) =>
      numberedPage(
        queue.places.map((place, index) => queueCallView({ queue, place, position: index + 1 }, exchange.queues)),
        pageOf(query),
      ),
    ),
    RetrieveCallFromQueue: onCall((found) => ok(queueCallView(found, exchange.queues))),
    UpdateCallInQueue: onCall(({ place }, { body }) => {
      const { keep_after_hangup: isKept } = body as { readonly keep_after_hangup?: boolean };
      if (isKept !== undefined) exchange.change((world) => keepInQueue(place, isKept, world));
      return NO_CONTENT;
    }),
    RemoveQueueCall: onCall(({ place }) => {
      if (place.endedAt === null) return refuse(ACTIVE);
      exchange.change((world) => forgetKept(place.id, 'leave', world));
      return NO_CONTENT;
    }),
  };
}

/** Documented: it is for calls that are no longer active. The code is inferred. */
const ACTIVE: Refusal = {
  error: 'unprocessable',
  detail: 'The call is active: leave_queue takes it out of its queue.',
  pointer: '/call_control_id',
};

// The schemas of the query's parameters.
const pageOf = ({ page }: ApiRequest['query']): PageQuery => page ?? {};

interface CreateBody {
  readonly queue_name: string;
  readonly max_size?: number;
}

function create(exchange: Exchange, { queue_name: name, max_size: maxSize = USUAL_MAX_SIZE }: CreateBody): Answer {
  const { queues } = exchange;
  const pointer = '/queue_name';
  // Inferred: nothing is said of a name that is taken.
  if (queues.get(name))
    return refuse({ error: 'unprocessable', detail: `There is a queue '${name}' already.`, pointer });
  const limit = queues.limitAgainst(name);
  if (limit) {
    exchange.change((world): Effect[] => [note(world, 'limit.reached', limitReached(limit, { queue: name }))]);
    return refuse({ error: 'unprocessable', detail: QUEUE_LIMIT_TEXTS[limit], pointer });
  }
  exchange.change((world) => makeQueue(name, { maxSize, isImplicit: false }, world));
  const made = queues.get(name);
  if (!made) throw new Error(`the queue ${name} was not made`);
  return ok(queueView(made, queues));
}
