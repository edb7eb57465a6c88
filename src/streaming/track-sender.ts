import { base64, type EncodedClip } from '../media/clip.js';
import { isStateful, type Codec, type Encoder } from '../media/codecs/codec.js';
import { LEG_CODECS, type LegCodecName } from '../media/codecs/index.js';
import type { LegAudio } from '../media/leg.js';
import { frameSamples } from '../media/rates.js';
import { Resampler } from '../media/resample.js';
import { silentFrame } from '../media/track-frame.js';
import type { Track } from '../media/track.js';
import type { TrackName } from '../media/utterance.js';
import { comfortNoise, noiseFrame } from './comfort-noise.js';
import { mediaFrame, mediaFrameEnd } from './frames.js';
import type { WireFormat } from './params.js';

export interface TrackSenderOptions {
  readonly leg: LegAudio;
  readonly track: TrackName;
  readonly streamId: string;
  readonly format: WireFormat;
  readonly comfortNoise: boolean;
}

/**
 * Turns one track, frame by frame, into the media frames of a stream. With a thousand streams the memory that a frame
 * touches costs more than what is computed, so what it needs is kept in this one object.
 */
export class TrackSender {
  readonly #track: Track;
  readonly #legCodec: LegCodecName;
  readonly #name: TrackName;
  readonly #end: string;
  readonly #rate: number;
  /** The codec itself, or, for one with a memory, an encoder of this stream's own. */
  readonly #encoder: Encoder;
  /** Of which what is encoded once serves all streams; undefined for one with a memory. */
  readonly #codec: Codec | undefined;
  readonly #samplesPerFrame: number;
  readonly #resampler: Resampler | undefined;
  readonly #comfortNoise: boolean;
  readonly #silence: string;
  /** The run of frames under way: its end, the track's version that it holds for, its audio (none for silence). */
  #runEnd = -Infinity;
  #runVersion = -1;
  #runAudio: EncodedClip | undefined;
  #runShift = 0;
  /** The leg's frame that is in progress now: it is complete when the stream's first frame is due. */
  readonly #firstLegFrame: number;

  constructor({ leg, track, streamId, format, comfortNoise }: TrackSenderOptions) {
    this.#track = leg.track(track);
    this.#legCodec = leg.codec;
    this.#name = track;
    this.#end = mediaFrameEnd(streamId);
    const { codec, rate } = format;
    this.#rate = rate;
    this.#codec = isStateful(codec) ? undefined : codec;
    this.#encoder = isStateful(codec) ? codec.encoder(rate) : codec;
    this.#samplesPerFrame = frameSamples(rate);
    this.#resampler = rate === this.#track.rate ? undefined : new Resampler(this.#track.rate, rate);
    this.#comfortNoise = comfortNoise;
    this.#silence = this.#codec ? silentFrame(this.#codec, rate).base64 : '';
    this.#firstLegFrame = leg.timeline.framesPlayed();
  }

  /** The stream's `chunk`-th frame, from 1. Its timestamp counts the samples from 0 on (neither start is documented). Call it for one after the other: the resampler has a memory. */
  frame(chunk: number, sequence: number): string {
    const payload = this.#payload(this.#firstLegFrame + chunk - 1);
    return mediaFrame(this.#name, this.#end, sequence, chunk, (chunk - 1) * this.#samplesPerFrame, payload);
  }

  #payload(index: number): string {
    const inRun = index < this.#runEnd && this.#runVersion === this.#track.version;
    if (!inRun && !this.#beginRun(index)) return this.#made(index);
    return this.#runAudio ? this.#runAudio.frameBase64(index - this.#runShift) : this.#silence;
  }

  /** Finds out what comes from frame `index` on. False where each frame has to be made. */
  #beginRun(index: number): boolean {
    const isPlain = this.#resampler === undefined && !this.#comfortNoise;
    const run = this.#codec && isPlain ? this.#track.run(index) : undefined;
    this.#runEnd = run ? run.endFrame : -Infinity;
    if (!run) return false;
    this.#runVersion = this.#track.version;
    this.#runAudio = this.#codec && run.clip?.encoded(this.#codec, LEG_CODECS[this.#legCodec]);
    this.#runShift = run.shift;
    return true;
  }

  #made(index: number): string {
    const frame = this.#track.frame(index);
    const resampler = this.#resampler;
    // Most frames of most calls are silent: they cost a look-up, unless the end of a sound is still in the resampler.
    const isQuiet = frame.silent && (resampler === undefined || resampler.idle);
    const codec = this.#codec;
    if (!codec) {
      if (isQuiet && this.#comfortNoise) return base64(this.#encoder.encode(noiseFrame(this.#rate, index)));
    } else if (isQuiet) return this.#comfortNoise ? comfortNoise({ codec, rate: this.#rate }, index) : this.#silence;
    else if (!resampler) return frame.base64(codec);
    return base64(this.#encoder.encode(resampler?.push(frame.pcm()) ?? frame.pcm()));
  }
}
