import { callAddress } from '../../calls/address.js';
import type { AnyCommand } from '../../commands/command.js';
import { checkBody, type Reply } from '../../commands/execute.js';
import type { Exchange } from '../../shell/exchange.js';
import { lenient } from '../../shell/stand-in.js';
import { ok, type Answer, type ApiRequest, type Operation } from './operation.js';

/** A Call Control command over HTTP: `POST /calls/{call_control_id}/actions/{name}`, or `POST /calls` for a dial. */
export function commandOperation(command: AnyCommand, exchange: Exchange): Operation {
  const { config } = exchange;
  const lenientConfig = lenient(config);
  const isStandIn = (id: string | undefined): boolean => id !== undefined && (exchange.findCall(id)?.standIn ?? false);
  const run = ({ params, apiKey, body }: ApiRequest): Answer =>
    answerTo(exchange.command(command, { callControlId: params['call_control_id'], apiKey, body }));
  return {
    command: command.name,
    check: (body, params) => checkBody(command, body, isStandIn(params['call_control_id']) ? lenientConfig : config),
    run(request) {
      const loading = exchange.loaded();
      return loading ? loading.then(() => run(request)) : run(request);
    },
  };
}

/** The journal's entry of a request names the call that came of it. */
function answerTo(reply: Reply): Answer {
  if (reply.kind === 'refused') return { refusals: reply.refusals };
  const id = reply.data['call_control_id'];
  return { ...ok(reply.data), ...(typeof id === 'string' ? { of: callAddress(id) } : {}) };
}
