import { loadDocument, type ApiDocument } from '../contract/document.js';
import { ERRORS, type Refusal } from '../contract/errors.js';
import { shown } from '../contract/shown.js';
import { LIMITS } from '../limits.js';
import { SimulatorError, type Fault } from './simulator-error.js';
import type { ControlOperationId } from './types.js';

export interface Given {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly params?: Readonly<Record<string, string>>;
}

let loaded: ApiDocument | undefined;

/** `openapi/control.yaml`, read at first use. */
export const controlDocument = (): ApiDocument => (loaded ??= loadDocument('control'));

/**
 * Holds what is asked for against the document and returns the query with numbers as numbers. Throws a SimulatorError (422)
 * with all faults, `request.faults` at most; names that the document does not know are faults.
 */
export function check(operationId: ControlOperationId, { body, query, params }: Given): Record<string, unknown> {
  // The validator turns texts of the query into numbers in place; the caller's object stays as it is.
  const converted = query && { ...query };
  const refusals = controlDocument().validate(operationId, { body, query: converted, params });
  if (refusals.length > 0) throw new SimulatorError(422, refusals.slice(0, LIMITS['request.faults']).map(faultOf));
  return converted ?? {};
}

function faultOf({ error, detail, pointer, parameter }: Refusal): Fault {
  return {
    title: ERRORS[error].title,
    detail: shown(detail ?? ERRORS[error].detail),
    ...(pointer === undefined ? {} : { pointer: shown(pointer) }),
    ...(parameter === undefined ? {} : { parameter: shown(parameter) }),
  };
}
