import { MediaError } from './media-error.js';

/** Characters that are looked at in one step: a multiple of 4. */
const CHARS_AT_ONCE = 262_144;

/** RFC 4648 section 4 without padding. */
const BASE64 = /^[A-Za-z0-9+/]*$/;

/**
 * The steps of reading base64 with padding (RFC 4648 section 4), line breaks and other white space between left out. Ends with
 * a MediaError that names `field` for anything else.
 */
export function* decodeBase64(text: string, field: string): Generator<undefined, Uint8Array> {
  const wrong = (): MediaError => new MediaError(field, 'audio in base64', `${text.length} characters that are not`);
  const bytes = Buffer.allocUnsafe(Math.ceil((text.length * 3) / 4));
  let written = 0;
  // What stands behind the last whole group of four.
  let rest = '';
  for (let at = 0; at < text.length; at += CHARS_AT_ONCE) {
    const packed = rest + text.slice(at, at + CHARS_AT_ONCE).replace(/\s+/g, '');
    // The last group, which may be padded, is left for the end.
    const whole = Math.max(0, Math.ceil(packed.length / 4) - 1) * 4;
    const groups = packed.slice(0, whole);
    if (!BASE64.test(groups)) throw wrong();
    written += bytes.write(groups, written, 'base64');
    rest = packed.slice(whole);
    yield;
  }
  const padding = /={0,2}$/.exec(rest)?.[0].length ?? 0;
  if (rest.length % 4 !== 0 || !BASE64.test(rest.slice(0, rest.length - padding))) throw wrong();
  written += bytes.write(rest, written, 'base64');
  return bytes.subarray(0, written);
}
