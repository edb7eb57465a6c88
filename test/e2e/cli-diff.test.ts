import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-diff-'));

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(args: string[]) {
  const program = [join(root, 'dist/main.js'), ...args];
  const { status, stdout, stderr } = spawnSync(process.execPath, program, { cwd: folder, encoding: 'utf8' });
  return { status, stdout, stderr };
}

describe('telnyx-sim diff', () => {
  const journal = (name: string, ...entries: object[]): string => {
    const at = '2026-01-01T00:00:00.000000Z';
    const lines = entries.map((entry, i) => JSON.stringify({ seq: i + 1, at, type: 'call.state', ...entry }));
    writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
    return name;
  };

  it('says that two journals are identical, whatever the machine was at', () => {
    const a = journal('a.jsonl', { to: 'ringing' }, { to: 'active', host: { duration_ms: 1 } });
    const b = journal('b.jsonl', { to: 'ringing' }, { to: 'active', host: { duration_ms: 2 } });
    expect(run(['diff', a, b])).toEqual({ status: 0, stdout: 'identical\n', stderr: '' });
  });

  it('shows the first difference, with exit code 1', () => {
    const a = journal('a.jsonl', { to: 'ringing' }, { to: 'active' });
    const b = journal('b.jsonl', { to: 'ringing' }, { to: 'ended', cause: 'busy' });
    expect(run(['diff', a, b])).toEqual({
      status: 1,
      stderr: '',
      stdout:
        'a.jsonl and b.jsonl differ in to\n' +
        '  a.jsonl:2: seq 2, call.state: "active"\n' +
        '  b.jsonl:2: seq 2, call.state: "ended"\n',
    });
    const shorter = journal('b.jsonl', { to: 'ringing' });
    expect(run(['diff', a, shorter]).stdout).toBe(
      'a.jsonl and b.jsonl differ\n  a.jsonl:2: seq 2, call.state\n  b.jsonl: ends before\n',
    );
  });

  it.each<[string[], string]>([
    [['diff', 'a.jsonl'], "missing required argument 'b'"],
    [['diff', 'a.jsonl', 'none.jsonl'], 'none.jsonl: expected a readable file, got no such file'],
    [['diff', 'a.jsonl', 'no.jsonl'], 'no.jsonl:1: expected an entry of a journal as JSON, got "port: 0"'],
  ])('%j is refused in one line on stderr, with exit code 4', (args, message) => {
    journal('a.jsonl', { to: 'ringing' });
    writeFileSync(join(folder, 'no.jsonl'), 'port: 0\n');
    expect(run(args)).toEqual({ status: 4, stdout: '', stderr: `telnyx-sim: ${message}\n` });
  });
});
