import { LIMITS } from '../../limits.js';
import type { HostClock } from '../../platform/clock.js';
import { Clip } from '../clip.js';
import { resampleGently } from '../resample.js';
import { ByteCache } from '../byte-cache.js';
import type { Asker, SpeechEngine } from './engine.js';
import { chunks, speakable } from './speakable.js';
import { SpeechError } from './speech-error.js';
import { parseSsml } from './ssml.js';
import { splitSentences, type SpeechPart } from './text.js';
import { resolveVoice, type FliteVoice } from './voices.js';
import { FliteWorker } from './worker.js';

/** The rate of every call leg so far, and so of all speech. */
export const SPEECH_RATE = 8000;

/** flite needs memory and time in proportion to the text: 200 digits take a second and 60 MB. */
const MAX_CHUNK_CHARS = 250;

/**
 * Played, a clip also holds its bytes in a codec, those in base64, and the samples behind that codec: 1 + 4/3 + 2 bytes more
 * for the 2 of each sample.
 */
const BYTES_PER_SAMPLE = 6.4;

export interface SpeechRequest {
  readonly text: string;
  /** As Telnyx or a party names it; see `resolveVoice`. */
  readonly voice: string;
  /** The text is SSML. */
  readonly ssml?: boolean;
}

/** A part that knows who says it. */
export type VoicedPart = SpeechPart & { readonly voice: FliteVoice };

/** Text to audio at 8 kHz. The same text and voice give the same samples, on every machine. */
export interface Speech {
  /** Sentences and pauses in order: get the clip of one after the other, and the first is heard while the rest is made. */
  parts(request: SpeechRequest): readonly VoicedPart[];
  /**
   * The audio of one part, in whole 20 ms frames. Shared: who asks for the same part gets the same clip. Rejects with a
   * SpeechError; it is not made, if it can be helped, once nobody who asked for it waits any more.
   */
  clip(part: VoicedPart, asker: Asker): Promise<Clip>;
  /** Makes, one part after the other, what will be asked for: it is there sooner then. Nobody waits for it, and what fails is asked for again. */
  ahead(request: SpeechRequest, asker: Asker): void;
  /** The samples of one text, neither split into sentences nor cached. Empty text gives none. Rejects with a SpeechError. */
  synthesize(text: string, voice: FliteVoice, asker: Asker): Promise<Int16Array>;
  /** Ends the worker. What waits is rejected, and so is what comes after, unless it is cached. */
  close(): Promise<void>;
}

export class FliteSpeech implements Speech {
  readonly #engine: SpeechEngine;
  readonly #clips: ByteCache<Clip>;

  /** `crowded` is told when a clip makes way for another. */
  constructor(deps: { host: HostClock; crowded?: () => void; engine?: SpeechEngine; cacheBytes?: number }) {
    this.#engine = deps.engine ?? new FliteWorker(deps.host);
    this.#clips = new ByteCache(
      deps.cacheBytes ?? LIMITS['speech.cache_bytes'],
      (clip) => clip.lengthSamples * BYTES_PER_SAMPLE,
      deps.crowded ?? (() => undefined),
    );
  }

  parts(request: SpeechRequest): readonly VoicedPart[] {
    return voicedParts(request);
  }

  clip(part: VoicedPart, { call, signal }: Asker): Promise<Clip> {
    if (part.kind === 'silence') return Promise.resolve(silence(part.ms));
    const make = async (wanted: AbortSignal): Promise<Clip> =>
      Clip.framed(await this.synthesize(part.text, part.voice, { call, signal: wanted }), SPEECH_RATE);
    return this.#clips.fetch(`${part.voice} ${part.text}`, make, signal);
  }

  ahead(request: SpeechRequest, asker: Asker): void {
    const make = async (): Promise<void> => {
      for (const part of voicedParts(request)) await this.clip(part, asker);
    };
    // Whoever wants to hear it is told.
    make().catch(() => undefined);
  }

  async synthesize(text: string, voice: FliteVoice, asker: Asker): Promise<Int16Array> {
    if (text.length > LIMITS['speech.part_chars']) {
      throw new SpeechError(
        `speech.text: expected at most ${LIMITS['speech.part_chars']} characters, came ${text.length}`,
      );
    }
    const pieces: Int16Array[] = [];
    for (const chunk of chunks(speakable(text), MAX_CHUNK_CHARS)) {
      const { pcm, rate } = await this.#engine.synthesize(voice, chunk, asker);
      pieces.push(await resampleGently(pcm, rate, SPEECH_RATE));
    }
    return pieces.length === 1 && pieces[0] ? pieces[0] : join(pieces);
  }

  async close(): Promise<void> {
    await this.#engine.close();
  }
}

/** The parts of a request, sentence by sentence. Nothing is made yet. */
export function voicedParts(request: SpeechRequest): readonly VoicedPart[] {
  const { voice } = resolveVoice(request.voice);
  const parts: readonly SpeechPart[] = request.ssml ? parseSsml(request.text) : [{ kind: 'text', text: request.text }];
  return parts.flatMap((part): VoicedPart[] => {
    if (part.kind === 'silence') return [{ ...part, voice }];
    return splitSentences(part.text).map((text) => ({ kind: 'text', text, voice }));
  });
}

/** A pause of `ms` milliseconds, rounded up to whole frames. */
export function silence(ms: number): Clip {
  return Clip.framed(new Int16Array(Math.round((ms * SPEECH_RATE) / 1000)), SPEECH_RATE);
}

function join(pieces: readonly Int16Array[]): Int16Array {
  const whole = new Int16Array(pieces.reduce((length, piece) => length + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
