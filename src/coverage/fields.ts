import type { JsonSchema } from '../contract/request-schemas.js';

/** Longer lists of values are lists of names (languages, voices), which no app goes through. */
const MOST_VALUES = 40;

/** The properties of a schema by their paths (`custom_headers[].name`), each with the values that it may have where it has a short list of them. */
export type Fields = ReadonlyMap<string, ReadonlySet<string>>;

/** Properties at any depth; in a union those of all its variants. An object that may have any names ends there. */
export function fieldsOf(schema: JsonSchema): Fields {
  const fields = new Map<string, Set<string>>();
  collect(schema, '', fields);
  for (const values of fields.values()) if (values.size < 2 || values.size > MOST_VALUES) values.clear();
  return fields;
}

function collect(schema: JsonSchema, path: string, fields: Map<string, Set<string>>): void {
  for (const value of schema.enum ?? []) if (isListed(value)) fields.get(path)?.add(String(value));
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const below = path === '' ? name : `${path}.${name}`;
    if (!fields.has(below)) fields.set(below, new Set());
    collect(property, below, fields);
  }
  if (schema.items) collect(schema.items, `${path}[]`, fields);
  for (const variant of variantsOf(schema)) collect(variant, path, fields);
}

const variantsOf = ({ anyOf = [], oneOf = [], allOf = [] }: JsonSchema): readonly JsonSchema[] => [
  ...anyOf,
  ...oneOf,
  ...allOf,
];

const isListed = (value: unknown): value is string | number | boolean =>
  ['string', 'number', 'boolean'].includes(typeof value);

/** Tells of each property of a value that `fields` has, and of each of its listed values: once for each time that it stands there. */
export function visitFields(
  value: unknown,
  fields: Fields,
  property: (path: string) => void,
  listed: (path: string, value: string) => void,
): void {
  const visit = (at: unknown, path: string): void => {
    if (Array.isArray(at)) {
      for (const item of at) visit(item, `${path}[]`);
    } else if (typeof at === 'object' && at !== null) {
      for (const [name, inner] of Object.entries(at)) {
        const below = path === '' ? name : `${path}.${name}`;
        if (!fields.has(below)) continue;
        property(below);
        visit(inner, below);
      }
    } else if (isListed(at) && fields.get(path.replace(/\[\]$/, ''))?.has(String(at)) === true) {
      listed(path.replace(/\[\]$/, ''), String(at));
    }
  };
  visit(value, '');
}
