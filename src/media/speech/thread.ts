import { Worker } from 'node:worker_threads';
import type { RawSpeech } from './engine.js';
import { SpeechError } from './speech-error.js';
import type { FliteVoice } from './voices.js';

export interface SpeechJob {
  readonly voice: FliteVoice;
  readonly text: string;
}

type SpeechAnswer = RawSpeech | { readonly error: string };

interface Running {
  readonly resolve: (speech: RawSpeech) => void;
  readonly reject: (error: SpeechError) => void;
}

/** flite on a thread of its own: one text at a time. Idle, it does not keep the process alive. */
export class SpeechThread {
  readonly #worker: Worker;
  #running: Running | undefined;
  #over = false;
  #hasAnswered = false;

  /** `entry` is the file that the thread runs. */
  constructor(entry: URL) {
    // Nothing of the parent's flags: a loader or an inspector that the user runs us with is not for this thread.
    this.#worker = new Worker(entry, { name: 'telnyx-sim-speech', execArgv: [] });
    this.#worker.unref();
    this.#worker.on('message', (answer: SpeechAnswer) => this.#answered(answer));
    this.#worker.on('error', (error) => this.#lost(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#lost(`it ended with code ${code}`));
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** It has ended, by itself or because it was told to. */
  get over(): boolean {
    return this.#over;
  }

  /** A text has come back from it. */
  get hasAnswered(): boolean {
    return this.#hasAnswered;
  }

  /** Says one text. It must not be busy. Rejects with a SpeechError, also when the thread is lost. */
  say({ voice, text }: SpeechJob): Promise<RawSpeech> {
    return new Promise((resolve, reject) => {
      this.#running = { resolve, reject };
      this.#worker.ref();
      const message: SpeechJob = { voice, text };
      this.#worker.postMessage(message);
    });
  }

  /** Ends the thread; what it was saying is rejected. */
  async end(reason = 'speech has been closed'): Promise<void> {
    this.#over = true;
    this.#take()?.reject(new SpeechError(reason));
    await this.#worker.terminate();
  }

  #answered(answer: SpeechAnswer): void {
    this.#hasAnswered = true;
    const running = this.#take();
    if ('error' in answer) running?.reject(new SpeechError(`speech: flite could not say it: ${answer.error}`));
    else running?.resolve(answer);
  }

  #lost(reason: string): void {
    this.#over = true;
    this.#take()?.reject(new SpeechError(`speech: the worker was lost: ${reason}`));
  }

  #take(): Running | undefined {
    const running = this.#running;
    this.#running = undefined;
    if (running) this.#worker.unref();
    return running;
  }
}
