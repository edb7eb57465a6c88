import { LIMITS } from '../limits.js';

const QUOTE = 0x22;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const CURLY_BIT = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

export type ShapeLimit = 'request.nesting' | 'request.properties' | 'request.syntax_bytes';

/** What is said of JSON that goes over one of the limits. */
export const SHAPE_FAULTS: Readonly<Record<ShapeLimit, string>> = {
  'request.nesting': `The JSON is nested over ${LIMITS['request.nesting']} levels deep.`,
  'request.properties': `The JSON has over ${LIMITS['request.properties']} properties.`,
  'request.syntax_bytes': `The JSON has over ${LIMITS['request.syntax_bytes']} bytes outside of its texts.`,
};

/**
 * Which limit JSON, in UTF-8, goes over. It is asked before the text is parsed: everything that later walks a deep value would need a
 * stack as deep, a megabyte of brackets becomes some thirty of objects, and objects of many properties take a second to list. Malformed
 * text gives any answer.
 */
export function shapeLimit(
  json: Buffer,
  limits: Readonly<Record<ShapeLimit, number>> = LIMITS,
): ShapeLimit | undefined {
  let depth = 0;
  let properties = 0;
  let syntax = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (++syntax > limits['request.syntax_bytes']) return 'request.syntax_bytes';
    if (byte === QUOTE) at = endOfText(json, at);
    else if (byte === COLON) {
      if (++properties > limits['request.properties']) return 'request.properties';
    } else if ((byte | CURLY_BIT) === OPEN) {
      if (++depth > limits['request.nesting']) return 'request.nesting';
    } else if ((byte | CURLY_BIT) === CLOSE) depth--;
  }
  return undefined;
}

/** The index of the quote that ends the text that begins at `start`. A long text costs a search, not a step per byte. */
function endOfText(json: Buffer, start: number): number {
  for (let from = start + 1; ;) {
    const end = json.indexOf(QUOTE, from);
    if (end < 0) return json.length;
    let first = end;
    while (json[first - 1] === BACKSLASH) first--;
    if ((end - first) % 2 === 0) return end;
    from = end + 1;
  }
}
