import { availableParallelism } from 'node:os';
import { LIMITS, type LimitName } from '../../limits.js';
import type { HostClock, Timer } from '../../platform/clock.js';
import type { Asker, RawSpeech, SpeechEngine } from './engine.js';
import { SpeechError } from './speech-error.js';
import { SpeechThread, type SpeechJob } from './thread.js';
import { Turns } from './turns.js';
import type { FliteVoice } from './voices.js';

/** A thread that has said nothing for this long is ended: it holds some 80 MB. */
export const WORKER_IDLE_MS = 30_000;

/** More threads than this, or than the machine has cores, would take from the media what they give to speech. */
const MAX_THREADS = 2;

/** Another thread is started only when so many texts wait: one call alone never needs it. */
export const TEXTS_PER_THREAD = 4;

/** A thread will be lost, too, when so many in a row were lost before they said anything. */
const MAX_LOSSES = 3;

/** Characters count two bytes each, as V8 may store them. */
const BYTES_PER_CHAR = 2;

interface Waiting extends SpeechJob {
  readonly call: string;
  readonly resolve: (speech: RawSpeech) => void;
  readonly reject: (error: SpeechError) => void;
}

export interface FliteWorkerOptions {
  /** For tests: another file that answers the same messages. */
  readonly entry?: URL;
  /** At most so many threads. Default: 2 where there are two cores. */
  readonly threads?: number;
  readonly limits?: Partial<Record<'texts' | 'textsPerCall' | 'bytes', number>>;
}

const FLITE_WORKER = new URL('./flite-worker.mjs', import.meta.url);

/**
 * flite on worker threads that are started when they are needed. Calls are served in turn, each in the order of its asking,
 * and what nobody waits for any more is dropped.
 */
export class FliteWorker implements SpeechEngine {
  readonly #host: HostClock;
  readonly #entry: URL;
  readonly #maxThreads: number;
  readonly #limits: Record<'texts' | 'textsPerCall' | 'bytes', number>;
  readonly #waiting = new Turns<Waiting>();
  #waitingBytes = 0;
  #threads: SpeechThread[] = [];
  readonly #idle = new Map<SpeechThread, Timer>();
  #losses = 0;
  #closed = false;

  constructor(host: HostClock, options: FliteWorkerOptions = {}) {
    this.#host = host;
    this.#entry = options.entry ?? FLITE_WORKER;
    this.#maxThreads = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
    this.#limits = {
      texts: LIMITS['speech.waiting_texts'],
      textsPerCall: LIMITS['speech.waiting_texts_per_call'],
      bytes: LIMITS['speech.waiting_bytes'],
      ...options.limits,
    };
  }

  /** The number of threads. */
  get threads(): number {
    return this.#threads.filter((thread) => !thread.over).length;
  }

  /** The number of texts that wait for a thread. */
  get waiting(): number {
    return this.#waiting.size;
  }

  synthesize(voice: FliteVoice, text: string, { call, signal }: Asker): Promise<RawSpeech> {
    const refusal = this.#refusal(call, text);
    if (refusal) return Promise.reject(refusal);
    return new Promise((resolve, reject) => {
      if (signal.aborted) {
        reject(unwanted());
        return;
      }
      const settle =
        <T>(done: (result: T) => void) =>
        (result: T): void => {
          signal.removeEventListener('abort', drop);
          done(result);
        };
      const job: Waiting = { voice, text, call, resolve: settle(resolve), reject: settle(reject) };
      const drop = (): void => {
        // A text that has begun is said to its end: a thread cannot be interrupted, only ended.
        if (this.#waiting.remove(call, job)) this.#waitingBytes -= bytesOf(job);
        job.reject(unwanted());
      };
      signal.addEventListener('abort', drop, { once: true });
      this.#waiting.push(call, job);
      this.#waitingBytes += bytesOf(job);
      this.#next();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#rejectWaiting(new SpeechError('speech has been closed'));
    await Promise.all(this.#threads.map((thread) => this.#end(thread)));
  }

  #refusal(call: string, text: string): SpeechError | undefined {
    if (this.#closed) return new SpeechError('speech has been closed');
    const { texts, textsPerCall, bytes } = this.#limits;
    if (this.#waiting.size >= texts) return full('speech.waiting_texts', `${texts} texts`);
    if (this.#waiting.sizeOf(call) >= textsPerCall) {
      return full('speech.waiting_texts_per_call', `${textsPerCall} texts of one call`);
    }
    if (this.#waitingBytes + bytesOf({ text }) > bytes) return full('speech.waiting_bytes', `${bytes} bytes of text`);
    return undefined;
  }

  /** Gives what waits to threads that are free. */
  #next(): void {
    for (;;) {
      const thread = this.#waiting.size > 0 ? this.#freeThread() : undefined;
      const job = thread && this.#waiting.shift();
      if (!job) return;
      this.#waitingBytes -= bytesOf(job);
      void this.#say(thread, job);
    }
  }

  async #say(thread: SpeechThread, job: Waiting): Promise<void> {
    this.#wake(thread);
    try {
      job.resolve(await thread.say(job));
    } catch (error) {
      job.reject(error instanceof SpeechError ? error : new SpeechError(String(error)));
    }
    if (!this.#closed) this.#afterwards(thread);
  }

  #afterwards(thread: SpeechThread): void {
    if (thread.hasAnswered) this.#losses = 0;
    else if (++this.#losses >= MAX_LOSSES) {
      this.#losses = 0;
      this.#rejectWaiting(
        new SpeechError(`speech: ${MAX_LOSSES} workers in a row were lost before they said anything`),
      );
    }
    this.#next();
    if (!thread.busy && !thread.over) this.#rest(thread);
  }

  /** A thread without work; a new one where there is none, or where much waits. */
  #freeThread(): SpeechThread | undefined {
    this.#threads = this.#threads.filter((thread) => !thread.over);
    const free = this.#threads.find((thread) => !thread.busy);
    if (free) return free;
    const enough = this.#threads.length > 0 && this.#waiting.size < TEXTS_PER_THREAD * this.#threads.length;
    return enough || this.#threads.length >= this.#maxThreads ? undefined : this.#start();
  }

  #start(): SpeechThread {
    const thread = new SpeechThread(this.#entry);
    this.#threads.push(thread);
    return thread;
  }

  /** Nothing to do for a thread: it is ended if that lasts. */
  #rest(thread: SpeechThread): void {
    this.#wake(thread);
    this.#idle.set(
      thread,
      this.#host.schedule(WORKER_IDLE_MS, () => void this.#end(thread)),
    );
  }

  #wake(thread: SpeechThread): void {
    this.#idle.get(thread)?.cancel();
    this.#idle.delete(thread);
  }

  async #end(thread: SpeechThread): Promise<void> {
    this.#wake(thread);
    await thread.end();
  }

  #rejectWaiting(error: SpeechError): void {
    for (let job = this.#waiting.shift(); job; job = this.#waiting.shift()) job.reject(error);
    this.#waitingBytes = 0;
  }
}

const bytesOf = ({ text }: { readonly text: string }): number => text.length * BYTES_PER_CHAR;

const unwanted = (): SpeechError => new SpeechError('speech: nobody waits for it any more');

const full = (limit: LimitName, what: string): SpeechError =>
  new SpeechError(`speech: at most ${what} may wait, and that many do`, limit);
