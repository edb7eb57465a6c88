import { Recorder, type Frames, type Recorded } from '../media/recorder.js';
import { Clip } from '../media/clip.js';
import type { LegAudio } from '../media/leg.js';
import { tone } from '../media/tones.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import type { Recordings } from './recordings.js';
import type { SavedRecording } from './saved.js';
import { Silence } from './silence.js';
import { Transcript } from './transcript.js';

/** A webhook tells of a saved recording so long after its end (documented sample; 0.8 s were observed). */
export const SAVED_AFTER_MS = 720;

/** The sound that a recording holds in memory goes to the disk so often. */
const ASIDE_EVERY_MS = 30_000;

/** Telnyx documents no beep: half a second of 1 kHz, as of an answering machine. */
const BEEP = { hz: 1000, ms: 500, dbfs: -12 } as const;

export interface RecordingWish extends Recorded {
  readonly id: string;
  readonly format: 'wav' | 'mp3';
  readonly beep: boolean;
  readonly trim: boolean;
  readonly transcribed: boolean;
  /** 0 is never. */
  readonly silenceMs: number;
}

export interface RecordingSessionDeps {
  readonly clock: WorldClock;
  readonly leg: LegAudio;
  /** Of each channel. Default: that of the tracks of the leg. */
  readonly sound?: readonly Frames[] | undefined;
  /** The beep is laid on this track. */
  readonly beepOn: 'inbound' | 'outbound';
  readonly recordings: Recordings;
  /** Time that jumps does not jump to the end of a silence. */
  readonly silenceIsGuard: boolean;
  readonly wish: RecordingWish;
  /** The silence has lasted. */
  readonly silent: () => void;
  /** The disk, or a limit of it, is in the way: nothing is saved. */
  readonly failed: (error: unknown) => void;
  readonly transcriptFull: () => void;
}

/** The file of a recording that has been written. */
export interface WrittenRecording extends Pick<SavedRecording, 'durationMs' | 'bytes'> {
  /** Its words, where they were asked for. */
  readonly text: string | undefined;
}

/** One recording at work: from what is heard on a leg to a file. */
export class RecordingSession {
  readonly #deps: RecordingSessionDeps;
  readonly #recorder: Recorder;
  readonly #transcript: Transcript | undefined;
  readonly #silence: Silence | undefined;
  /** The putting aside of sound so far, which the next waits for. */
  #aside: Promise<void> = Promise.resolve();
  #asideBytes = 0;
  #timer: Timer | undefined;
  #isOver = false;

  constructor(deps: RecordingSessionDeps) {
    this.#deps = deps;
    const { clock, leg, sound, wish, silenceIsGuard: isGuard, silent } = deps;
    this.#recorder = new Recorder(leg, wish, sound);
    if (wish.beep) {
      const beep = Clip.framed(tone(BEEP.hz, BEEP.ms, leg.timeline.rate, BEEP.dbfs), leg.timeline.rate);
      leg.track(deps.beepOn).place(beep, leg.timeline.nextFrameSample());
    }
    if (wish.transcribed) this.#transcript = new Transcript(leg, wish, deps.transcriptFull);
    if (wish.silenceMs > 0)
      this.#silence = new Silence({ clock, leg, recorded: wish, timeoutMs: wish.silenceMs, isGuard, silent });
    this.#putAsideLater();
  }

  /** Sound from now on is left out. */
  pause(): void {
    this.#putAside();
    this.#timer?.cancel();
    this.#recorder.pause();
    this.#transcript?.pause();
    this.#silence?.pause();
  }

  goOn(): void {
    this.#recorder.goOn();
    this.#transcript?.goOn();
    this.#silence?.goOn();
    this.#putAsideLater();
  }

  /** The end: what was heard until now becomes a file. Rejects with a DiskLimitError or the system's error. */
  async finish(): Promise<WrittenRecording> {
    const rest = this.#end();
    const text = this.#transcript?.finish();
    const { id, format, trim } = this.#deps.wish;
    const { samples, channels, sound } = this.#recorder;
    const cut = trim ? sound : { from: 0, to: samples };
    const { rate } = this.#deps.leg.timeline;
    const { recordings } = this.#deps;
    await this.#aside.catch(async (error: unknown) => {
      await recordings.dropAside(id, this.#asideBytes);
      throw error;
    });
    const asideBytes = this.#asideBytes;
    const bytes = await recordings.write(id, { asideBytes, rest }, cut, { format, channels, rate });
    return { bytes, durationMs: ((cut.to - cut.from) * 1000) / rate, text };
  }

  /** The end: nothing is kept. */
  async discard(): Promise<void> {
    this.#end();
    this.#transcript?.finish();
    await this.#aside.catch(() => undefined);
    await this.#deps.recordings.dropAside(this.#deps.wish.id, this.#asideBytes);
  }

  #end(): Int16Array {
    this.#isOver = true;
    this.#timer?.cancel();
    this.#silence?.close();
    return this.#recorder.take();
  }

  #putAsideLater(): void {
    const due = { what: 'recording to disk', kind: 'guard' } as const;
    this.#timer = this.#deps.clock.schedule(
      ASIDE_EVERY_MS,
      () => {
        this.#putAside();
        this.#putAsideLater();
      },
      due,
    );
  }

  #putAside(): void {
    const pcm = this.#recorder.take();
    if (pcm.length === 0) return;
    const before = this.#aside;
    this.#aside = before.then(async () => {
      await this.#deps.recordings.putAside(this.#deps.wish.id, pcm);
      this.#asideBytes += pcm.byteLength;
    });
    this.#aside.catch((error: unknown) => {
      if (!this.#isOver) this.#deps.failed(error);
    });
  }
}
