import { describe, expect, it } from 'vitest';
import { FindingBook, type BookDeps } from '../../../src/findings/book.js';
import type { About } from '../../../src/findings/rule.js';

const AT = '2026-01-01T00:00:00.000000Z';

function bookWorld(wish: Partial<BookDeps> = {}) {
  const entries: Record<string, unknown>[] = [];
  const book = new FindingBook({
    record: (type, fields, at) => entries.push({ type, ...fields, at }),
    ignore: [],
    ...wish,
  });
  const tell = (name: string, about: Partial<About> = {}): void =>
    book.tell('property_unknown', { name, operation: 'DialCall' }, { cause: name, evidence: [1], ...about }, AT);
  return { book, entries, tell, told: () => book.list({}).map(({ summary }) => /"(\w+)"/.exec(summary)?.[1]) };
}

describe('a finding', () => {
  it('is kept once for each call and cause, and told again at 10 and 100 times', () => {
    const { book, entries, tell } = bookWorld();
    for (let i = 0; i < 100; i++) tell('a', { callId: 'call-1' });
    tell('a', { callId: 'call-2' });
    tell('b', { callId: 'call-1' });
    expect(book.list({}).map(({ times, call_control_id }) => [times, call_control_id])).toEqual([
      [100, 'call-1'],
      [1, 'call-2'],
      [1, 'call-1'],
    ]);
    expect(entries.map(({ times }) => times)).toEqual([1, 10, 100, 1, 1]);
  });

  it('says whether it is ignored or expected', () => {
    const { book, tell } = bookWorld({ ignore: ['property_unknown'] });
    book.expect('call-1', ['property_unknown']);
    tell('a', { callId: 'call-1' });
    tell('a', { callId: 'call-2' });
    expect(book.list({}).map(({ ignored, expected }) => [ignored, expected])).toEqual([
      [true, true],
      [true, undefined],
    ]);
  });

  it('shows at most the newest twenty entries, each once', () => {
    const { book, tell } = bookWorld();
    tell('a', { evidence: [1, 1, undefined, ...Array.from({ length: 20 }, (_, i) => i + 2)] });
    expect(book.list({})[0]?.evidence).toEqual(Array.from({ length: 20 }, (_, i) => i + 2));
  });

  it('is listed by code, severity and call, the newest that the limit lets through', () => {
    const { book, tell } = bookWorld();
    for (const name of ['a', 'b', 'c']) tell(name, { callId: 'call-1' });
    tell('d', { severity: 'error' });
    const names = (filter: Parameters<typeof book.list>[0]) => book.list(filter).map(({ summary }) => summary.at(-3));
    expect(names({ limit: 2 })).toEqual(['c', 'd']);
    expect(names({ severity: 'error' })).toEqual(['d']);
    expect(names({ call_control_id: 'call-1', limit: 2 })).toEqual(['b', 'c']);
    expect(names({ code: 'voice_unknown' })).toEqual([]);
  });

  it('limit findings.kept: makes way where it weighs least, and of those the oldest', () => {
    const { entries, tell, told } = bookWorld({ limits: { kept: 2, keptBytes: 1e6 } });
    tell('a', { severity: 'error' });
    for (const name of ['b', 'c', 'd']) tell(name);
    expect(told()).toEqual(['a', 'd']);
    expect(entries.filter(({ type }) => type === 'limit.reached')[0]).toMatchObject({ what: 'findings.kept' });
  });

  it('limit findings.kept_bytes: makes way, but for the last one', () => {
    const { entries, tell, told } = bookWorld({ limits: { kept: 10, keptBytes: 1 } });
    for (const name of ['a', 'b']) tell(name);
    expect(told()).toEqual(['b']);
    expect(entries.at(-1)).toMatchObject({ what: 'findings.kept_bytes' });
  });
});
