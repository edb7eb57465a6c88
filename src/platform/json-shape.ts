const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const CURLY_BIT = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** JSON may be so large: levels of nesting, properties of all its objects, bytes outside of its texts (escaped quotes counted too). */
export interface JsonLimits {
  readonly nesting?: number;
  readonly properties?: number;
  readonly syntax: number;
}

/**
 * The limit that JSON, in UTF-8, goes over. It is asked before the text is parsed: everything that later walks a deep value would need a
 * stack as deep, a megabyte of brackets becomes some thirty of objects, objects of many properties take a second to list, and 16 MB
 * of brackets three seconds to parse. Malformed text gives any answer.
 */
export function jsonExcess(json: Buffer, limits: JsonLimits): keyof JsonLimits | undefined {
  const { nesting = Infinity, properties = Infinity, syntax } = limits;
  let depth = 0;
  let colons = 0;
  let bytes = 0;
  let isInText = false;
  for (let at = 0; at < json.length; at++) {
    const byte = json.readUInt8(at);
    if (++bytes > syntax) return 'syntax';
    if (byte === QUOTE) isInText = !isInText || isEscaped(json, at);
    else if (byte === COLON) {
      if (++colons > properties) return 'properties';
    } else if ((byte | CURLY_BIT) === OPEN) {
      if (++depth > nesting) return 'nesting';
    } else if ((byte | CURLY_BIT) === CLOSE) depth--;
    if (!isInText) continue;
    // A long text costs a search, not a step per byte. That one has no end is found by parsing, and fast.
    const quote = json.indexOf(QUOTE, at + 1);
    if (quote < 0) return undefined;
    at = quote - 1;
  }
  return undefined;
}

/** An odd number of backslashes stands before the quote. */
function isEscaped(json: Buffer, quote: number): boolean {
  let first = quote;
  while (json[first - 1] === BACKSLASH) first--;
  return (quote - first) % 2 === 1;
}
