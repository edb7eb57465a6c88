import { limitReached } from '../../limits.js';
import type { Exchange } from '../../shell/exchange.js';
import { activeCalls } from '../../shell/telnyx-views.js';
import { cursorPage, type PageQuery } from './cursor-page.js';
import { ok, pathParam, refuse, type ApiRequest, type Answer, type Operation } from './operation.js';

/** Operations about calls that are no commands on one. */
export function callOperations(exchange: Exchange): {
  readonly RetrieveCallStatus: Operation;
  readonly ListConnectionActiveCalls: Operation;
} {
  return {
    RetrieveCallStatus: {
      run(request) {
        const status = exchange.callStatus(pathParam(request, 'call_control_id'));
        return status ? ok(status) : refuse({ error: 'unknownCall', pointer: '/call_control_id' });
      },
    },
    ListConnectionActiveCalls: { run: (request) => listActiveCalls(exchange, request) },
  };
}

function listActiveCalls(exchange: Exchange, request: ApiRequest): Answer {
  const connectionId = pathParam(request, 'connection_id');
  const { strictConnections, provisionUnknown } = exchange.config;
  if (strictConnections && !provisionUnknown && !exchange.applications.get(connectionId)) {
    return refuse({ error: 'invalidConnection', pointer: '/connection_id' });
  }
  const items = activeCalls(exchange.calls(), connectionId, exchange.clock.wallMicros()).map((view) => {
    const id = String(view['call_control_id']);
    return { view, id, createdAt: exchange.findCall(id)?.createdAt ?? 0 };
  });
  // The schema of the parameter `page`.
  const page = (request.query['page'] ?? {}) as PageQuery;
  const path = `/v2/connections/${encodeURIComponent(connectionId)}/active_calls`;
  return cursorPage(items, page, path, () =>
    exchange.journal.record('limit.reached', limitReached('answers.list_bytes', { path })),
  );
}
