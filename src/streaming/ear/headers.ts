/** A header where only sound belongs. */
export type HeaderKind = 'WAV' | 'Ogg' | 'WebM' | 'MP3' | 'RTP';

/** So many payloads in a row must begin with the RTP headers of one stream: sound counts for so long by no chance. */
const RTP_HEADERS = 10;
const RTP_HEADER_BYTES = 12;
/** Version 2 without padding, extension or contributing sources, as all senders of audio write it (RFC 3550, 5.1). */
const RTP_FIRST_BYTE = 0x80;

/** The header's size takes one byte or eight. */
const EBML_VERSION_AT = [5, 12];

/** The kind of file that starts with `bytes`. Signatures are long enough that no sound has one by chance. */
export function fileHeader(bytes: Uint8Array): HeaderKind | undefined {
  if (has(bytes, 0, 'RIFF') && has(bytes, 8, 'WAVE')) return 'WAV';
  // The version is 0, and the first page has the flag for the beginning (RFC 3533, 6).
  if (has(bytes, 0, 'OggS\u0000\u0002')) return 'Ogg';
  // The header of EBML (RFC 8794, 11.2.1), and the first of its elements that all writers give.
  if (has(bytes, 0, '\u001a\u0045\u00df\u00a3') && EBML_VERSION_AT.some((at) => has(bytes, at, '\u0042\u0086')))
    return 'WebM';
  return hasId3(bytes) ? 'MP3' : undefined;
}

/** Watches the starts of payloads for RTP headers that count on. */
export class RtpHeaders {
  #inARow = 0;
  #sequence = 0;
  #source = 0;

  /** True with the payload that makes it certain. */
  payload(bytes: Uint8Array): boolean {
    if (bytes[0] !== RTP_FIRST_BYTE || bytes.length <= RTP_HEADER_BYTES) {
      this.#inARow = 0;
      return false;
    }
    const view = new DataView(bytes.buffer, bytes.byteOffset, RTP_HEADER_BYTES);
    const sequence = view.getUint16(2);
    const source = view.getUint32(8);
    const isNext = sequence === ((this.#sequence + 1) & 0xffff) && source === this.#source;
    this.#inARow = isNext ? this.#inARow + 1 : 1;
    this.#sequence = sequence;
    this.#source = source;
    return this.#inARow === RTP_HEADERS;
  }
}

/** An ID3v2 tag: versions 2 to 4, and a size in four times seven bits. The letters alone may be loud speech. */
function hasId3(bytes: Uint8Array): boolean {
  const version = bytes[3] ?? 0;
  const isSize = bytes.length >= 10 && bytes.subarray(6, 10).every((byte) => byte < 0x80);
  return has(bytes, 0, 'ID3') && version >= 2 && version <= 4 && bytes[4] === 0 && isSize;
}

function has(bytes: Uint8Array, at: number, text: string): boolean {
  for (let i = 0; i < text.length; i++) if (bytes[at + i] !== text.charCodeAt(i)) return false;
  return true;
}
