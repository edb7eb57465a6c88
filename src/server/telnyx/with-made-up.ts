import type { Exchange } from '../../shell/exchange.js';
import type { MadeUp } from './made-up.js';
import { MADE_UP_CONFERENCES } from './made-up-conferences.js';
import { MADE_UP_QUEUES } from './made-up-queues.js';
import { MADE_UP_RECORDS } from './made-up-recordings.js';
import type { Answer, ApiRequest, Operation } from './operation.js';

const MADE_UP: ReadonlyMap<string, MadeUp> = new Map<string, MadeUp>([
  ...MADE_UP_RECORDS,
  ...MADE_UP_QUEUES,
  ...MADE_UP_CONFERENCES,
]);

/**
 * The operations, with answers about what does not exist: tests that were written against a stateless mock ask for ids that nobody gave
 * out (`--provision-unknown`). Nothing is kept of it: what is asked for again is the same again, and no list has it.
 */
export function withMadeUp(operations: ReadonlyMap<string, Operation>, exchange: Exchange): Map<string, Operation> {
  return new Map(
    [...operations].map(([operationId, operation]) => {
      const madeUp = MADE_UP.get(operationId);
      if (!madeUp) return [operationId, operation];
      const run = (request: ApiRequest): Answer | Promise<Answer> =>
        madeUp(request, exchange) ?? operation.run(request);
      return [operationId, { ...operation, run }];
    }),
  );
}
