import { isBase64 } from '../platform/base64.js';
import { MediaError } from './media-error.js';

/** Characters that are looked at in one step: a multiple of 4. */
const CHARS_AT_ONCE = 262_144;

/**
 * The steps of reading a recording's base64 with padding (RFC 4648 section 4), line breaks and other white space between left out.
 * Ends with a MediaError that names `field` for anything else.
 */
export function* readBase64(text: string, field: string): Generator<undefined, Uint8Array> {
  const bytes = Buffer.allocUnsafe(Math.ceil((text.length * 3) / 4));
  let written = 0;
  const take = (groups: string, isLast: boolean): void => {
    if (!isBase64(groups) || (!isLast && groups.endsWith('=')))
      throw new MediaError(field, 'audio in base64', `${text.length} characters that are not`);
    written += bytes.write(groups, written, 'base64');
  };
  // The characters behind the last whole group of four.
  let rest = '';
  for (let at = 0; at < text.length; at += CHARS_AT_ONCE) {
    const packed = rest + text.slice(at, at + CHARS_AT_ONCE).replace(/\s+/g, '');
    // The last group, which may be padded, is left for the end.
    const whole = Math.max(0, Math.ceil(packed.length / 4) - 1) * 4;
    take(packed.slice(0, whole), false);
    rest = packed.slice(whole);
    yield;
  }
  take(rest, true);
  return bytes.subarray(0, written);
}
