import { LIMITS } from '../limits.js';
import { nearest } from '../platform/nearest.js';
import type { JsonSchema } from './request-schemas.js';

/** The names that a value may have, worked out once per operation so that a request costs a look-up per property. */
interface Known {
  /** Undefined: any name will do. What belongs to a name is undefined where nothing below it is told. */
  readonly names: ReadonlyMap<string, Known | undefined> | undefined;
  readonly items: Known | undefined;
}

export interface UnknownName {
  /** JSON pointer to the property. */
  readonly pointer: string;
  /** The property that it is a near miss of, if it is one. */
  readonly meant: string | undefined;
}

export type UnknownNames = (value: unknown) => UnknownName[];

/**
 * Finds the properties that a schema does not have, at any depth. An object whose schema names no properties, or says that
 * others are welcome, may have any; in a union a name is known if one variant has it.
 */
export function unknownNamesOf(schema: JsonSchema): UnknownNames {
  const known = knownNames([schema]);
  if (!known) return () => [];
  return (value) => {
    const found: UnknownName[] = [];
    collect(value, known, '', found);
    return found;
  };
}

function knownNames(schemas: readonly JsonSchema[]): Known | undefined {
  const variants = schemas.flatMap(alternatives);
  const items = variants.flatMap((variant) => (variant.items ? [variant.items] : []));
  const names = propertyNames(variants);
  const ofItems = items.length > 0 ? knownNames(items) : undefined;
  return names || ofItems ? { names, items: ofItems } : undefined;
}

/** The schema itself and all that its unions add to it. */
function alternatives(schema: JsonSchema): JsonSchema[] {
  const others = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...others.flatMap(alternatives)];
}

function propertyNames(variants: readonly JsonSchema[]): ReadonlyMap<string, Known | undefined> | undefined {
  const named = variants.filter((variant) => variant.properties);
  if (named.length === 0 || variants.some((variant) => isOpen(variant))) return undefined;
  const byName = new Map<string, JsonSchema[]>();
  for (const variant of named) {
    for (const [name, property] of Object.entries(variant.properties ?? {})) {
      byName.set(name, [...(byName.get(name) ?? []), property]);
    }
  }
  return new Map([...byName].map(([name, properties]) => [name, knownNames(properties)]));
}

const isOpen = ({ additionalProperties }: JsonSchema): boolean =>
  additionalProperties !== undefined && additionalProperties !== false;

function collect(value: unknown, known: Known, path: string, found: UnknownName[]): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    if (!known.items) return;
    for (let i = 0; i < value.length && found.length < LIMITS['request.unknown_names']; i++) {
      collect(value[i], known.items, `${path}/${i}`, found);
    }
    return;
  }
  if (!known.names) return;
  for (const [name, inner] of Object.entries(value)) {
    if (found.length >= LIMITS['request.unknown_names']) return;
    const below = known.names.get(name);
    if (below) collect(inner, below, `${path}/${escapePointer(name)}`, found);
    else if (!known.names.has(name))
      found.push({ pointer: `${path}/${escapePointer(name)}`, meant: nearMiss(name, known.names) });
  }
}

/** A longer name is no near miss of any that there is. */
const LONGEST_NAME = 64;

/** No letter wrong in a short name, one in a longer one, two in a long one: `model` is not `mode`. */
function nearMiss(name: string, known: ReadonlyMap<string, unknown>): string | undefined {
  if (name.length > LONGEST_NAME) return undefined;
  const letters = name.replaceAll(/[-_]/g, '').length;
  return nearest(name, [...known.keys()], letters < 6 ? 0 : letters < 10 ? 1 : 2);
}

/** RFC 6901: `~` and `/` have a meaning of their own in a pointer. */
export function escapePointer(name: string): string {
  return name.includes('~') || name.includes('/') ? name.replaceAll('~', '~0').replaceAll('/', '~1') : name;
}
