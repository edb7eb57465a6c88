import type { operations } from './generated/telnyx.js';

/** The operations that `openapi/telnyx.yaml` describes, by operationId. */
export type OperationId = keyof operations;

/** The JSON body that an operation takes, with nothing defaulted. */
export type Body<Op extends OperationId> = operations[Op] extends {
  requestBody?: { content: { 'application/json': infer Json } };
}
  ? Json
  : Record<string, never>;
