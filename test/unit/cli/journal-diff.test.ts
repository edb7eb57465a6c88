import { describe, expect, it } from 'vitest';
import { firstDifference, JournalFileError, journalEntries, type Difference } from '../../../src/cli/journal-diff.js';
import { LIMITS } from '../../../src/limits.js';

const AT = '2026-01-01T00:00:00.000000Z';

/** Entries of a journal, numbered. */
const entries = (...fields: object[]): object[] =>
  fields.map((each, i) => ({ seq: i + 1, at: AT, type: 'x', ...each }));

async function* pieces(text: string, size: number): AsyncGenerator<string> {
  for (let i = 0; i < text.length; i += size) yield await Promise.resolve(text.slice(i, i + size));
}

/** As the file would be read, in pieces of so many characters. */
const file = (lines: readonly object[], size = 7) =>
  journalEntries('j', pieces(lines.map((line) => `${JSON.stringify(line)}\n`).join(''), size));

const compare = (a: readonly object[], b: readonly object[]): Promise<Difference | undefined> =>
  firstDifference(file(a), file(b, 1000));

async function read(text: string, maxChars?: number): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const each of journalEntries('j', pieces(text, 5), maxChars)) found.push(each.entry['seq']);
  return found;
}

describe('two journals are the same', () => {
  it('where their entries are, in whatever order their fields stand', async () => {
    const one = { payload: { a: 1, b: [true, null, 'x'] } };
    const other = { payload: { b: [true, null, 'x'], a: 1 } };
    expect(await compare(entries({}, one), entries({}, other))).toBeUndefined();
    expect(await compare([], [])).toBeUndefined();
  });

  it('where they differ only in what depends on the machine', async () => {
    const told = { at: AT, type: 'limit.reached', what: 'http.pipelined' };
    const a = entries({ host: { duration_ms: 1 } }, {});
    const b = [told, ...entries({}, { host: { duration_ms: 2 } }), told];
    expect(await compare(a, b)).toBeUndefined();
  });

  it('where the ports of this machine are others, each in the same place', async () => {
    const run = (hooks: number, media: number): object[] =>
      entries(
        { url: `http://127.0.0.1:${hooks}/hooks` },
        { stream_url: `ws://localhost:${media}/`, why: `connect 127.0.0.1:${hooks}, [::1]:${media}` },
        { target: `udp:127.0.0.1:${hooks}` },
      );
    expect(await compare(run(4001, 4002), run(5002, 5001))).toBeUndefined();
    const mixed = await compare(run(4001, 4002), [...run(5002, 5001).slice(0, 2), ...run(5001, 5002).slice(2)]);
    expect(mixed).toMatchObject({ field: 'target', a: { line: 3 } });
  });
});

describe('two journals differ', () => {
  it('first in a field of an entry, which is named with both values', async () => {
    const a = entries({}, { payload: { to: '+1', legs: [{ id: 1 }] } }, { x: 1 });
    const b = entries({}, { payload: { to: '+1', legs: [{ id: 2 }] } }, { x: 2 });
    expect(await compare(a, b)).toMatchObject({
      field: 'payload.legs.0.id',
      a: { line: 2, entry: { seq: 2 }, value: { value: 1 } },
      b: { line: 2, entry: { seq: 2 }, value: { value: 2 } },
    });
  });

  it.each([
    ['absent', { x: null }, {}, { value: null }, 'absent'],
    ['of another type', { x: [] }, { x: {} }, { value: [] }, { value: {} }],
    ['a number that is a text in the other', { x: 1 }, { x: '1' }, { value: 1 }, { value: '1' }],
    ['shorter', { x: 'a' }, { x: 'ab' }, { value: 'a' }, { value: 'ab' }],
  ])('where it is %s in one of them', async (_, a, b, valueA, valueB) => {
    const found = await compare(entries(a), entries(b));
    expect([found?.field, found?.a?.value, found?.b?.value]).toEqual(['x', valueA, valueB]);
  });

  it('where the port of another machine is another', async () => {
    const found = await compare(entries({ url: 'http://app.test:1/' }), entries({ url: 'http://app.test:2/' }));
    expect(found?.field).toBe('url');
  });

  it('where one ends before the other', async () => {
    const found = await compare(entries({}), entries({}, {}));
    expect(found).toEqual({ b: expect.objectContaining({ line: 2 }) as unknown });
    expect(await compare(entries({}, {}), entries({}))).toMatchObject({ a: { line: 2 } });
  });
});

describe('the file of a journal', () => {
  it('may have empty lines, ends of lines of either kind, and none at its end', async () => {
    const line = (seq: number): string => JSON.stringify({ seq, at: AT, type: 'x' });
    expect(await read(`${line(1)}\r\n\n${line(2)}\n  \n${line(3)}`)).toEqual([1, 2, 3]);
  });

  it.each([
    ['{"seq":1', 'j:1: expected an entry of a journal as JSON, got "{\\"seq\\":1"'],
    ['\n[1]\n', 'j:2: expected an entry of a journal with "at" and "type", got "[1]"'],
    ['null', 'j:1: expected an entry of a journal with "at" and "type", got "null"'],
    [
      '{"data":[],"meta":{}}',
      'j:1: expected one entry in each line, as GET /_sim/events gives them to Accept: application/x-ndjson, got a page of them as JSON',
    ],
  ])('is refused where it has %j', async (text, message) => {
    await expect(read(text)).rejects.toThrow(new JournalFileError(message));
  });

  it('limit diff.line_chars: a longer line is refused, though it never ends', async () => {
    const line = JSON.stringify({ seq: 1, at: AT, type: 'x', text: 'y'.repeat(100) });
    expect(await read(line, line.length)).toEqual([1]);
    for (const text of [line, `${line}\n`])
      await expect(read(text, line.length - 1)).rejects.toThrow(/^j:1: expected a line of at most \d+ characters/);
    expect(LIMITS['diff.line_chars']).toBe(64 * 1024 * 1024);
  });
});
