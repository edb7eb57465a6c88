import type { ErrorObject } from 'ajv';
import type { ErrorKey } from './errors.js';
import {
  allowedValues,
  enumDetail,
  expectedTypes,
  isNamed,
  missingDetail,
  readViolation,
  typeDetail,
  type Violation,
} from './violation.js';

/** Of several violations of one value, the one that comes first here is told: a number is not also "not in the enumeration". */
const WEIGHT: readonly ErrorKey[] = [
  'missingParameter',
  'wrongType',
  'stringLength',
  'outOfRange',
  'invalidUrl',
  'invalidEnum',
];

/** The violations of a value: one for each place, in the order in which the validator found them. */
export function violationsOf(errors: readonly ErrorObject[]): Violation[] {
  const byPlace = new Map<string, Violation>();
  for (const violation of withoutUnions(errors)) {
    const known = byPlace.get(violation.at);
    if (!known || weight(violation) < weight(known)) byPlace.set(violation.at, violation);
  }
  return [...byPlace.values()];
}

function weight({ error }: Violation): number {
  const index = WEIGHT.indexOf(error);
  return index < 0 ? WEIGHT.length : index;
}

const isUnion = ({ keyword }: ErrorObject): boolean => keyword === 'anyOf' || keyword === 'oneOf';

/**
 * The errors that come from the variants of each union, for the union's value or something inside it. They are found by the ends of their
 * paths, not by a look at each union: a list of 9,000 wrong entries has as many unions and four times as many errors.
 */
function errorsWithin(errors: readonly ErrorObject[]): ReadonlyMap<ErrorObject, readonly ErrorObject[]> {
  const unions = new Map(errors.filter(isUnion).map((union) => [placeOf(union.schemaPath, union.instancePath), union]));
  const within = new Map<ErrorObject, ErrorObject[]>([...unions.values()].map((union) => [union, []]));
  for (const error of errors) {
    const instances = [error.instancePath, ...parents(error.instancePath)];
    for (const schemaPath of parents(error.schemaPath)) {
      for (const instancePath of instances) {
        const union = unions.get(placeOf(schemaPath, instancePath));
        if (union) within.get(union)?.push(error);
      }
    }
  }
  return within;
}

const placeOf = (schemaPath: string, instancePath: string): string => `${schemaPath} ${instancePath}`;

/** `/a/b` and `/a` for `/a/b/c`, and the empty path that stands for the whole. */
function parents(path: string): string[] {
  const found: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    found.push(path.slice(0, at));
    if (at === 0) break;
  }
  return found;
}

/** The validator tells the errors of every variant of a union; of those only what helps is kept. */
function withoutUnions(errors: readonly ErrorObject[]): Violation[] {
  const within = errorsWithin(errors);
  const inner = new Set([...within.values()].flat());
  return errors.flatMap((error) => {
    if (inner.has(error)) return [];
    return isUnion(error) ? unionViolations(error, within.get(error) ?? []) : [readViolation(error)];
  });
}

/** The violations of the variant that the value was probably meant to be. */
function unionViolations(union: ErrorObject, errors: readonly ErrorObject[]): Violation[] {
  const variants = byVariant(union, errors);
  const here = (error: ErrorObject): boolean => error.instancePath === union.instancePath;
  const isOfType = (error: ErrorObject): boolean => error.keyword === 'type' && here(error);
  const fitting = variants.filter((variant) => !variant.some(isOfType));
  if (variants.length === 0)
    return [{ error: 'unprocessable', detail: exclusiveDetail(union), at: union.instancePath }];
  if (fitting.length === 0) {
    const expected = errors.filter(isOfType).flatMap(({ params }) => expectedTypes(params));
    return [{ error: 'wrongType', detail: typeDetail(expected, union.data), at: union.instancePath }];
  }
  return isContainer(union.data) ? memberViolations(union, fitting) : scalarViolations(union, fitting.flat());
}

const isContainer = (data: unknown): boolean => typeof data === 'object' && data !== null;

function byVariant(union: ErrorObject, errors: readonly ErrorObject[]): ErrorObject[][] {
  const variants = new Map<string, ErrorObject[]>();
  for (const error of errors) {
    const [index = ''] = error.schemaPath.slice(union.schemaPath.length + 1).split('/', 1);
    const known = variants.get(index);
    if (known) known.push(error);
    else variants.set(index, [error]);
  }
  return [...variants.values()];
}

/** A single value: one violation. An address is told as one; else the values of all variants are told together. */
function scalarViolations(union: ErrorObject, errors: readonly ErrorObject[]): Violation[] {
  const format = errors.find((error) => error.keyword === 'format');
  const values = errors.flatMap(({ params }) => allowedValues(params)).filter(isNamed);
  if (!format && values.length > 0)
    return [{ error: 'invalidEnum', detail: enumDetail(values), at: union.instancePath }];
  const [first] = format ? [format] : errors;
  return first ? [readViolation(first)] : [];
}

/** The property that tells the variants apart: `role` for the messages of a conversation, else `type`. */
const TAGS = ['role', 'type'] as const;

/** An object or array: the violations of the variant that its tag names, or of the one that it comes closest to. */
function memberViolations(union: ErrorObject, variants: readonly ErrorObject[][]): Violation[] {
  const isNamedBy = (tag: string): boolean =>
    variants.flat().some((error) => error.keyword === 'enum' && error.instancePath === `${union.instancePath}/${tag}`);
  const type = `${union.instancePath}/${TAGS.find(isNamedBy) ?? 'type'}`;
  const untyped = variants
    .flat()
    .map(readViolation)
    .filter((violation) => violation.error === 'missingParameter' && violation.at === type);
  if (untyped.length >= variants.length) return untyped.slice(0, 1);
  const named = variants.filter(
    (variant) => !variant.some((error) => error.keyword === 'enum' && error.instancePath === type),
  );
  if (named.length === 0) {
    const values = variants.flat().filter((error) => error.instancePath === type);
    return [
      { error: 'invalidEnum', detail: enumDetail(values.flatMap(({ params }) => allowedValues(params))), at: type },
    ];
  }
  const choice = requiredOneOf(union, named);
  if (choice) return [choice];
  const [closest = []] = [...named].sort((a, b) => a.length - b.length);
  return violationsOf(closest);
}

/** `oneOf: [{required: [a]}, {required: [b]}]` with neither. */
function requiredOneOf(union: ErrorObject, variants: readonly ErrorObject[][]): Violation | undefined {
  const errors = variants.flat();
  const missing = errors.map(readViolation).filter((violation) => violation.error === 'missingParameter');
  const names = [...new Set(missing.map((violation) => violation.at.slice(union.instancePath.length + 1)))];
  const [first] = missing;
  if (!first || missing.length < errors.length || names.length < 2 || names.some((name) => name.includes('/')))
    return undefined;
  if (variants.some((variant) => variant.length > 1)) return undefined;
  return { ...first, detail: `One of the parameters ${names.map((name) => `'${name}'`).join(', ')} is required.` };
}

/** More than one variant of a `oneOf` fits. */
function exclusiveDetail(union: ErrorObject): string {
  const variants: unknown[] = Array.isArray(union.schema) ? union.schema : [];
  const names = variants.flatMap((variant) =>
    typeof variant === 'object' && variant !== null && 'required' in variant
      ? [variant.required].flat().map(String)
      : [],
  );
  return names.length > 0
    ? `Only one of the parameters ${names.map((name) => `'${name}'`).join(', ')} may be given.`
    : 'The value fits more than one of the documented forms.';
}

/** A required text that is empty counts as missing. */
export const blankViolation = (name: string): Violation => ({
  error: 'missingParameter',
  detail: missingDetail(name),
  at: `/${name}`,
});
