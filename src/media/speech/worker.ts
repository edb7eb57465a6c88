import { LIMITS } from '../../limits.js';
import { Worker } from 'node:worker_threads';
import type { Clock, Timer } from '../../platform/clock.js';
import { SpeechError } from './speech-error.js';
import type { FliteVoice } from './voices.js';

/** A worker that has said nothing for this long is ended: it holds some 80 MB. */
export const WORKER_IDLE_MS = 30_000;

/** What a job is answered with: 16-bit mono samples, and their rate as the WAV header had it. */
export interface RawSpeech {
  readonly pcm: Int16Array;
  readonly rate: number;
}

/** Makes speech from plain ASCII text. */
export interface SpeechEngine {
  /** Rejects with a SpeechError. */
  synthesize(voice: FliteVoice, text: string): Promise<RawSpeech>;
  /** Rejects what waits, and everything after. */
  close(): Promise<void>;
}

interface SpeechJob {
  readonly voice: FliteVoice;
  readonly text: string;
}

type SpeechAnswer = RawSpeech | { readonly error: string };

interface Waiting extends SpeechJob {
  readonly resolve: (speech: RawSpeech) => void;
  readonly reject: (error: SpeechError) => void;
}

const FLITE_WORKER = new URL('./flite-worker.mjs', import.meta.url);

/** flite on one worker thread that is started when it is needed. It works on one text at a time, in the order of asking. */
export class FliteWorker implements SpeechEngine {
  readonly #clock: Clock;
  readonly #entry: URL;
  readonly #waiting: Waiting[] = [];
  #running: Waiting | undefined;
  #worker: Worker | undefined;
  #idle: Timer | undefined;
  #closed = false;

  /** `entry` is for tests: another file that answers the same messages. */
  constructor(clock: Clock, entry: URL = FLITE_WORKER) {
    this.#clock = clock;
    this.#entry = entry;
  }

  /** Whether the thread exists. */
  get started(): boolean {
    return this.#worker !== undefined;
  }

  synthesize(voice: FliteVoice, text: string): Promise<RawSpeech> {
    if (this.#closed) return Promise.reject(new SpeechError('speech has been closed'));
    if (this.#waiting.length >= LIMITS['speech.waiting_texts']) {
      return Promise.reject(
        new SpeechError(`speech: at most ${LIMITS['speech.waiting_texts']} texts may wait, and that many do`),
      );
    }
    return new Promise((resolve, reject) => {
      this.#waiting.push({ voice, text, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#rejectAll('speech has been closed');
    await this.#end();
  }

  #next(): void {
    if (this.#running) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#rest();
      return;
    }
    this.#idle?.cancel();
    this.#running = job;
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    const message: SpeechJob = { voice: job.voice, text: job.text };
    worker.postMessage(message);
  }

  #start(): Worker {
    // Nothing of the parent's flags: a loader or an inspector that the user runs us with is not for this thread.
    const worker = new Worker(this.#entry, { name: 'telnyx-sim-speech', execArgv: [] });
    worker.on('message', (answer: SpeechAnswer) => this.#answered(worker, answer));
    worker.on('error', (error) => this.#lost(worker, error instanceof Error ? error.message : String(error)));
    worker.on('exit', (code) => this.#lost(worker, `it ended with code ${code}`));
    return worker;
  }

  #answered(worker: Worker, answer: SpeechAnswer): void {
    if (worker !== this.#worker) return;
    const job = this.#running;
    this.#running = undefined;
    if ('error' in answer) job?.reject(new SpeechError(`speech: flite could not say it: ${answer.error}`));
    else job?.resolve(answer);
    this.#next();
  }

  /** The next request starts another one. */
  #lost(worker: Worker, reason: string): void {
    if (worker !== this.#worker) return;
    this.#worker = undefined;
    this.#idle?.cancel();
    this.#rejectAll(`speech: the worker was lost: ${reason}`);
  }

  /** Nothing to do: lets the process end meanwhile, and ends the thread if that lasts. */
  #rest(): void {
    this.#worker?.unref();
    this.#idle?.cancel();
    this.#idle = this.#clock.schedule(WORKER_IDLE_MS, () => void this.#end());
  }

  async #end(): Promise<void> {
    this.#idle?.cancel();
    const worker = this.#worker;
    this.#worker = undefined;
    await worker?.terminate();
  }

  #rejectAll(message: string): void {
    const jobs = this.#running ? [this.#running, ...this.#waiting] : [...this.#waiting];
    this.#running = undefined;
    this.#waiting.length = 0;
    for (const job of jobs) job.reject(new SpeechError(message));
  }
}
