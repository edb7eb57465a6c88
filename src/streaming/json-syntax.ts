const BACKSLASH = 0x5c;

/**
 * Whether a JSON text has more than `most` characters outside of its strings, escaped quotes counted too. It is what makes
 * parsing slow: 16 MB in one string take 20 ms, 16 MB of brackets three seconds. This takes a few ms for either.
 */
export function isMoreSyntaxThan(text: string, most: number): boolean {
  if (text.length <= most) return false;
  let count = 0;
  let at = 0;
  while (count <= most) {
    const open = text.indexOf('"', at);
    if (open === -1) return count + text.length - at > most;
    count += open - at + 1;
    let close = text.indexOf('"', open + 1);
    while (close !== -1 && count <= most && isEscaped(text, close)) {
      count++;
      close = text.indexOf('"', close + 1);
    }
    // A string without an end: parsing will find that out, and fast.
    if (close === -1) return false;
    at = close + 1;
  }
  return true;
}

/** Whether an odd number of backslashes stands before the quote. */
function isEscaped(text: string, quote: number): boolean {
  let first = quote;
  while (text.charCodeAt(first - 1) === BACKSLASH) first--;
  return (quote - first) % 2 === 1;
}
