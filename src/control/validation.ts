import { loadDocument, type ApiDocument } from '../contract/document.js';
import { ERRORS, type Refusal } from '../contract/errors.js';
import { shown } from '../contract/shown.js';
import { LIMITS } from '../limits.js';
import { cut } from '../platform/cut.js';
import { SimulatorError, type ErrorDetail } from './simulator-error.js';
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
export function check(operationId: ControlOperationId, given: Given): Record<string, unknown> {
  const { body, query, params } = given;
  // The validator turns texts of the query into numbers in place; the caller's object stays as it is.
  const converted = query && { ...query };
  const refusals = controlDocument().validate(operationId, { body, query: converted, params });
  if (refusals.length > 0) {
    const told = refusals.slice(0, LIMITS['request.faults']);
    throw new SimulatorError(
      422,
      told.map((refusal) => detailOf(refusal, given)),
    );
  }
  return converted ?? {};
}

/**
 * An argument of the library that must be an object. Throws a SimulatorError (422) where it is none: spread out, a number is an object
 * without properties.
 */
export function objectNamed<T extends object>(name: string, value: T): T {
  const given: unknown = value;
  if (typeof given === 'object' && given !== null && !Array.isArray(given)) return value;
  throw new SimulatorError(
    422,
    `${name}: expected an object, came ${Array.isArray(given) ? 'a list' : cut(String(given), CAME_CHARS)}.`,
  );
}

/**
 * A copy of an argument of the library, of JSON values alone. Throws a SimulatorError (422) for what JSON cannot have, such as an object within
 * itself.
 */
export function asJson<T extends object>(name: string, value: T): T {
  try {
    return JSON.parse(JSON.stringify(value)) as T;
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new SimulatorError(422, `${name}: expected values that JSON can have, came others (${shown(why)}).`);
  }
}

function detailOf(refusal: Refusal, given: Given): ErrorDetail {
  const { error, detail, parameter } = refusal;
  // A list as a whole has no property to point to.
  const pointer = refusal.pointer ?? (parameter === undefined && Array.isArray(given.body) ? '/' : undefined);
  return {
    title: ERRORS[error].title,
    detail: shown(withCame(detail ?? ERRORS[error].detail, came(refusal, given))),
    ...(pointer === undefined ? {} : { pointer: shown(pointer) }),
    ...(parameter === undefined ? {} : { parameter: shown(parameter) }),
  };
}

/** Not all of Telnyx's texts end as a sentence does. */
function withCame(detail: string, value: string | undefined): string {
  if (value === undefined) return detail;
  return /[.!?]$/.test(detail) ? `${detail} Came ${value}.` : `${detail}; came ${value}.`;
}

/** The value that came, where it is a text or a number: Telnyx's texts tell only the expected one. */
function came({ pointer, parameter }: Refusal, { body, query, params }: Given): string | undefined {
  const value =
    pointer === undefined ? (query?.[parameter ?? ''] ?? params?.[parameter ?? '']) : valueAt(body, pointer);
  if (typeof value !== 'string' && typeof value !== 'number') return undefined;
  return typeof value === 'number' ? String(value) : JSON.stringify(cut(value, CAME_CHARS));
}

/** As much as shows what is wrong with a text. */
const CAME_CHARS = 60;

function valueAt(body: unknown, pointer: string): unknown {
  let value = body;
  for (const part of pointer.split('/').slice(1)) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined;
    value = Reflect.get(value, part);
  }
  return value;
}
