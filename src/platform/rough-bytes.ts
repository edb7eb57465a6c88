/** V8 needs about so many bytes for a string, a property, an object and a number besides their contents. */
const TEXT_BYTES = 24;
const PROPERTY_BYTES = 24;
const OBJECT_BYTES = 48;
const PLAIN_BYTES = 16;

/** One such character, and V8 stores two bytes for each character of the text. */
const WIDE = /[^\x00-\xff]/;

/** Roughly what a text holds in memory. */
export const textBytes = (text: string): number => TEXT_BYTES + (WIDE.test(text) ? 2 * text.length : text.length);

/**
 * Roughly what a value like JSON's holds in memory: exact enough to bound it, without serialising it. It may be nested to any
 * depth, and must not contain itself.
 */
export function roughBytes(value: unknown): number {
  if (!isObject(value)) return leafBytes(value);
  let sum = 0;
  // A list in place of recursion, which depth would overflow.
  const open: object[] = [value];
  for (let object = open.pop(); object !== undefined; object = open.pop()) {
    sum += OBJECT_BYTES;
    if (ArrayBuffer.isView(object)) {
      sum += object.byteLength;
      continue;
    }
    for (const key in object) {
      // Only own and plain properties: the values come from JSON or are made by object literals.
      const property = (object as Record<string, unknown>)[key];
      sum += PROPERTY_BYTES;
      if (isObject(property)) open.push(property);
      else sum += leafBytes(property);
    }
  }
  return sum;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const leafBytes = (value: unknown): number => (typeof value === 'string' ? textBytes(value) : PLAIN_BYTES);
