// Makes the JSON Schema of scenario files, which editors complete by, from the bundled openapi/scenario.yaml.

/** A place where a variable may stand in place of a value of another type or form. */
const VARIABLE = 'Variable';

const HEAD = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  $id: 'urn:telnyx-sim:scenario:1',
  title: 'A scenario of telnyx-sim',
  $ref: '#/$defs/Scenario',
};

/**
 * @param {{components: {schemas: Record<string, object>}}} document openapi/scenario.yaml, bundled
 * @param {Record<string, string[]>} names openapi/scenario/names.yaml
 */
export function scenarioSchema({ components: { schemas } }, names) {
  const defs = {};
  const reach = (name) => {
    if (name in defs) return;
    // Taken before its parts are, as some refer to themselves.
    defs[name] = undefined;
    // Values of variables and the names of findings are the file's own.
    defs[name] = name === 'Variables' ? schemas[name] : published(schemas[name], reach);
  };
  reach('Scenario');
  // Editors offer examples; other texts may stand there too, such as a name with a star, or a variable.
  for (const [property, examples] of Object.entries(names)) defs.Expectation.properties[property].examples = examples;
  defs[VARIABLE] = { type: 'string', pattern: '\\$\\{', description: 'The value of a variable: ${name}.' };
  return { ...HEAD, $defs: Object.fromEntries(Object.entries(defs).sort(([a], [b]) => (a < b ? -1 : 1))) };
}

function published(node, reach) {
  if (Array.isArray(node)) return node.map((each) => published(each, reach));
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(
    Object.entries(node).map(([key, value]) => {
      if (key === '$ref') {
        const name = value.split('/').at(-1);
        reach(name);
        return [key, `#/$defs/${name}`];
      }
      // Names are no values; `properties` has schemas by name, which may be called `enum` or `type`.
      if (key === 'propertyNames') return [key, value];
      if (key === 'properties' || key === 'patternProperties')
        return [key, Object.fromEntries(Object.entries(value).map(([name, each]) => [name, published(each, reach)]))];
      return [key, published(value, reach)];
    }),
  );
  if (!isNarrow(copy)) return copy;
  const { title, description, ...rest } = copy;
  return {
    ...(title && { title }),
    ...(description && { description }),
    anyOf: [rest, { $ref: `#/$defs/${VARIABLE}` }],
  };
}

/** A text such as ${name} is none of its values. */
function isNarrow({ type, pattern, enum: values }) {
  if (type === 'string') return pattern !== undefined || values !== undefined;
  return type === 'number' || type === 'integer' || type === 'boolean';
}
