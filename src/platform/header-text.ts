const ASCII = /^[\x00-\x7f]*$/;

/**
 * The text of a header. Node reads its bytes as Latin-1, while curl, Go and many others send UTF-8: what is UTF-8 is read as that, what is
 * not as Latin-1.
 */
export function headerText(value: string): string {
  // A decoder takes longer to make than a request's key to read.
  if (ASCII.test(value)) return value;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
