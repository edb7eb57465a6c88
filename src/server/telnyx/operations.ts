import { COMMANDS, type CommandOperationId } from '../../commands/index.js';
import type { OperationId } from '../../contract/types.js';
import type { Exchange } from '../../shell/exchange.js';
import { applicationOperations } from './applications.js';
import { callEventOperations } from './call-events.js';
import { callOperations } from './calls.js';
import { conferenceOperations } from './conferences.js';
import { connectionOperations } from './connections.js';
import { commandOperation } from './commands.js';
import { phoneNumberOperations } from './phone-numbers.js';
import { queueOperations } from './queues.js';
import { recordingOperations } from './recordings.js';
import { recordingTranscriptionOperations } from './recording-transcriptions.js';
import type { Operation } from './operation.js';
import { webhookDeliveryOperations } from './webhook-deliveries.js';
import { withMadeUp } from './with-made-up.js';

/** Every operation that is served, by operationId: the commands as they are registered, and what is no command. The compiler asks for what is missing. */
export function servedOperations(exchange: Exchange): ReadonlyMap<string, Operation> {
  const resources: Readonly<Record<Exclude<OperationId, CommandOperationId>, Operation>> = {
    ...callOperations(exchange),
    ...conferenceOperations(exchange),
    ...applicationOperations(exchange),
    ...connectionOperations(exchange),
    ...phoneNumberOperations(exchange),
    ...webhookDeliveryOperations(exchange),
    ...callEventOperations(exchange),
    ...queueOperations(exchange),
    ...recordingOperations(exchange),
    ...recordingTranscriptionOperations(exchange),
  };
  const commands = COMMANDS.map((command) => [command.operationId, commandOperation(command, exchange)] as const);
  const operations = new Map<string, Operation>([...Object.entries(resources), ...commands]);
  return exchange.config.provisionUnknown ? withMadeUp(operations, exchange) : operations;
}
