import { alaw, mulaw } from 'alawmulaw';
import wavefile from 'wavefile';

export type WireEncoding = 'PCMU' | 'PCMA' | 'L16';

// G.711 is another's implementation, and L16 is little-endian on Telnyx's sockets (observed): nothing here is the simulator's own.

export function decodeWire(encoding: WireEncoding, bytes: Uint8Array): Int16Array {
  if (encoding === 'PCMU') return mulaw.decode(bytes);
  if (encoding === 'PCMA') return alaw.decode(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Int16Array.from({ length: bytes.byteLength / 2 }, (_, i) => view.getInt16(2 * i, true));
}

export function encodeWire(encoding: WireEncoding, pcm: Int16Array): Uint8Array {
  if (encoding === 'PCMU') return mulaw.encode(pcm);
  if (encoding === 'PCMA') return alaw.encode(pcm);
  const bytes = new Uint8Array(pcm.length * 2);
  const view = new DataView(bytes.buffer);
  for (const [i, sample] of pcm.entries()) view.setInt16(2 * i, sample, true);
  return bytes;
}

export interface ReadWavFile {
  readonly rate: number;
  /** One for each channel. */
  readonly channels: readonly Int16Array[];
  /** The first channel. */
  readonly pcm: Int16Array;
}

/** A WAV file as another's reader sees it. */
export function readWavFile(bytes: Uint8Array): ReadWavFile {
  const wav = new wavefile.WaveFile(bytes);
  const { numChannels, sampleRate, bitsPerSample } = wav.fmt as Record<string, number>;
  if (bitsPerSample !== 16) throw new Error(`expected 16 bits, came ${String(bitsPerSample)}`);
  const samples = wav.getSamples(true, Int16Array) as unknown as Int16Array;
  const count = numChannels ?? 1;
  const channels = Array.from({ length: count }, (_, channel) =>
    Int16Array.from({ length: samples.length / count }, (_unused, i) => samples[i * count + channel] ?? 0),
  );
  return { rate: sampleRate ?? 0, channels, pcm: channels[0] ?? new Int16Array() };
}

/** A WAV file, mono, 16 bit. */
export function makeWavFile(pcm: Int16Array, rate: number): Uint8Array {
  const wav = new wavefile.WaveFile();
  wav.fromScratch(1, rate, '16', pcm);
  return wav.toBuffer();
}

/** Where `part` stands in `whole`, sample for sample; -1 if nowhere. */
export function positionOf(part: Int16Array, whole: Int16Array, step = 1): number {
  for (let at = 0; at + part.length <= whole.length; at += step) {
    let i = 0;
    while (i < part.length && part[i] === whole[at + i]) i++;
    if (i === part.length) return at;
  }
  return -1;
}

/** Without the silence before and after. */
export function trimSilence(pcm: Int16Array): Int16Array {
  let start = 0;
  while (start < pcm.length && pcm[start] === 0) start++;
  let end = pcm.length;
  while (end > start && pcm[end - 1] === 0) end--;
  return pcm.subarray(start, end);
}
