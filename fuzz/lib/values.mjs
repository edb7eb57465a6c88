// Cases are plain JSON, so that they can be printed, kept and repeated. What would be too large to print is written short:
//   {"$repeat": ["x", 1000000]}       a text, repeated
//   {"$list": [value, 1000]}          an array of the same value
//   {"$nest": ["a", 5000]}            {"a":{"a":…{}}}, so deep; [] instead of {} where the key is null
//   {"$base64": 3000000}              base64 of so many bytes
//   {"$fields": 1000}                 an object with so many properties

const SHORT = {
  $repeat: ([text, times]) => JSON.stringify(text.repeat(times)),
  $list: ([value, times]) => `[${Array.from({ length: times }).fill(jsonText(value)).join(',')}]`,
  $nest: ([key, depth]) => nested(key, depth),
  $base64: (bytes) => JSON.stringify(Buffer.alloc(bytes, 'telnyx').toString('base64')),
  $fields: (count) => `{${Array.from({ length: count }, (_, i) => `"field_${i}":${i}`).join(',')}}`,
};

/** Whether a value is written short. What is in it is no part of the value that it stands for. */
export const isShort = (value) => {
  const names = Object.keys(value ?? {});
  return names.length === 1 && Object.hasOwn(SHORT, names[0]);
};

/** By hand, as JSON.stringify itself gives up on deep nesting. */
function nested(key, depth) {
  const [open, close] = key === null ? ['[', ']'] : [`{${JSON.stringify(key)}:`, '}'];
  return `${open.repeat(depth)}${key === null ? '' : '{}'}${close.repeat(depth)}`;
}

/** The JSON text that a value of a case stands for. */
export function jsonText(value) {
  if (Array.isArray(value)) return `[${value.map((item) => jsonText(item)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (isShort(value)) return SHORT[Object.keys(value)[0]](Object.values(value)[0]);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${jsonText(member)}`).join(',')}}`;
}

/** The text that a value stands for where a text is meant: a path, a header, a frame. */
export function plainText(value) {
  if (typeof value === 'string') return value;
  const text = jsonText(value);
  return text.startsWith('"') ? JSON.parse(text) : text;
}
