import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { expect } from 'vitest';
import type { RecordingActivity } from '../../src/activities/recording/kind.js';
import type { Call } from '../../src/calls/call.js';
import { saturate } from '../../src/media/rates.js';
import type { Recordings } from '../../src/recordings/recordings.js';
import type { SavedRecording } from '../../src/recordings/saved.js';
import type { ExchangeWorld } from './exchange.js';
import { channelsOf } from './recorded.js';

const FRAME_MICROS = 20_000;
const FRAME_MS = FRAME_MICROS / 1000;
const SAMPLES = 160;
/** No sample of silence is further from zero: -50 dBFS. */
const SILENCE_PEAK = 104;
/** Bytes of an MP3 for each millisecond and channel, and how much longer than its sound it may be, in ms: LAME's delay and a last frame. */
const MP3 = { bytesPerMs: 4, longerMs: 250 };

/** A recording that was seen on a call, and when sound went into it, in microseconds since the epoch. */
interface Seen {
  readonly call: Call;
  readonly activity: RecordingActivity;
  readonly spans: { readonly from: number; to?: number }[];
  hasBegun: boolean;
}

/** The recordings of all calls of a world, and what has to hold of them. */
export class RecordingRules {
  readonly #world: ExchangeWorld;
  readonly #recordings: Recordings;
  readonly #start: number;
  readonly #seen = new Map<string, Seen>();
  readonly #compared = new Set<string>();
  readonly #deleted = new Set<string>();

  constructor(world: ExchangeWorld) {
    this.#world = world;
    this.#recordings = world.exchange.recordings;
    this.#start = world.clock.wallMicros() - world.clock.now() * 1000;
  }

  /** The ids of all that were seen. */
  get all(): string[] {
    return [...this.#seen.keys()];
  }

  /** Of these, those whose files are being written. */
  get unsaved(): string[] {
    const all = [...this.#seen.values()].map(({ activity }) => activity);
    return all.filter(({ state, outcome }) => state === 'ended' && outcome === 'pending').map(({ id }) => id);
  }

  /** The ids of the recordings of a call, in the order in which they were asked for. */
  ids(call: Call): string[] {
    return [...call.activities.values()].filter(({ kind }) => kind === 'recording').map(({ id }) => id);
  }

  /** Somebody deletes a recording that has been saved. */
  delete(id: string): void {
    this.#deleted.add(id);
    this.#recordings.remove(id);
  }

  /** Notes what runs and what is paused: to be asked after each thing that happens. */
  look(): void {
    const now = this.#world.clock.wallMicros();
    for (const call of this.#world.exchange.calls()) {
      for (const activity of call.activities.values()) {
        if (activity.kind !== 'recording') continue;
        const seen = this.#seen.get(activity.id) ?? { call, activity, spans: [], hasBegun: false };
        this.#seen.set(activity.id, seen);
        note(seen, now);
      }
    }
  }

  /** The file of each recording that has been saved since the last time is what was heard. */
  check(): void {
    for (const saved of this.#recordings.list()) {
      // A property of its own is about those of conferences.
      if (this.#compared.has(saved.id) || saved.conference) continue;
      this.#compared.add(saved.id);
      this.#compare(saved);
    }
  }

  #compare(saved: SavedRecording): void {
    const seen = this.#seen.get(saved.id);
    if (!seen) throw new Error(`nobody has seen the recording ${saved.id} run`);
    const { options, outcome, state } = seen.activity;
    expect([outcome, state]).toEqual(['saved', 'ended']);
    const channels = this.#soundOf(seen);
    const samples = channels[0]?.length ?? NaN;
    const file = readFileSync(this.#recordings.pathOf(saved));
    expect([saved.durationMs, saved.bytes]).toEqual([(samples / SAMPLES) * FRAME_MS, file.length]);
    // The length is that of the time in which it ran without pauses.
    if (!options.trim) expect(samples).toBe(this.#frames(seen) * SAMPLES);
    if (options.format === 'mp3') {
      const longer = file.length / (MP3.bytesPerMs * channels.length) - saved.durationMs;
      expect(longer).toBeGreaterThanOrEqual(0);
      expect(longer).toBeLessThan(MP3.longerMs);
    } else {
      // Bytes are compared quickly.
      const same = channelsOf(file).map((pcm, i) => bytesOf(pcm).equals(bytesOf(channels[i] ?? new Int16Array())));
      expect(same).toEqual(channels.map(() => true));
    }
  }

  /** The samples that belong into the file, of each channel. */
  #soundOf({ call, activity: { options }, spans }: Seen): Int16Array[] {
    const answered = this.#frame(call.answeredAt ?? NaN);
    const tracks = (
      [
        ['inbound', 'spoken'],
        ['outbound', 'heard'],
      ] as const
    ).flatMap(([track, view]) => {
      if (options.track !== 'both' && options.track !== track) return [];
      const whole = this.#world.audio(call, view);
      const parts = spans.map(({ from, to = NaN }) =>
        whole.subarray((this.#frame(from) - answered) * SAMPLES, (this.#frame(to) - answered) * SAMPLES),
      );
      return [Int16Array.from(parts.flatMap((part) => [...part]))];
    });
    const cut = options.trim ? soundIn(tracks) : undefined;
    const [one = new Int16Array(), other] = tracks.map((pcm) => (cut ? pcm.slice(cut.from, cut.to) : pcm));
    if (!other) return [one];
    return options.channels === 'dual' ? [one, other] : [one.map((sample, i) => saturate(sample + (other[i] ?? 0)))];
  }

  #frames({ spans }: Seen): number {
    return spans.reduce((sum, { from, to = NaN }) => sum + this.#frame(to) - this.#frame(from), 0);
  }

  /** The frame of the world's grid that this instant is in. */
  #frame(micros: number): number {
    return Math.floor((micros - this.#start) / FRAME_MICROS);
  }

  /** What holds when all calls have ended: each that began has come to its file, or has failed; no other file is left, and no byte is counted. */
  checkStory(): void {
    this.check();
    const hooks = this.#world.webhooks().filter(({ type }) => type.startsWith('call.recording.'));
    for (const { activity } of this.#seen.values()) {
      const { id, begunAt, outcome, options } = activity;
      const told = hooks.filter(({ payload }) => payload['recording_id'] === id).map(({ type }) => type.slice(15));
      const text = options.transcribed && outcome === 'saved' ? ['transcription.saved'] : [];
      // One that was deleted has no transcription any more.
      if (this.#deleted.has(id)) expect(['saved', 'saved transcription.saved']).toContain(told.join(' '));
      else if (begunAt === null) expect(told).toEqual([]);
      else expect(told).toEqual(outcome === 'saved' ? ['saved', ...text] : ['error']);
    }
    expect(hooks.filter(({ payload }) => !this.#seen.has(String(payload['recording_id'])))).toEqual([]);
    const saved = this.#recordings.list();
    const files = saved.map(({ id, format }) => `${id}.${format}`);
    if (this.#seen.size > 0) expect(readdirSync(this.folder()).sort()).toEqual(files.sort());
    const bytes = saved.reduce((sum, each) => sum + each.bytes, 0);
    expect(this.#world.outside.bytes['recordings.disk_bytes'].used).toBe(bytes);
  }

  /** The folder of their files. Asking for it makes it, where nothing has been written yet. */
  folder(): string {
    return dirname(this.#recordings.pathOf({ id: 'any', format: 'wav' } as SavedRecording));
  }

  /** After a reset nothing is left of the world's recordings. */
  async checkGone(folder: string): Promise<void> {
    await this.#recordings.close();
    expect(existsSync(folder)).toBe(false);
  }
}

/** One that is paused while it waits for its beginning begins with a pause. */
function note(seen: Seen, now: number): void {
  const { activity, spans, hasBegun } = seen;
  const { begunAt, endedAt, isPaused } = activity;
  if (begunAt === null) return;
  seen.hasBegun = true;
  const since = hasBegun ? now : begunAt;
  const isOpen = spans.length > 0 && spans.at(-1)?.to === undefined;
  const goesOn = !isPaused && (endedAt === null || !hasBegun);
  if (!isOpen && goesOn) spans.push({ from: since });
  const last = spans.at(-1);
  if (last && last.to === undefined && (endedAt !== null || isPaused)) last.to = endedAt ?? now;
}

const bytesOf = (pcm: Int16Array): Buffer => Buffer.from(pcm.buffer, pcm.byteOffset, pcm.byteLength);

/** From the first frame in which one of the tracks is no silence to the last one. */
function soundIn(tracks: readonly Int16Array[]): { from: number; to: number } {
  const loud = tracks.map((pcm) => [...pcm.keys()].filter((i) => Math.abs(pcm[i] ?? 0) > SILENCE_PEAK)).flat();
  if (loud.length === 0) return { from: 0, to: 0 };
  const frames = loud.map((i) => Math.floor(i / SAMPLES));
  const [first, last] = frames.reduce<[number, number]>(
    ([low, high], frame) => [Math.min(low, frame), Math.max(high, frame)],
    [Infinity, -1],
  );
  return { from: first * SAMPLES, to: (last + 1) * SAMPLES };
}
