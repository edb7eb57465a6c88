const FOREIGN = /[^A-Za-z0-9+/]/;

/**
 * A text is standard base64 (RFC 4648 section 4) with its padding; an empty one is, too. Looks for the first character that does
 * not belong: a pattern that describes the whole text takes a step of the stack per group, and gives up at some megabytes.
 */
export function isBase64(text: string): boolean {
  if (text.length % 4 !== 0) return false;
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  return !FOREIGN.test(text.slice(0, text.length - padding));
}

/**
 * The bytes of standard base64 (RFC 4648 section 4) with padding, which is the form that Telnyx documents and sends itself;
 * undefined for anything else: the URL alphabet, line breaks, missing padding. An empty text is no bytes.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  if (!isBase64(text)) return undefined;
  return Buffer.from(text, 'base64');
}
