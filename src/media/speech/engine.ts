import type { FliteVoice } from './voices.js';

/** 16-bit mono samples, and their rate as the engine gave it. */
export interface RawSpeech {
  readonly pcm: Int16Array;
  readonly rate: number;
}

/** An asker wants words. */
export interface Asker {
  /** The call that will hear them. Calls are served in turn. */
  readonly call: string;
  /** Aborted when nobody will hear them any more. What waits is then dropped. */
  readonly signal: AbortSignal;
}

/** Makes speech from plain ASCII text. The same voice and text give the same samples. */
export interface SpeechEngine {
  /** Rejects with a SpeechError, also when the asker's signal is aborted. */
  synthesize(voice: FliteVoice, text: string, asker: Asker): Promise<RawSpeech>;
  /** Rejects what waits, and everything after. */
  close(): Promise<void>;
}
