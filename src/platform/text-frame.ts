import { randomFillSync } from 'node:crypto';

/** Before the payload: two bytes of header, two of length, four of mask (RFC 6455, 5.2, for lengths from 126 to 65,535). */
const HEAD_BYTES = 8;
const SHORTEST = 126;
const LONGEST = 0xffff;

const FINAL_TEXT = 0x81;
const MASKED_16_BIT_LENGTH = 0x80 | 126;

/** The frame is made here and copied. Whole words lie at whole addresses, so that four bytes are masked at once. */
const scratch = Buffer.from(new ArrayBuffer(HEAD_BYTES + LONGEST + 1));
const words = new Int32Array(scratch.buffer);

/** Masks are unpredictable, as RFC 6455 wants them, and drawn many at a time. */
const masks = new Int32Array(1024);
let nextMask = masks.length;

/**
 * A text message of a WebSocket client as the bytes of one frame, header, mask and payload, so that it leaves in one write.
 * Undefined for texts that are not ASCII, or not of 126 to 65,535 characters.
 */
export function textFrame(text: string): Buffer | undefined {
  const { length } = text;
  if (length < SHORTEST || length > LONGEST || Buffer.byteLength(text) !== length) return undefined;
  scratch[0] = FINAL_TEXT;
  scratch[1] = MASKED_16_BIT_LENGTH;
  scratch[2] = length >> 8;
  scratch[3] = length & 0xff;
  scratch.write(text, HEAD_BYTES, 'latin1');
  mask(length);
  const frame = Buffer.allocUnsafe(HEAD_BYTES + length);
  scratch.copy(frame, 0, 0, frame.length);
  return frame;
}

/** Masks a payload of so many bytes; up to three behind it change too, and are not part of the frame. */
function mask(length: number): void {
  if (nextMask === masks.length) {
    randomFillSync(masks);
    nextMask = 0;
  }
  const key = masks[nextMask++] ?? 0;
  words[1] = key;
  const end = (HEAD_BYTES + length + 3) >> 2;
  for (let at = 2; at < end; at++) words[at] = (words[at] ?? 0) ^ key;
}
