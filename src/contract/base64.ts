const FOREIGN = /[^A-Za-z0-9+/]/;

/**
 * Whether a text is standard base64 (RFC 4648 section 4) with its padding; an empty one is. Looks for the first character that does
 * not belong: a pattern that describes the whole text takes a step of the stack per group, and gives up at some megabytes.
 */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return !FOREIGN.test(text.slice(0, text.length - padding));
}
