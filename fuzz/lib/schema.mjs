import fc from 'fast-check';

// From a JSON schema to values that fit it, with fast-check's shrinking: an absent property is simpler than one that is there.

/** Texts for properties whose schema says no more than "string", where the name tells what would get furthest. */
const BY_NAME = [
  [/(^|_)(stream_)?url$|_url$/, (places) => fc.constantFrom(...places.urls)],
  [
    /^(to|from)$/,
    () => fc.constantFrom('+15550100200', '+15550100486', '+15550100999', '+13125550001', 'sip:a@b.test'),
  ],
  [/^sip_address$/, () => fc.constantFrom('sip:+15550100486@b.test', 'sip:a@b.test', 'sips:a@b.test')],
  [/^content_type$/, () => fc.constantFrom('text/plain', 'application/json')],
  [/^(whisper_)?call_control_ids?$/, ({ calls = ['v3:nobody'] }) => fc.constantFrom(...calls)],
  [/^queue(_name)?$/, () => fc.constantFrom('support', 'sales')],
  [/connection_id$/, (places) => fc.constantFrom(...places.connections)],
  [/^valid_digits$/, () => fc.stringMatching(/^[0-9*#]{1,8}$/)],
  [/^terminating_digit$/, () => fc.constantFrom('', '#', '*', '5')],
  [/digits/, () => fc.stringMatching(/^[0-9A-D*#wW]{1,8}$/)],
  [/client_state|audio$|content$/, () => fc.base64String({ maxLength: 60 })],
  [/^(rx|tx|target)$/, () => fc.constantFrom('udp:127.0.0.1:9', 'udp:127.0.0.1:65000')],
  [/_secs$|_ms$|_millis$/, () => fc.integer({ min: 0, max: 700 }).map(String)],
  [/^(cursor|after|before|page|number|size)$/, () => fc.nat(50).map(String)],
];

const NUMBERS = {
  integer: fc.integer({ min: -10, max: 100_000 }),
  number: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
};
const FORMATS = {
  uuid: fc.uuid(),
  'date-time': fc
    .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
    .map((date) => date.toISOString()),
  'json-pointer': fc.constant('/a'),
};
const anything = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.dictionary(fc.string(), fc.integer()),
);

/**
 * Values that fit a schema whose references are resolved.
 * @param places `{urls, connections, calls?}`: texts that lead somewhere, for properties that are addresses or ids
 */
export function valuesOf(schema, places, name = '') {
  if ('const' in schema) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  if (schema.allOf) return merged(schema, places, name);
  const union = schema.anyOf ?? schema.oneOf;
  if (union) return unionOf(schema, union, places, name);
  const types = [schema.type ?? guess(schema)].flat();
  return fc.oneof(...types.map((type) => ofType(type, schema, places, name)));
}

function guess(schema) {
  if (schema.properties) return 'object';
  return schema.items ? 'array' : 'anything';
}

/** Variants that only name what is required are forms of the one object; others stand for themselves. */
function unionOf(schema, variants, places, name) {
  const { anyOf: _any, oneOf: _one, ...rest } = schema;
  return fc.oneof(
    ...variants.map((variant) =>
      valuesOf(
        schema.properties || schema.type ? { ...rest, allOf: [withoutUnions(rest), variant] } : variant,
        places,
        name,
      ),
    ),
  );
}

const withoutUnions = ({ allOf: _, ...rest }) => rest;

function merged({ allOf, ...rest }, places, name) {
  const whole = { ...rest };
  for (const part of allOf) {
    for (const [key, value] of Object.entries(part)) {
      if (key === 'properties') whole.properties = { ...whole.properties, ...value };
      else if (key === 'required') whole.required = [...new Set([...(whole.required ?? []), ...value])];
      else whole[key] ??= value;
    }
  }
  return valuesOf(whole, places, name);
}

function ofType(type, schema, places, name) {
  switch (type) {
    case 'object':
      return objectOf(schema, places);
    case 'array':
      return fc.array(valuesOf(schema.items ?? {}, places, name), {
        minLength: schema.minItems ?? 0,
        maxLength: Math.min(schema.maxItems ?? 4, 10),
      });
    case 'string':
      return textOf(schema, places, name);
    case 'integer':
    case 'number':
      return numberOf(type, schema);
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    default:
      return anything;
  }
}

/** Made when it is first asked for, and once: a request may have hundreds of properties, of which a case has a few. */
const madeFor = new WeakMap();
function memberOf(schema, places, name) {
  const made = madeFor.get(places) ?? new WeakMap();
  madeFor.set(places, made);
  if (!made.has(schema)) made.set(schema, valuesOf(schema, places, name));
  return made.get(schema);
}

function objectOf({ properties = {}, required = [], additionalProperties }, places) {
  const needed = required.filter((key) => key in properties);
  const optional = Object.keys(properties).filter((key) => !required.includes(key));
  const record = (keys) =>
    fc.record(Object.fromEntries(keys.map((key) => [key, memberOf(properties[key], places, key)])), {
      noNullPrototype: true,
    });
  // All properties at once are rarely legal together: a few of them.
  const base = fc
    .subarray(optional, { maxLength: Math.min(6, optional.length) })
    .chain((chosen) => record([...needed, ...chosen]));
  if (typeof additionalProperties !== 'object' || Object.keys(additionalProperties).length === 0) return base;
  const name = fc.string({ minLength: 1, maxLength: 12 });
  const more = fc.dictionary(name, valuesOf(additionalProperties, places), { maxKeys: 3 });
  return fc.tuple(more, base).map(([extra, own]) => ({ ...extra, ...own }));
}

function textOf(schema, places, name) {
  const { pattern, format, minLength = 0, maxLength = Infinity } = schema;
  if (format === 'url' || format === 'uri') return fc.constantFrom(...places.urls);
  if (format in FORMATS) return FORMATS[format];
  const named = BY_NAME.find(([names]) => names.test(name));
  if (pattern) {
    const fits = new RegExp(pattern);
    // fast-check makes nothing of a lookahead: what one forbids is left out afterwards.
    const shape = new RegExp(pattern.replaceAll(/\(\?![^()]*\)/g, ''));
    const matching = fc.stringMatching(shape, { maxLength: 200 }).filter((text) => fits.test(text));
    if (!named) return matching;
    return fc.tuple(named[1](places), matching).map(([text, other]) => (fits.test(text) ? text : other));
  }
  const texts = fc.string({ minLength, maxLength: Math.min(maxLength, Math.max(minLength, 40)), unit: 'grapheme' });
  return named ? fc.oneof({ weight: 3, arbitrary: named[1](places) }, { weight: 1, arbitrary: texts }) : texts;
}

function numberOf(type, { minimum, exclusiveMinimum, maximum, exclusiveMaximum }) {
  const low = minimum ?? (exclusiveMinimum === undefined ? undefined : exclusiveMinimum + 1);
  const high = maximum ?? (exclusiveMaximum === undefined ? undefined : exclusiveMaximum - 1);
  if (low === undefined && high === undefined) return NUMBERS[type];
  const min = low ?? high - 100_000;
  const max = high ?? low + 100_000;
  if (type === 'integer')
    return fc.oneof(fc.integer({ min: Math.ceil(min), max: Math.floor(max) }), fc.constantFrom(min, max));
  return fc.double({ min, max, noNaN: true });
}
