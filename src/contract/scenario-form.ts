import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import { newAjv } from './compile.js';
import { readDocument } from './request-schemas.js';

/** A value, or a key, that does not have the form of a schema of `openapi/scenario.yaml`. */
export interface FormFault {
  readonly path: readonly (string | number)[];
  /** The key at the end of the path is not one of the keys that there are. */
  readonly byKey: boolean;
  readonly expected: string;
  readonly came: unknown;
  /** The names of which one was probably meant. */
  readonly known: readonly string[];
}

/** A part of a schema, as far as errors are told by it. */
interface Part {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly title?: string;
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, unknown>>;
  readonly anyOf?: readonly Part[];
}

const DOCUMENT = 'scenario';

/** Checks values against the schemas of `openapi/scenario.yaml`, each compiled when it is first asked for. */
export class ScenarioForm {
  readonly #ajv: Ajv;
  readonly #document: object;
  /** JSON pointers of the unions, which ajv hands over as they are in the document. */
  readonly #unions = new Map<unknown, string>();

  constructor() {
    this.#document = readDocument(DOCUMENT);
    this.#ajv = newAjv({ allErrors: true, strict: false });
    this.#ajv.addSchema(this.#document, DOCUMENT);
    this.#findUnions(this.#document, '#');
  }

  /** All faults of a value under the schema of that name in the document's `components`; none where it has its form. */
  faults(name: string, value: unknown): FormFault[] {
    return this.#faultsUnder(`#/components/schemas/${name}`, value, []);
  }

  #faultsUnder(pointer: string, value: unknown, at: FormFault['path']): FormFault[] {
    const validate = this.#validator(pointer);
    if (validate(value)) return [];
    const errors = validate.errors ?? [];
    const unions = errors.filter(({ keyword }) => keyword === 'anyOf');
    // A union's branches are only worth telling of where one of them was meant: `#unionFaults`.
    // Of a union in a union, of the same value, ajv tells the inner one first.
    const isInner = (error: ErrorObject, union: ErrorObject) =>
      error.instancePath !== union.instancePath || unions.indexOf(error) < unions.indexOf(union);
    const isWithin = (error: ErrorObject) =>
      unions.some(
        (union) => union !== error && isAtOrBelow(error.instancePath, union.instancePath) && isInner(error, union),
      );
    return errors
      .filter((error) => error.propertyName === undefined && !isWithin(error))
      .flatMap((error) => {
        const path = [...at, ...steps(error.instancePath, value)];
        return error.keyword === 'anyOf' ? this.#unionFaults(error, path) : [faultOf(error, path)];
      });
  }

  /** The faults under the one branch that takes values of that type; where that is none or several, the union's own. */
  #unionFaults(error: ErrorObject, path: FormFault['path']): FormFault[] {
    const pointer = this.#unions.get(error.schema) ?? '';
    // An array of schemas: a contract test holds the document to its form.
    const branches = error.schema as readonly Part[];
    const fitting = branches.flatMap((branch, index) =>
      this.#types(branch).includes(typeOf(error.data)) ? [`${pointer}/${index}`] : [],
    );
    const [branch, ...others] = fitting;
    const title = titleOf(error.parentSchema);
    if (branch === undefined || others.length > 0) {
      const kinds = branches.flatMap((each) => this.#types(each)).map((type) => KINDS[type] ?? type);
      return [{ ...named(path), expected: title ?? [...new Set(kinds)].join(' or '), came: error.data }];
    }
    const faults = this.#faultsUnder(branch, error.data, path);
    // The name of the whole says more than the pattern of a branch.
    return faults.map((fault) =>
      title !== undefined && fault.path.length === path.length && fault.known.length === 0
        ? { ...fault, expected: title }
        : fault,
    );
  }

  #types(branch: Part): string[] {
    if (branch.$ref !== undefined) return this.#types(this.#target(branch.$ref));
    if (branch.anyOf) return branch.anyOf.flatMap((each) => this.#types(each));
    const types = [branch.type ?? []].flat();
    return types.includes('number') ? [...types, 'integer'] : [...types];
  }

  #target(reference: string): Part {
    let node: unknown = this.#document;
    for (const step of reference.slice('#/'.length).split('/')) node = Reflect.get(Object(node), step);
    // References of a bundled document lead to its schemas.
    return node as Part;
  }

  #validator(pointer: string): ValidateFunction {
    const validate = this.#ajv.getSchema(`${DOCUMENT}${pointer}`);
    if (!validate) throw new Error(`the document has no ${pointer}`);
    return validate;
  }

  #findUnions(node: unknown, pointer: string): void {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, child] of Object.entries(node)) {
      const at = `${pointer}/${encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1'))}`;
      if (key === 'anyOf') this.#unions.set(child, at);
      this.#findUnions(child, at);
    }
  }
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'null',
};

const kindsOf = (types: unknown): string =>
  [types]
    .flat()
    .map((type) => KINDS[String(type)] ?? String(type))
    .join(' or ');

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  return typeof value;
}

const isAtOrBelow = (path: string, above: string): boolean => path === above || path.startsWith(`${above}/`);

const named = (path: FormFault['path']): Pick<FormFault, 'path' | 'byKey' | 'known'> => ({
  path,
  byKey: false,
  known: [],
});

// The schema of an error is the document's own.
const titleOf = (schema: unknown): string | undefined => (schema as Part | undefined)?.title;

type ReadFault = (params: Readonly<Record<string, unknown>>, error: ErrorObject) => Partial<FormFault>;

const READERS: Readonly<Record<string, ReadFault>> = {
  type: ({ type }) => ({ expected: kindsOf(type) }),
  enum: ({ allowedValues }, { data }) => {
    const values = [allowedValues].flat().map(String);
    return { expected: `one of ${values.join(', ')}`, known: typeof data === 'string' ? values : [] };
  },
  const: ({ allowedValue }) => ({ expected: JSON.stringify(allowedValue) }),
  pattern: ({ pattern }) => ({ expected: `a text like ${String(pattern)}` }),
  minLength: ({ limit }) => ({
    expected: limit === 1 ? 'a text that is not empty' : `at least ${String(limit)} characters`,
  }),
  maxLength: ({ limit }, { data }) => ({
    expected: `at most ${String(limit)} characters`,
    came: `${String(data).slice(0, 20)}… of ${String(data).length}`,
  }),
  minimum: ({ limit }) => ({ expected: `a number of at least ${String(limit)}` }),
  maximum: ({ limit }) => ({ expected: `a number of at most ${String(limit)}` }),
  minItems: ({ limit }) => ({ expected: `a list of at least ${String(limit)}` }),
  maxItems: ({ limit }) => ({ expected: `a list of at most ${String(limit)}` }),
  minProperties: ({ limit }) => ({ expected: `a mapping of at least ${String(limit)}` }),
  maxProperties: ({ limit }) => ({ expected: limit === 1 ? 'one thing in a mapping' : `at most ${String(limit)}` }),
  required: ({ missingProperty }) => ({ expected: `the key ${String(missingProperty)}` }),
};

/** Keys that are not known have their own place: that of the key. */
function keyFault(error: ErrorObject, path: FormFault['path']): FormFault | undefined {
  const params: Readonly<Record<string, unknown>> = error.params;
  const key = params['additionalProperty'] ?? params['propertyName'];
  if (typeof key !== 'string') return undefined;
  // The schema of an error is the document's own.
  const { properties = {} } = (error.parentSchema ?? {}) as Part;
  const known = error.keyword === 'propertyNames' ? [] : Object.keys(properties);
  const expected = error.keyword === 'propertyNames' ? 'a name' : 'a known key';
  const title = error.keyword === 'propertyNames' ? titleOf(error.schema) : undefined;
  return { path: [...path, key], byKey: true, expected: title ?? expected, came: key, known };
}

function faultOf(error: ErrorObject, path: FormFault['path']): FormFault {
  const ofKey = keyFault(error, path);
  if (ofKey) return ofKey;
  const read = READERS[error.keyword]?.(error.params, error) ?? {};
  const title = error.keyword === 'enum' ? undefined : titleOf(error.parentSchema);
  const came = error.data;
  return {
    ...named(path),
    came,
    expected: error.message ?? 'another value',
    ...read,
    ...(title === undefined ? {} : { expected: title }),
  };
}

/** A JSON pointer as steps; numbers where it goes through a list. */
function steps(pointer: string, value: unknown): (string | number)[] {
  let node: unknown = value;
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~');
      const isIndex = Array.isArray(node);
      node = Reflect.get(Object(node), key);
      return isIndex ? Number(key) : key;
    });
}
