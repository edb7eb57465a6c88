import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import type { JournalEntry } from '../../src/index.js';
import { program } from '../support/program.js';

const USER = fileURLToPath(new URL('../support/world-user.mjs', import.meta.url));
const FLAGS = ['--isolate', 'api-key', '--time', 'fast'];

/** Runs a test process with a key of its own, and gives the journal of its world. */
async function user(url: string, key: string): Promise<JournalEntry[]> {
  const child = spawn(process.execPath, [USER, url, key]);
  const output = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (output.stderr += text));
  await once(child, 'close');
  if (output.stdout === '') throw new Error(output.stderr);
  return JSON.parse(output.stdout) as JournalEntry[];
}

it('four processes share a simulator with --isolate api-key: each gets the journal that it gets alone', async () => {
  await using shared = await program([], FLAGS);
  const expected = await user(shared.url, 'alone');
  const journals = await Promise.all(['a', 'b', 'c', 'd'].map((key) => user(shared.url, key)));
  const ended = expected.filter(({ type, ...entry }) => type === 'call.state' && entry['to'] === 'ended');
  expect(new Set(ended.map(({ call_control_id: id }) => id)).size).toBe(3);
  for (const journal of journals) expect(journal).toEqual(expected);
  const { json } = await shared.ask('/_sim/worlds');
  expect((json['data'] as { key: string }[]).slice(1).map(({ key }) => key)).toEqual(
    expect.arrayContaining(['a', 'b', 'c', 'd']),
  );
}, 120_000);
