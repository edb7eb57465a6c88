/**
 * A codec of mono 16-bit audio that keeps nothing from one frame to the next. Its object is its identity: caches hang on
 * it, so each codec is one constant.
 */
export interface Codec {
  /** The token of Telnyx's `media_format.encoding` and `stream_codec`. */
  readonly name: string;
  /** Sample rates in Hz at which it is offered. */
  readonly rates: readonly number[];
  readonly rtp: {
    /** The static payload type of RFC 3551, or null where the type is dynamic. */
    readonly payloadType: number | null;
    /** Ticks per second of the RTP timestamp. */
    clockRate(rate: number): number;
  };
  /** Bytes of one 20 ms frame. */
  bytesPerFrame(rate: number): number;
  encode(pcm: Int16Array): Uint8Array;
  /** Bytes after the last whole sample are ignored. */
  decode(bytes: Uint8Array): Int16Array;
  /** One 20 ms frame of digital silence. Shared: do not write to it. */
  silence(rate: number): Uint8Array;
}
