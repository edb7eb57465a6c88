import { LIMITS, limitReached } from '../limits.js';
import type { RecordEntry } from '../calls/journal.js';
import { alone, type ByteShare, type NewShare } from '../platform/byte-shares.js';
import type { Timer, WorldClock } from '../platform/clock.js';
import type { Folder } from '../platform/folder.js';
import type { FileUrls, UrlVerdict } from './file-url.js';
import { addressOf, fileNameOf, type RecordingTranscription, type SavedRecording } from './saved.js';
import { bytesOf, samplesOf, soundFile, type Cut, type SoundFormat } from './sound-file.js';

export interface RecordingsDeps {
  readonly folder: Folder;
  readonly urls: FileUrls;
  readonly record: RecordEntry;
  readonly clock: WorldClock;
  /** World time waits for work on files. */
  readonly operation: <T>(work: () => Promise<T>) => Promise<T>;
  /** Told of a file that could not be removed. */
  readonly fault: (error: unknown) => void;
  /** Default `recordings`. */
  readonly max?: number | undefined;
  /** Default `recordings.disk_bytes`. */
  readonly maxBytes?: number | undefined;
  readonly newShare?: NewShare;
}

/** The recordings of a world at an instant. */
export interface KeptRecordings {
  readonly recordings: readonly SavedRecording[];
  readonly transcriptions: readonly RecordingTranscription[];
}

/** The disk is as full as it may be, and nothing more can go. */
export class DiskLimitError extends Error {
  constructor() {
    super(`recordings take ${LIMITS['recordings.disk_bytes']} bytes, which is the limit (recordings.disk_bytes)`);
  }
}

/** The recordings of a world, their files and their transcriptions, oldest first. */
export class Recordings {
  readonly #deps: RecordingsDeps;
  readonly #max: number;
  readonly #disk: ByteShare;
  readonly #saved = new Map<string, SavedRecording>();
  /** By their own ids; one of a recording at most, with which it goes. */
  readonly #transcriptions = new Map<string, RecordingTranscription>();
  /** Recordings that are being saved. */
  readonly #pending = new Set<Promise<unknown>>();
  /** The file being written. One at a time is: with what was put aside of it, a recording takes its room twice meanwhile. */
  #writing: Promise<unknown> = Promise.resolve();
  /** Those that wait until it is time to tell of one. */
  readonly #waiting = new Map<Timer, () => void>();
  #isHurried = false;
  #closed: Promise<void> | undefined;

  constructor(deps: RecordingsDeps) {
    this.#deps = deps;
    this.#max = deps.max ?? LIMITS['recordings'];
    this.#disk = (deps.newShare ?? alone)(deps.maxBytes ?? LIMITS['recordings.disk_bytes'], () =>
      this.#dropOldest('recordings.disk_bytes'),
    );
  }

  /** The world is over: nothing more is saved. */
  get isClosed(): boolean {
    return this.#closed !== undefined;
  }

  get(id: string): SavedRecording | undefined {
    return this.#saved.get(id);
  }

  list(): SavedRecording[] {
    return [...this.#saved.values()];
  }

  transcription(id: string): RecordingTranscription | undefined {
    return this.#transcriptions.get(id);
  }

  transcriptions(): RecordingTranscription[] {
    return [...this.#transcriptions.values()];
  }

  /** A URL of its file, good for ten minutes from now on. `base` has no slash at its end. */
  urlOf(recording: Pick<SavedRecording, 'id' | 'format'>, base: string): string {
    return this.#deps.urls.urlOf(`recordings/${fileNameOf(recording)}`, base, this.#deps.clock.wallMicros());
  }

  /** The verdict on a URL of a file, `recordings/….wav`. */
  judge(file: string, expires: unknown, signature: unknown): UrlVerdict {
    return this.#deps.urls.judge(file, expires, signature, this.#deps.clock.wallMicros());
  }

  /** The path of a recording's file. */
  pathOf(recording: SavedRecording): string {
    return this.#deps.folder.path(fileNameOf(recording));
  }

  /** Puts sound aside that a recording has got so far. Rejects with a DiskLimitError or the system's error: it gets no further. */
  putAside(id: string, pcm: Int16Array): Promise<void> {
    const { folder } = this.#deps;
    return this.#during(async () => {
      this.#takeRoom(pcm.byteLength);
      try {
        await folder.append(asideOf(id), bytesOf(pcm));
      } catch (error) {
        this.#disk.add(-pcm.byteLength);
        // A part of it may have been written.
        await folder.remove(asideOf(id)).catch(() => undefined);
        throw error;
      }
    });
  }

  /**
   * Writes the file of a recording, of what was put aside (`asideBytes`) and the rest, and answers its size. What was put aside goes. Rejects
   * as `putAside` does; then nothing is left of it.
   */
  write(id: string, sound: { asideBytes: number; rest: Int16Array }, cut: Cut, format: SoundFormat): Promise<number> {
    const { folder } = this.#deps;
    const aside = sound.asideBytes > 0 ? asideOf(id) : undefined;
    const name = fileNameOf({ id, format: format.format });
    const work = async (): Promise<number> => {
      let bytes = 0;
      const takeRoom = (more: number): void => {
        this.#takeRoom(more);
        bytes += more;
      };
      try {
        const samples = samplesOf(folder, aside, [sound.rest]);
        await folder.write(name, counted(soundFile(samples, cut, format), takeRoom));
        return bytes;
      } catch (error) {
        this.#disk.add(-bytes);
        await folder.remove(name).catch(() => undefined);
        throw error;
      } finally {
        await this.dropAside(id, sound.asideBytes);
      }
    };
    return this.#during(() => this.#inTurn(work));
  }

  /** The sound that was put aside of a recording goes. */
  async dropAside(id: string, bytes: number): Promise<void> {
    if (bytes === 0) return;
    this.#disk.add(-bytes);
    await this.#deps.folder.remove(asideOf(id)).catch((error: unknown) => this.#failed(error));
  }

  /** Gives back the room of a file that was written and is not to be kept. */
  discard(id: string, format: SavedRecording['format'], bytes: number): void {
    this.#disk.add(-bytes);
    this.#deps.folder.remove(fileNameOf({ id, format })).catch((error: unknown) => this.#failed(error));
  }

  /** A recording whose file has been written is known from now on. */
  add(recording: SavedRecording): void {
    const { id, format, channels, durationMs, bytes } = recording;
    if (this.#saved.size >= this.#max) this.#dropOldest('recordings');
    this.#saved.set(id, recording);
    const fields = { id, format, channels, duration_ms: durationMs, bytes };
    this.#deps.record('recording.saved', fields, addressOf(recording));
  }

  /** Its transcription is there. Nothing happens where the recording has gone. */
  addTranscription(transcription: RecordingTranscription): boolean {
    if (!this.#saved.has(transcription.recordingId)) return false;
    this.#transcriptions.set(transcription.id, transcription);
    return true;
  }

  /** Removes a recording, its file and its transcription. Undefined for an unknown id. */
  remove(id: string): SavedRecording | undefined {
    const recording = this.#saved.get(id);
    if (!recording) return undefined;
    this.#saved.delete(id);
    for (const [key, { recordingId }] of this.#transcriptions) if (recordingId === id) this.#transcriptions.delete(key);
    this.discard(id, recording.format, recording.bytes);
    return recording;
  }

  /** So many are being saved or transcribed. */
  get underWay(): number {
    return this.#pending.size;
  }

  /** Resolves when the files that were to go have gone. */
  settled(): Promise<void> {
    return this.#deps.folder.settled();
  }

  /** Those that are known now. */
  kept(): KeptRecordings {
    return { recordings: this.list(), transcriptions: this.transcriptions() };
  }

  /** Another folder has their files too. Throws the system's error. */
  copyTo(files: Folder): void {
    for (const recording of this.#saved.values()) files.adopt(fileNameOf(recording), this.pathOf(recording));
  }

  /** Knows those of an earlier world, whose files `files` has; there are no others yet. One whose file finds no room is left out, which is told. */
  restore({ recordings, transcriptions }: KeptRecordings, files: Folder): void {
    for (const recording of recordings) {
      const name = fileNameOf(recording);
      try {
        this.#takeRoom(recording.bytes);
        this.#deps.folder.adopt(name, files.path(name));
        this.#saved.set(recording.id, recording);
      } catch (error) {
        if (error instanceof DiskLimitError) continue;
        this.#disk.add(-recording.bytes);
        this.#failed(error);
      }
    }
    for (const transcription of transcriptions) this.addTranscription(transcription);
  }

  removeTranscription(id: string): RecordingTranscription | undefined {
    const transcription = this.#transcriptions.get(id);
    this.#transcriptions.delete(id);
    return transcription;
  }

  /** Counts a recording that is being saved until its promise settles. What it rejects with is a fault. */
  awaits(saving: Promise<unknown>): void {
    const pending = saving.catch((error: unknown) => this.#failed(error)).finally(() => this.#pending.delete(pending));
    this.#pending.add(pending);
  }

  /** Resolves when so much world time has passed, or when there is no time left. */
  after(ms: number): Promise<void> {
    if (this.#isHurried) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = this.#deps.clock.schedule(
        ms,
        () => {
          this.#waiting.delete(timer);
          resolve();
        },
        { what: 'recording saved' },
      );
      this.#waiting.set(timer, resolve);
    });
  }

  /** The simulator stops: resolves when all that is being saved has been, and waits for no world time. */
  async hurry(): Promise<void> {
    this.#isHurried = true;
    for (const [timer, resolve] of this.#waiting) {
      timer.cancel();
      resolve();
    }
    this.#waiting.clear();
    while (this.#pending.size > 0) await Promise.all(this.#pending);
  }

  /** The world is over: files go, unless they are in a folder of the user's. */
  close(): Promise<void> {
    for (const timer of this.#waiting.keys()) timer.cancel();
    this.#waiting.clear();
    return (this.#closed ??= this.#deps.folder.close().catch((error: unknown) => this.#deps.fault(error)));
  }

  #takeRoom(bytes: number): void {
    if (!this.#disk.fits(bytes)) {
      this.#deps.record('limit.reached', limitReached('recordings.disk_bytes'));
      throw new DiskLimitError();
    }
    this.#disk.add(bytes);
  }

  /** The recording that was saved first goes. False where there is none. */
  #dropOldest(what: 'recordings' | 'recordings.disk_bytes'): boolean {
    const [id] = this.#saved.keys();
    const gone = id === undefined ? undefined : this.remove(id);
    if (!gone) return false;
    this.#deps.record('limit.reached', limitReached(what, { id: gone.id }), addressOf(gone));
    return true;
  }

  #during<T>(work: () => Promise<T>): Promise<T> {
    return this.#deps.operation(work);
  }

  /** The turn of the next one comes when the work is done, not when the world learns of it: that may be when all are done. */
  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#writing.then(work);
    this.#writing = done.catch(() => undefined);
    return done;
  }

  #failed(error: unknown): void {
    if (!this.isClosed) this.#deps.fault(error);
  }
}

/** The file in which the samples of a long recording wait for its end. */
const asideOf = (id: string): string => `${id}.pcm`;

async function* counted(pieces: AsyncIterable<Uint8Array>, take: (bytes: number) => void): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    take(piece.length);
    yield piece;
  }
}
