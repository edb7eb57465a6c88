import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));

let out: string;
let demo: { readonly code: unknown; readonly stdout: string; readonly stderr: string };

// .ci/run plays it twice, and compares journals and recordings.
beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'telnyx-sim-callcentre-'));
  // A busy machine wants a longer grace for what the app does next.
  writeFileSync(join(out, 'telnyx-sim.config.yaml'), 'time: { grace_ms: 200 }\n');
  const child = spawn(process.execPath, [
    join(root, 'scripts/demo.mjs'),
    'callcentre',
    ...['--time', 'fast', '--out', out],
  ]);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  const [code] = (await once(child, 'close')) as [number | null];
  demo = { code, ...output };
}, 240_000);

afterAll(() => rmSync(out, { recursive: true, force: true }));

/** From the sentence to those who heard it, each time that somebody has said it. */
function heardBy(who: string, text: string): string[] {
  const line = new RegExp(String.raw`^ +[\d.]+ +${who} +"${text}" +→ (.*)$`, 'gm');
  return Array.from(demo.stdout.matchAll(line), ([, names = '']) => names);
}

describe('the demo of the call centre', () => {
  it('plays twelve callers, three agents and a supervisor to the end, and nothing goes wrong', () => {
    expect(demo).toMatchObject({ code: 0, stderr: '' });
    expect(demo.stdout).not.toMatch(/^ *[\d.]+ +(warn|error)/m);
    for (const name of ['ada', 'leo', 'ann', 'tom', 'sue', 'sue-for-ann', 'training-room'])
      expect(existsSync(join(out, `${name}.wav`)), name).toBe(true);
  });

  it('tells who heard whom: a whisper is the agent’s alone, who barges in is heard by both, who listens by nobody', () => {
    expect(heardBy('Sue', 'Let us hear how he does.')).toEqual(['nobody']);
    expect(heardBy('Sue', 'Offer two for the price of one.')).toEqual(['Tom']);
    expect(heardBy('Sue', 'This is Sue. You get it for free.')).toEqual(['Tom, Gil']);
    expect(heardBy('Sue, for Ann', 'Offer two for the price of one.')).toEqual(['Ann']);
    expect(heardBy('Sue, for Ann', 'This is Sue. You get it for free.')).toEqual(['Ann, Kim']);
    expect(heardBy('Tom', 'We have some, for a dollar.')).toEqual(['Cleo, Sue', 'Gil, Sue']);
  });

  it('has each leave the queue for a reason of its own: to an agent, by the hang-up, by the time that is up', () => {
    const journal = readFileSync(join(out, 'journal.jsonl'), 'utf8');
    const reasons = Array.from(
      journal.matchAll(/"event_type":"call\.dequeued".*?"reason":"([^"]+)"/g),
      ([, reason]) => reason,
    );
    expect(reasons.filter((reason) => reason === 'bridged')).toHaveLength(9);
    expect(reasons.filter((reason) => reason === 'hangup')).toHaveLength(2);
    expect(reasons.filter((reason) => reason === 'timeout')).toHaveLength(1);
    expect(reasons).toHaveLength(12);
  });
});
