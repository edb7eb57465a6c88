/**
 * The text of a header. Node reads its bytes as Latin-1, while curl, Go and many others send UTF-8: what is UTF-8 is read as that, what is
 * not as Latin-1.
 */
export function headerText(value: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(Buffer.from(value, 'latin1'));
  } catch {
    return value;
  }
}
