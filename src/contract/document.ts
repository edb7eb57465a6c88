import type { ErrorObject, ValidateFunction } from 'ajv';
import type { OpenAPIValidator } from 'openapi-backend';
import { LIMITS } from '../limits.js';
import { hasMoreValuesThan } from './body-size.js';
import { builtValidators, newValidator } from './compile.js';
import type { Refusal } from './errors.js';
import type { Violation } from './violation.js';
import {
  requestOperations,
  type DocumentName,
  type JsonSchema,
  type Method,
  type RequestOperation,
} from './request-schemas.js';
import { unknownNamesOf, type UnknownName, type UnknownNames } from './unknown-properties.js';
import { blankViolation, violationsOf } from './validate.js';

/** An operation, as far as routing needs to know it. */
export interface DocumentedOperation {
  readonly operationId: string;
  readonly method: Method;
  /** As the document has it, parameters in braces. */
  readonly path: string;
  /** It has a JSON body. */
  readonly takesBody: boolean;
}

/** The parts of a request. Values of the query are texts and are replaced in place by what the schema makes of them. */
export interface RequestParts {
  readonly body?: unknown;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly params?: Readonly<Record<string, string>> | undefined;
}

/** A name that a document does not know. */
export interface UnknownProperty {
  readonly name: string;
  /** The documented property that it is a near miss of, if it is one. */
  readonly meant?: string;
}

/** An OpenAPI document at work. */
export interface ApiDocument {
  readonly operations: readonly DocumentedOperation[];
  /** Everything that the schemas have against a request: one refusal for each place, or of a body over `request.values` the first. Throws for an unknown operation. */
  validate(operationId: string, request: RequestParts): Refusal[];
  /** Names that the document does not know: `a.0.b` in the body, `page[x]` in the query. At most `LIMITS['request.unknown_names']` of each. */
  unknownNames(operationId: string, request: RequestParts): UnknownProperty[];
  /** Compiles the validators, an operation at a time; `schedule` runs its task a little later. The first request is then no slower. */
  warm(schedule: (task: () => void) => void): void;
}

/**
 * Texts that may be empty although they are required, because Telnyx has an error of their own for that (90010, 90014): for every other
 * one its text is "is required and cannot be blank".
 */
const MAY_BE_BLANK: ReadonlySet<string> = new Set(['payload', 'digits']);

const loaded = new Map<DocumentName, ApiDocument>();

/**
 * A document, read once per process. Telnyx accepts unknown properties and parameters, the control API refuses them; what a schema
 * assumes where something is left out is never written into a request.
 */
export function loadDocument(name: DocumentName): ApiDocument {
  const known = loaded.get(name);
  if (known) return known;
  const document = readDocument(name);
  loaded.set(name, document);
  return document;
}

function readDocument(name: DocumentName): ApiDocument {
  const operations = requestOperations(name);
  const validators = validatorsOf(name, operations);
  const byId = new Map(
    operations.map((operation) => [operation.operationId, new Operation(operation, validators, name)]),
  );
  const operationOf = (id: string): Operation => {
    const operation = byId.get(id);
    if (!operation) throw new Error(`the document has no operation ${id}`);
    return operation;
  };
  return {
    operations: operations.map(({ operationId, method, path, requestBody }) => ({
      operationId,
      method,
      path,
      takesBody: requestBody !== undefined,
    })),
    validate: (id, request) => operationOf(id).validate(request),
    unknownNames: (id, request) => operationOf(id).unknownNames(request),
    warm: (schedule) => warmAll([...byId.values()], schedule),
  };
}

function warmAll(operations: readonly Operation[], schedule: (task: () => void) => void): void {
  const [first, ...rest] = operations;
  if (!first) return;
  schedule(() => {
    first.compile();
    warmAll(rest, schedule);
  });
}

interface Validators {
  /** Those of an operation that find all violations. */
  readonly thorough: (operationId: string) => ValidateFunction[];
  /** Those that stop at the first: for bodies of so many values that all their violations would take seconds and gigabytes. */
  readonly hasty: (operationId: string) => ValidateFunction[];
}

function validatorsOf(name: DocumentName, operations: readonly RequestOperation[]): Validators {
  const compiling = (allErrors: boolean): Validators['hasty'] => {
    let made: OpenAPIValidator | undefined;
    return (id) => (made ??= newValidator(operations, { allErrors })).getRequestValidatorsForOperation(id);
  };
  const compileThorough = compiling(true);
  return { thorough: (id) => builtValidators(name, id) ?? compileThorough(id), hasty: compiling(false) };
}

class Operation {
  readonly #operation: RequestOperation;
  readonly #validators: Validators;
  readonly #acceptsUnknown: boolean;
  readonly #requiredTexts: readonly string[];
  readonly #unknownInBody: UnknownNames;
  readonly #unknownInQuery: UnknownNames;
  readonly #needsParameters: boolean;
  #validateBody: ValidateFunction | undefined;
  #validateParameters: ValidateFunction | undefined;
  #isCompiled = false;

  constructor(operation: RequestOperation, validators: Validators, name: DocumentName) {
    this.#operation = operation;
    this.#validators = validators;
    this.#acceptsUnknown = name === 'telnyx';
    const body = operation.requestBody?.content['application/json'].schema ?? {};
    this.#requiredTexts = (body.required ?? []).filter(
      (text) => isText(body.properties?.[text]) && !MAY_BE_BLANK.has(text),
    );
    this.#unknownInBody = unknownNamesOf(body);
    const query = operation.parameters.filter((parameter) => parameter.in === 'query');
    this.#unknownInQuery = unknownNamesOf({
      properties: Object.fromEntries(query.map(({ name, schema }) => [name, schema])),
    });
    this.#needsParameters = query.some((parameter) => parameter.required);
  }

  compile(): void {
    if (this.#isCompiled) return;
    const validators = this.#validators.thorough(this.#operation.operationId);
    // First the body's, where there is one, then one for all parameters.
    this.#validateParameters = validators.at(-1);
    this.#validateBody = this.#operation.requestBody ? validators[0] : undefined;
    this.#isCompiled = true;
  }

  validate({ body, query, params }: RequestParts): Refusal[] {
    this.compile();
    const refusals = this.#validateBody ? this.#checkBody(this.#validateBody, body) : [];
    // Parts of a path are texts that are not empty: what matched is in order.
    if (!this.#validateParameters || (query === undefined && !this.#needsParameters)) return refusals;
    if (this.#validateParameters({ path: params ?? {}, query: query ?? {}, header: {} })) return refusals;
    return [...refusals, ...this.#violations(this.#validateParameters.errors).map(parameterRefusal)];
  }

  unknownNames({ body, query }: RequestParts): UnknownProperty[] {
    const inBody = this.#unknownInBody(body).map(named(dottedName));
    return query === undefined ? inBody : [...inBody, ...this.#unknownInQuery(query).map(named(bracketName))];
  }

  #checkBody(validate: ValidateFunction, body: unknown): Refusal[] {
    const blank = this.#requiredTexts.filter((name) => isBlank(body, name)).map(blankViolation);
    const violations = this.#bodyViolations(validate, body);
    if (violations.length === 0 && blank.length === 0) return [];
    const others = violations
      .map((violation) => ({ ...violation, at: violation.at.slice('/requestBody'.length) }))
      .filter((violation) => !blank.some(({ at }) => at === violation.at));
    return [...blank, ...others].map(bodyRefusal);
  }

  #bodyViolations(validate: ValidateFunction, body: unknown): Violation[] {
    if (hasMoreValuesThan(body, LIMITS['request.values'])) {
      const [hasty] = this.#validators.hasty(this.#operation.operationId);
      if (hasty?.({ requestBody: body }) === true) return [];
      const violations = this.#violations(hasty?.errors);
      // The validator may have stopped at an unknown property, which is no violation.
      if (violations.length > 0) return violations;
    }
    return validate({ requestBody: body }) ? [] : this.#violations(validate.errors);
  }

  #violations(errors: readonly ErrorObject[] | null | undefined): Violation[] {
    const counting = (errors ?? []).filter(
      ({ keyword }) => !(this.#acceptsUnknown && keyword === 'additionalProperties'),
    );
    return violationsOf(counting);
  }
}

const isText = (schema: JsonSchema | undefined): boolean =>
  schema !== undefined && !schema.enum && (schema.type === 'string' || (schema.anyOf ?? []).some(isText));

function isBlank(body: unknown, name: string): boolean {
  // A property that nobody gave is undefined, and the validator's business.
  return typeof body === 'object' && body !== null && (body as Readonly<Record<string, unknown>>)[name] === '';
}

const bodyRefusal = ({ error, detail, at }: Violation): Refusal => ({
  error,
  detail,
  ...(at === '' ? {} : { pointer: at }),
});

/** `/query/page/size` is `page[size]`; what is in a path has no other name than its own. */
function parameterRefusal({ error, detail, at }: Violation): Refusal {
  const inside = at.slice(at.indexOf('/', 1));
  return { error, detail, parameter: bracketName(inside) };
}

/** `/page/size` as it is written in a query: `page[size]`. */
function bracketName(pointer: string): string {
  const [first = '', ...rest] = stepsOf(pointer);
  return `${first}${rest.map((step) => `[${step}]`).join('')}`;
}

/** `/custom_headers/0/value` as the journal names a property: `custom_headers.0.value`. */
const dottedName = (pointer: string): string => stepsOf(pointer).join('.');

const named =
  (nameOf: (pointer: string) => string) =>
  ({ pointer, meant }: UnknownName): UnknownProperty => ({
    name: nameOf(pointer),
    ...(meant === undefined ? {} : { meant }),
  });

const stepsOf = (pointer: string): string[] =>
  pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
