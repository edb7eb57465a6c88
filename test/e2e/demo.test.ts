import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goertzel } from '../support/goertzel.js';
import { rms } from '../support/signals.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
const RATE = 8000;

let out: string;
let demo: { code: unknown; stdout: string; stderr: string };

beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'telnyx-sim-demo-'));
  demo = await run();
}, 150_000);

afterAll(() => {
  rmSync(out, { recursive: true, force: true });
});

async function run(): Promise<typeof demo> {
  const child = spawn(process.execPath, [join(root, 'scripts/demo.mjs'), '--out', out]);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...output };
}

/** The samples behind the 44 bytes that a WAV file of 16-bit PCM begins with. */
function samples(name: string): { channels: number; rate: number; pcm: Int16Array } {
  const bytes = readFileSync(join(out, name));
  expect(bytes.toString('latin1', 0, 4) + bytes.toString('latin1', 8, 16)).toBe('RIFFWAVEfmt ');
  expect(bytes.toString('latin1', 36, 40)).toBe('data');
  const pcm = Int16Array.from({ length: (bytes.length - 44) / 2 }, (_, i) => bytes.readInt16LE(44 + 2 * i));
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
      /caller +rings in/,
      /webhook +call\.initiated → 200/,
      /call +ringing → active/,
      /webhook +call\.answered → 200/,
      /actions\/answer → 200/,
      /webhook +streaming\.started → 200/,
      /caller +says "I would like a table for four\."/,
      /transcript +final +"I would like a table for four\."/,
      /stream +mark "echo #1" played/,
      /actions\/speak → 200/,
      /webhook +call\.speak\.ended → 200/,
      /caller +presses 5/,
      /webhook +call\.dtmf\.received → 200/,
      /stream +mark "digit 5 #2" played/,
      /caller +hangs up/,
      /call +active → ended/,
      /webhook +call\.hangup → 200/,
      /webhook +streaming\.stopped → 200/,
      /refused a forged one with 401/,
      /The caller heard:/,
    ]);
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('starts transcription and the stream with commands that succeed', () => {
    expect(positions([/actions\/transcription_start → 200/, /actions\/streaming_start → 200/])).not.toContain(-1);
  });

  it('sends a media frame every 20 ms, silent or not', () => {
    const [, sent = '', dropped] = /(\d+) frames to the app \((\d+) dropped\), \d+ from it/.exec(demo.stdout) ?? [];
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
    expect(pcm.filter((_, i) => i % 2 === 0)).toEqual(samples('spoken.wav').pcm);
    expect(pcm.filter((_, i) => i % 2 === 1)).toEqual(samples('heard.wav').pcm);
  });

  it('says where it has put the recordings', () => {
    expect(demo.stdout).toMatch(/Written to .*heard\.wav, spoken\.wav, stereo\.wav/);
    for (const name of ['heard', 'spoken', 'stereo']) expect(existsSync(join(out, `${name}.wav`))).toBe(true);
  });
});

/** The highest correlation (1: the same up to level) of `piece` with any place in `pcm`. */
function bestMatch(pcm: Int16Array, piece: Int16Array): number {
  const energy = piece.reduce((sum, value) => sum + value * value, 0);
  let best = 0;
  for (let at = 0; at + piece.length <= pcm.length; at++) {
    let [cross, own] = [0, 0];
    for (let i = 0; i < piece.length; i++) {
      const value = pcm[at + i] ?? 0;
      cross += value * (piece[i] ?? 0);
      own += value * value;
    }
    best = Math.max(best, own === 0 ? 0 : cross / Math.sqrt(own * energy));
  }
  return best;
}
