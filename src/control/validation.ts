import { loadDocument, type ApiDocument } from '../contract/document.js';
import { ERRORS, type Refusal } from '../contract/errors.js';
import { SimulatorError, type Fault } from './simulator-error.js';
import type { ControlOperationId } from './types.js';

/** A day: longer than any test waits, and well within what a timer takes. */
export const MAX_PATIENCE_SECS = 86_400;
export const MAX_SAY_CHARS = 10_000;
export const MAX_DTMF_DIGITS = 100;

/** Limits of the simulator's own, beside those of the schema: characters of a text, or the value of a number. */
const LIMITS: { readonly [Op in ControlOperationId]?: Readonly<Record<string, number>> } = {
  ringIn: { patience_secs: MAX_PATIENCE_SECS },
  partySay: { text: MAX_SAY_CHARS },
  partyDtmf: { digits: MAX_DTMF_DIGITS },
};

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
 * with all faults; names that the document does not know are faults.
 */
export function check(operationId: ControlOperationId, { body, query, params }: Given): Record<string, unknown> {
  // The validator turns texts of the query into numbers in place; the caller's object stays as it is.
  const converted = query && { ...query };
  const refusals = controlDocument().validate(operationId, { body, query: converted, params });
  const faults = [...refusals.map(faultOf), ...limitFaults(operationId, body)];
  if (faults.length > 0) throw new SimulatorError(422, faults);
  return converted ?? {};
}

function faultOf({ error, detail, pointer, parameter }: Refusal): Fault {
  return {
    title: ERRORS[error].title,
    detail: detail ?? ERRORS[error].detail,
    ...(pointer === undefined ? {} : { pointer }),
    ...(parameter === undefined ? {} : { parameter }),
  };
}

function limitFaults(operationId: ControlOperationId, body: unknown): Fault[] {
  if (typeof body !== 'object' || body === null) return [];
  const given = new Map<string, unknown>(Object.entries(body));
  return Object.entries(LIMITS[operationId] ?? {}).flatMap(([name, limit]) => {
    const value = given.get(name);
    const size = typeof value === 'string' ? value.length : value;
    if (typeof size !== 'number' || size <= limit) return [];
    const unit = typeof value === 'string' ? ' characters' : '';
    return [{ detail: `${name}: expected at most ${limit}${unit}, came ${size}.`, pointer: `/${name}` }];
  });
}
