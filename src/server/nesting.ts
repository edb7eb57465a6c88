import { LIMITS } from '../limits.js';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
/** `[` and `{`, `]` and `}` differ in this bit alone. */
const CURLY_BIT = 0x20;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/**
 * Whether JSON, in UTF-8, is nested deeper than `request.nesting` levels. It is asked before the text is parsed, as everything that later
 * walks the value (the parser's own stack aside) would need a stack as deep. Malformed text gives any answer.
 */
export function isTooDeep(json: Buffer, limit = LIMITS['request.nesting']): boolean {
  let depth = 0;
  for (let at = 0; at < json.length; at++) {
    const byte = json[at] ?? 0;
    if (byte === QUOTE) at = endOfText(json, at);
    else if ((byte | CURLY_BIT) === OPEN) {
      if (++depth > limit) return true;
    } else if ((byte | CURLY_BIT) === CLOSE) depth--;
  }
  return false;
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
