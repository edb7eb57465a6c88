import type { AnyCommand } from '../../commands/command.js';
import { checkBody, type Reply } from '../../commands/execute.js';
import type { Exchange } from '../../shell/exchange.js';
import { lenient } from '../../shell/stand-in.js';
import { ok, pathParam, type Answer, type Operation } from './operation.js';

/** A Call Control command over HTTP: `POST /calls/{call_control_id}/actions/{name}`. */
export function commandOperation(command: AnyCommand, exchange: Exchange): Operation {
  const { config } = exchange;
  const isStandIn = (id = ''): boolean => exchange.findCall(id)?.standIn ?? false;
  return {
    check: (body, params) => checkBody(command, body, isStandIn(params['call_control_id']) ? lenient(config) : config),
    run: (request) => answerTo(exchange.command(command, pathParam(request, 'call_control_id'), request.body)),
  };
}

export const answerTo = (reply: Reply): Answer =>
  reply.kind === 'accepted' ? ok(reply.data) : { refusals: reply.refusals };
