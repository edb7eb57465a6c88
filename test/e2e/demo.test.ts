import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goertzel } from '../support/goertzel.js';
import { rms } from '../support/signals.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RATE = 8000;

interface Ended {
  readonly code: unknown;
  readonly stdout: string;
  readonly stderr: string;
}

/** Folders of two runs: one in real time, one in fast time. */
let out: string;
let fast: string;
let demo: Ended;
let fastDemo: Ended;

beforeAll(async () => {
  const folder = (): string => mkdtempSync(join(tmpdir(), 'telnyx-sim-demo-'));
  out = folder();
  fast = folder();
  // The simulator finds its configuration where it runs: a busy machine wants a longer grace for what the app does next.
  writeFileSync(join(fast, 'telnyx-sim.config.yaml'), 'time: { grace_ms: 200 }\n');
  // In real time first, and alone: the fast one leaves it too little of the machine to be on time.
  demo = await run('--out', out);
  fastDemo = await run('--out', fast, '--time', 'fast', '--turns', '1');
}, 150_000);

afterAll(() => {
  for (const each of [out, fast]) rmSync(each, { recursive: true, force: true });
});

async function run(...args: string[]): Promise<Ended> {
  const child = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), ...args]);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

/** The samples behind the 44 bytes that a WAV file of 16-bit PCM begins with. */
function samples(name: string, folder = out): { channels: number; rate: number; pcm: Int16Array } {
  const bytes = readFileSync(join(folder, name));
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(bytes.toString('latin1', 36, 40)).toBe('data');
  const pcm = new Int16Array(Uint8Array.from(bytes.subarray(44)).buffer);
  return { channels: bytes.readUInt16LE(22), rate: bytes.readUInt32LE(24), pcm };
}

/** The strongest that a tone of `hz` gets within any 100 ms, as a part of a full-scale sine. */
function strongest(pcm: Int16Array, hz: number): number {
  const window = RATE / 10;
  let most = 0;
  for (let at = 0; at + window <= pcm.length; at += window / 4) {
    most = Math.max(most, goertzel(pcm.subarray(at, at + window), hz, RATE));
  }
  return most / 32_768;
}

/** Where each text first stands in the demo's output; -1 for one that does not. */
const positions = (texts: RegExp[]): number[] => texts.map((text) => demo.stdout.search(text));

describe('the demo', () => {
  it('runs from the ring to the hang-up and ends with exit code 0', () => {
    expect(demo).toMatchObject({ code: 0, stderr: '' });
  });

  it('tells the call in order: ring, answer, stream, sentence, transcript, reply, digit, hang-up', () => {
    const places = positions([
      /party +\+15550100001 rings \+15550100002/,
      /app +answer/,
      /call +ringing → active/,
      /app +streaming_start/,
      /stream +connected to ws:/,
      /webhook +streaming\.started → 200/,
      /party +says "I would like a table for four\."/,
      /words +"I would like a table for four\." \(inbound\)/,
      /stream +mark "echo #1" played/,
      /app +speak "/,
      /webhook +call\.speak\.ended → 200/,
      /party +presses 5/,
      /webhook +call\.dtmf\.received → 200/,
      /stream +mark "digit 5 #2" played/,
      /party +hangs up/,
      /stream +\d+ frames to the app/,
      /call +active → ended \(normal_clearing\)/,
      /webhook +call\.hangup → 200/,
      /webhook +streaming\.stopped → 200/,
      /refused a forged one with 401/,
      /The caller heard:/,
    ]);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('tells of every webhook, and of nothing that went wrong', () => {
    const taken = ['call.initiated', 'call.answered', 'call.speak.started', 'call.transcription.stopped'];
    expect(positions(taken.map((name) => new RegExp(`webhook +${name} → 200`)))).not.toContain(-1);
    expect(demo.stdout).not.toMatch(/^ *[\d.]+ +(warn|error)/m);
  });

  it('sends a media frame every 20 ms, silent or not', () => {
    const [, sent = '', dropped = '0'] = /(\d+) frames to the app(?: \((\d+) more)?/.exec(demo.stdout) ?? [];
    const { pcm } = samples('heard.wav');
    expect(dropped).toBe('0');
    // The stream begins shortly after the answer, at which the recording begins; on a busy machine later.
    const ofTheCall = Number(sent) / (pcm.length / 160);
    expect(ofTheCall).toBeGreaterThan(0.5);
    expect(ofTheCall).toBeLessThanOrEqual(1);
  });

  it('lets the caller hear the chime and the melody of the key', () => {
    const { pcm, rate, channels } = samples('heard.wav');
    expect({ rate, channels }).toEqual({ rate: RATE, channels: 1 });
    const fifthKeyHz = 440 * 2 ** (9 / 12);
    for (const hz of [660, 880, fifthKeyHz, fifthKeyHz * 1.5]) expect(strongest(pcm, hz)).toBeGreaterThan(0.2);
    // A frequency that neither the app's notes nor speech have for long.
    expect(strongest(pcm, 2500)).toBeLessThan(0.1);
  });

  it('plays the caller’s own sentence back to them, undamaged', () => {
    const spoken = samples('spoken.wav').pcm;
    const heard = samples('heard.wav').pcm;
    const first = spoken.findIndex((value) => Math.abs(value) > 2000);
    const piece = spoken.subarray(first, first + RATE / 2);
    expect(rms(piece)).toBeGreaterThan(500);
    expect(bestMatch(heard, piece)).toBeGreaterThan(0.999);
  });

  it('keeps what was said and what was heard side by side', () => {
    const { pcm, channels } = samples('stereo.wav');
    expect(channels).toBe(2);
    for (const [side, name] of ['spoken.wav', 'heard.wav'].entries()) {
      const alone = samples(name).pcm;
      expect(pcm.length, name).toBe(2 * alone.length);
      expect(
        alone.findIndex((value, i) => value !== pcm[2 * i + side]),
        name,
      ).toBe(-1);
    }
  });

  it('says where it has put the recordings', () => {
    expect(demo.stdout).toMatch(/Written to .*heard\.wav, spoken\.wav, stereo\.wav/);
    for (const name of ['heard', 'spoken', 'stereo']) expect(existsSync(join(out, `${name}.wav`))).toBe(true);
  });
});

describe('the demo in fast time', () => {
  it('is told as README shows it', () => {
    const readme = readFileSync(join(root, 'README.md'), 'utf8');
    const [, shown = ''] = /```\n( +0\.000 [^`]+)```/.exec(readme) ?? [];
    expect(shown).toContain('rings');
    expect(comparable(fastDemo.stdout)).toContain(comparable(shown));
  });

  // With all its turns the call lasts ten minutes: .ci/run plays it twice, and compares journals and recordings.
  it('plays a call of minutes too, and ends with exit code 0', () => {
    expect(fastDemo).toMatchObject({ code: 0, stderr: '' });
    expect(fastDemo.stdout).toMatch(/a call of 3\.4 minutes: the app answered 3 times/);
    expect(samples('long-heard.wav', fast).pcm.length / RATE).toBeGreaterThan(190);
  });

  it('sounds as in real time: each utterance has the same samples and begins within 40 ms, counted from what made it begin', async () => {
    const moved = utterances(fast);
    const differences = compared(utterances(out), moved);
    // A machine that stalls in the middle makes somebody late, or leaves a hole in what an app streams: that is not the simulator's pace.
    // So each utterance has to be right in one of three runs.
    for (let again = 0; again < 2 && differences.size > 0; again++) {
      expect(await run('--out', out)).toMatchObject({ code: 0, stderr: '' });
      const anew = compared(utterances(out), moved);
      for (const what of differences.keys()) if (!anew.has(what)) differences.delete(what);
    }
    expect(differences).toEqual(new Map());
  }, 150_000);
});

/** Without what differs from run to run: how long a webhook took, and the app's port. */
const comparable = (story: string): string =>
  story.replaceAll(/ in [\d.]+ ms/g, '').replaceAll(/127\.0\.0\.1:\d+/g, 'the app');

/** Tells of each utterance in which two runs differ, how: in samples, or in its beginning by 40 ms or more. */
function compared(real: Utterances, moved: Utterances): Map<string, string[]> {
  expect(Object.keys(real)).toEqual(Object.keys(moved));
  const differences = Object.entries(real).map(([what, { pcm, afterMs }]) => {
    const other = moved[what] ?? { pcm: new Int16Array(), afterMs: NaN };
    // One that is shorter in real time, where a machine that stalls cuts it, is a difference like others.
    expect(other.pcm.length, what).toBeGreaterThan(RATE / 4);
    const at = pcm.findIndex((value, i) => value !== other.pcm[i]);
    const lateMs = Math.abs(afterMs - other.afterMs);
    const how = [
      ...(at < 0 && pcm.length === other.pcm.length ? [] : [`other samples from ${at} on, of ${pcm.length}`]),
      ...(lateMs < 40 ? [] : [`${lateMs} ms apart`]),
    ];
    return [what, how] as const;
  });
  return new Map(differences.filter(([, how]) => how.length > 0));
}

type Utterances = Readonly<Record<string, { readonly pcm: Int16Array; readonly afterMs: number }>>;

type Entry = Readonly<Record<string, string>> & { readonly at: string; readonly type: string };

/** Louder samples are speech or a tone. */
const LOUD = 500;
/** The app's chime, in samples, and its end, which fades out. */
const CHIME = 0.3 * RATE;
const FADE = 0.0125 * RATE;
/** The journal has the mark that the app sends behind its audio: a busy machine reads it when the audio has begun. */
const MARK_LATE_MS = 500;

/**
 * The utterances of the demo's call from the first loud sample to the last, and the milliseconds at which they begin after what made them
 * begin: the party's turn, audio that came from the app, speech that was made. How late these were is the machine's matter.
 */
function utterances(folder: string): Utterances {
  const entries = readFileSync(join(folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n');
  const journal = entries.map((line) => JSON.parse(line) as Entry);
  const atMs = (fields: Readonly<Record<string, string>>): number => {
    const found = journal.find((entry) => Object.entries(fields).every(([key, value]) => entry[key] === value));
    return Date.parse(found?.at ?? '');
  };
  const answeredMs = atMs({ type: 'call.state', to: 'active' });
  const [heard, spoken] = [samples('heard.wav', folder).pcm, samples('spoken.wav', folder).pcm];
  const between = (pcm: Int16Array, fromMs: number, toMs: number, earlyMs = 0) => {
    const [from, to] = [fromMs, toMs].map((ms) => Math.round(((ms - answeredMs) * RATE) / 1000));
    return loudPart(pcm, (from ?? 0) - (earlyMs * RATE) / 1000, to ?? 0, from ?? 0);
  };
  const marks = journal.filter(({ type }) => type === 'stream.mark').map(({ at }) => Date.parse(at));
  const frames = journal.filter(({ type }) => type === 'stream.frame_in').map(({ at }) => Date.parse(at));
  const saidMs = atMs({ type: 'party.act.started', act: 'say' });
  const repliedMs = atMs({ type: 'webhook.created', event_type: 'call.speak.started' });
  const echo = between(heard, frames[0] ?? NaN, (marks[0] ?? NaN) + 100, MARK_LATE_MS);
  const sentenceFrom = echo.from + CHIME;
  return {
    'the sentence': between(spoken, saidMs, atMs({ type: 'party.act.ended', act: 'say' }) + 100),
    'the chime': { ...loudPart(heard, echo.from, sentenceFrom - FADE, echo.from), afterMs: echo.afterMs },
    'the echo': loudPart(heard, sentenceFrom, echo.from + echo.pcm.length, echo.from),
    'the reply': between(heard, repliedMs, atMs({ type: 'webhook.created', event_type: 'call.speak.ended' }) + 100),
    'the melody': between(heard, frames[1] ?? NaN, (marks[1] ?? NaN) + 100, MARK_LATE_MS),
  };
}

/** From the first loud sample of a part to the last; `afterMs` is the way from `origin` to it, 0 where that was read late. */
function loudPart(pcm: Int16Array, from: number, to: number, origin: number) {
  const part = pcm.slice(Math.max(0, from), to);
  const isLoud = (value: number): boolean => Math.abs(value) > LOUD;
  const first = part.findIndex(isLoud);
  const loud = part.slice(first, part.findLastIndex(isLoud) + 1);
  return { from: from + first, pcm: loud, afterMs: Math.max(0, ((from + first - origin) * 1000) / RATE) };
}

/** The highest correlation (1: the same up to level) of `piece` with any place in `pcm`; a place whose beginning is unlike it is passed over. */
function bestMatch(pcm: Int16Array, piece: Int16Array): number {
  const beginning = piece.subarray(0, 80);
  let best = 0;
  for (let at = 0; at + piece.length <= pcm.length; at++) {
    if (correlation(pcm, at, beginning) > 0.9) best = Math.max(best, correlation(pcm, at, piece));
  }
  return best;
}

function correlation(pcm: Int16Array, at: number, piece: Int16Array): number {
  let [cross, own, energy] = [0, 0, 0];
  for (let i = 0; i < piece.length; i++) {
    const [value, wanted] = [pcm[at + i] ?? 0, piece[i] ?? 0];
    cross += value * wanted;
    own += value * value;
    energy += wanted * wanted;
  }
  return own === 0 ? 0 : cross / Math.sqrt(own * energy);
}
