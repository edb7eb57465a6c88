import { Queues, type Queue } from '../../calls/queues.js';
import type { OperationId } from '../../contract/types.js';
import type { Exchange } from '../../shell/exchange.js';
import { numberedPage } from './cursor-page.js';
import { madeUpIds, type MadeUp } from './made-up.js';
import { NO_CONTENT, ok, pathParam, type Answer, type ApiRequest } from './operation.js';
import { queueCallView, queueView } from './queue-views.js';

/** Queues that hold nothing but what a request is about, and are gone with it. */
interface Stage {
  readonly queues: Queues;
  readonly queue: Queue;
}

/** Undefined where there is such a queue. */
function stageOf(request: ApiRequest, exchange: Exchange): Stage | undefined {
  const name = pathParam(request, 'queue_name');
  if (exchange.queues.get(name)) return undefined;
  const queues = new Queues({ ids: madeUpIds('queue', name), nowMicros: () => exchange.clock.wallMicros() });
  // The schema of the body has it, where there is one.
  const { max_size: maxSize = 300 } = request.body as { readonly max_size?: number };
  return { queues, queue: queues.create(name, { maxSize, isImplicit: false }).queue };
}

const onQueue =
  (answer: (stage: Stage) => Answer): MadeUp =>
  (request, exchange) => {
    const stage = stageOf(request, exchange);
    return stage && answer(stage);
  };

/** A call that there is waits where it was put, and nowhere else. */
const onCall =
  (answer: (stage: Stage, callControlId: string) => Answer | undefined): MadeUp =>
  (request, exchange) => {
    const stage = stageOf(request, exchange);
    const call = exchange.findCall(pathParam(request, 'call_control_id'));
    if (!stage || !call?.standIn) return undefined;
    stage.queues.add(stage.queue, call, false);
    return answer(stage, call.id);
  };

const showQueue = onQueue(({ queues, queue }) => ok(queueView(queue, queues)));

const showCall = onCall(({ queues }, callControlId) => {
  const found = queues.find(callControlId);
  return found && ok(queueCallView(found, queues));
});

/** A mock makes a queue as often as it is asked to; here it stays as it was. */
const showMade: MadeUp = ({ body }, { queues }) => {
  // The schema of the body has it.
  const made = queues.get((body as { readonly queue_name: string }).queue_name);
  return made && ok(queueView(made, queues));
};

/** Queues that there are not, and the calls in them; a queue that is made again. */
export const MADE_UP_QUEUES: readonly (readonly [OperationId, MadeUp])[] = [
  ['CreateQueue', showMade],
  ['RetrieveCallQueue', showQueue],
  ['UpdateQueue', showQueue],
  ['DeleteQueue', onQueue(() => NO_CONTENT)],
  ['ListQueueCalls', onQueue(() => numberedPage([]))],
  ['RetrieveCallFromQueue', showCall],
  ['UpdateCallInQueue', onCall(() => NO_CONTENT)],
  ['RemoveQueueCall', onCall(() => NO_CONTENT)],
];
