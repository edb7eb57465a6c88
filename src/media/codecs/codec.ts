/** The registry's facts of a codec of mono 16-bit audio. */
interface CodecFacts {
  /** The token of Telnyx's `media_format.encoding` and `stream_codec`. */
  readonly name: string;
  /** Sample rates in Hz at which it is offered; the first is the usual one. */
  readonly rates: readonly number[];
  readonly rtp: {
    /** The static payload type of RFC 3551, or null where the type is dynamic. */
    readonly payloadType: number | null;
    /** Ticks per second of the RTP timestamp. */
    clockRate(rate: number): number;
  };
}

/**
 * A codec that keeps nothing from one frame to the next, and whose samples all take as many bytes: audio can be cut anywhere, and what
 * is encoded once serves everybody. Its object is its identity: caches hang on it, so each codec is one constant.
 */
export interface Codec extends CodecFacts {
  /** Bytes of one 20 ms frame. */
  bytesPerFrame(rate: number): number;
  encode(pcm: Int16Array): Uint8Array;
  /** Bytes after the last whole sample are ignored. */
  decode(bytes: Uint8Array): Int16Array;
  /** One 20 ms frame of digital silence. Shared: do not write to it. */
  silence(rate: number): Uint8Array;
}

/** A codec that a leg may have. */
export interface LegCodec extends Codec {
  readonly rtp: CodecFacts['rtp'] & { readonly payloadType: number };
  /** The rate in Hz of the audio on a leg that has it. */
  readonly legRate: number;
}

/** One direction of one stream: frames go in one after the other, 20 ms each, and each gives a packet. */
export interface Encoder {
  encode(pcm: Int16Array): Uint8Array;
}

/** The other direction: packets go in one after the other, each as it came. */
export interface Decoder {
  decode(packet: Uint8Array): Int16Array;
}

/** A codec whose packets depend on those before them, or vary in size: each stream has an encoder and a decoder of its own. */
export interface StatefulCodec extends CodecFacts {
  encoder(rate: number): Encoder;
  decoder(rate: number): Decoder;
  /** The number of samples in a packet, which its head tells; 0 for what is no packet, or too long for one. */
  samplesIn(packet: Uint8Array, rate: number): number;
}

/** A codec that a media stream may carry. */
export type StreamCodec = Codec | StatefulCodec;

export const isStateful = (codec: StreamCodec): codec is StatefulCodec => 'encoder' in codec;
