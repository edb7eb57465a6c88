import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// WAV and MP3 files, whole and broken.

const MP3 = new URL('../../test/support/fixtures/tone-440.mp3', import.meta.url);
const PCM = 1;

/**
 * A WAV file whose head need not fit its data.
 * @param options `{format, channels, rate, bits, seconds, claims, extra}`: `claims` is the length in the head of the data, `extra`
 * chunks of `[name, bytes]` before it
 */
export function wav({ format = PCM, channels = 1, rate = 8_000, bits = 16, seconds = 0.2, bytes, claims, extra = [] }) {
  const length = bytes ?? Math.floor(Math.max(0, rate * channels * (bits / 8) * seconds));
  const data = Buffer.alloc(Math.min(length, 60_000_000));
  for (let i = 0; i + 1 < Math.min(data.length, 64_000); i += 2)
    data.writeInt16LE(Math.round(8_000 * Math.sin(i / 9)), i);
  const head = Buffer.alloc(16);
  head.writeUInt16LE(format & 0xffff, 0);
  head.writeUInt16LE(channels & 0xffff, 2);
  head.writeUInt32LE(rate >>> 0, 4);
  head.writeUInt32LE(Math.floor(rate * channels * (bits / 8)) >>> 0, 8);
  head.writeUInt16LE(Math.floor(channels * (bits / 8)) & 0xffff, 12);
  head.writeUInt16LE(bits & 0xffff, 14);
  const others = extra.map(([name, size]) => chunk(name, Buffer.alloc(size)));
  const body = Buffer.concat([Buffer.from('WAVE'), chunk('fmt ', head), ...others, chunk('data', data, claims)]);
  return Buffer.concat([Buffer.from('RIFF'), uint32(body.length), body]);
}

const uint32 = (value) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value >>> 0);
  return bytes;
};

const chunk = (name, data, claims = data.length) =>
  Buffer.concat([
    Buffer.from(name.padEnd(4).slice(0, 4), 'latin1'),
    uint32(claims),
    data,
    Buffer.alloc(data.length % 2),
  ]);

let mp3;
/** An MP3 of a tone, `times` over. */
export function mp3Of(times) {
  mp3 ??= readFileSync(fileURLToPath(MP3));
  return Buffer.concat(Array.from({ length: times }).fill(mp3));
}

/** Changes bytes: `{at, put}` (base64), `{cut}` keeps so many, `{drop: [from, count]}`. Places are parts of the length, 0 to 1. */
export function damaged(bytes, changes) {
  return changes.reduce((before, { at, put, cut, drop }) => {
    const place = (part) => Math.floor(part * before.length);
    if (cut !== undefined) return before.subarray(0, place(cut));
    if (drop) return Buffer.concat([before.subarray(0, place(drop[0])), before.subarray(place(drop[0]) + drop[1])]);
    const copy = Buffer.from(before);
    Buffer.from(put, 'base64').copy(copy, place(at));
    return copy;
  }, bytes);
}
