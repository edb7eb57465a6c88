import { describe, expect, it } from 'vitest';
import type { FaultBook } from '../../../src/faults/book.js';
import type { Fault, Occasion } from '../../../src/faults/fault.js';
import { LIMITS } from '../../../src/limits.js';
import { seededRandom } from '../../../src/platform/random.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { faultsAtWork } from '../../support/faults-at-work.js';

const SPEAK: Occasion = { subject: 'speak', operation: 'speakCall', command: 'speak', callId: 'call-1' };
const happens = (book: FaultBook, occasion: Occasion = SPEAK): boolean =>
  book.strike(['api_status'], occasion) !== undefined;
const row = (book: FaultBook, length: number): string =>
  Array.from({ length }, () => (happens(book) ? 'x' : '.')).join('');

function bookOf(faults: readonly Fault[], options: Parameters<typeof faultsAtWork>[3] = {}) {
  const clock = new VirtualClock();
  const entries: { type: string; fields: Record<string, unknown>; callId: string | undefined }[] = [];
  const book = faultsAtWork(clock, faults, (type, fields, callId) => entries.push({ type, fields, callId }), options);
  return { clock, book, entries };
}

describe('A fault', () => {
  it('lets the first few through, happens as often as it may, and ends by itself', () => {
    const { book, entries } = bookOf([{ fault: 'api_status', skip: 2, count: 3 }]);
    expect(row(book, 8)).toBe('..xxx...');
    expect(book.isIdle).toBe(true);
    expect(entries.map(({ type }) => type)).toEqual([
      'fault.begun',
      ...Array<string>(3).fill('fault.happened'),
      'fault.ended',
    ]);
    expect(entries.at(-1)?.fields).toEqual({
      fault_id: 'fault-1-1',
      fault: 'api_status',
      name: 'api_status',
      reason: 'count',
      times: 3,
    });
  });

  it('goes on in a later world as it was kept: its counts, its time, and its end', () => {
    const { book, clock } = bookOf([
      { fault: 'api_status', name: 'counted', skip: 2, count: 2 },
      { fault: 'api_slow', name: 'timed', ttl_ms: 500 },
      { fault: 'api_reset', name: 'over' },
    ]);
    book.remove('fault-1-3');
    clock.advance(200);
    expect(row(book, 3)).toBe('..x');
    const kept = book.kept();
    const view = book.list();
    clock.advance(1000);
    expect(row(book, 3)).toBe('x..');
    book.begin(2, seededRandom('other'), kept);
    expect(book.list()).toEqual(view);
    expect(row(book, 3)).toBe('x..');
    clock.advance(299);
    expect(book.list().find(({ name }) => name === 'timed')).toMatchObject({ state: 'active' });
    clock.advance(1);
    expect(book.list().find(({ name }) => name === 'timed')).toMatchObject({ state: 'ended', reason: 'ttl' });
    expect(book.add({ fault: 'api_status' }).id).toBe('fault-2-1');
  });

  it('ends when its time is up, in time of the calls', () => {
    const { book, clock, entries } = bookOf([{ fault: 'api_status', ttl_ms: 500 }]);
    clock.advance(499);
    expect(happens(book)).toBe(true);
    clock.advance(1);
    expect(happens(book)).toBe(false);
    expect(entries.at(-1)?.fields).toMatchObject({ reason: 'ttl', times: 1 });
  });

  it('that ends by itself is no reason for time to jump there', () => {
    const { clock } = bookOf([{ fault: 'api_status', ttl_ms: 500 }]);
    expect(clock.nextEvent()).toBeUndefined();
  });

  it('happens by a chance of its own: one more fault changes nothing for it', () => {
    const loss: Fault = { fault: 'api_status', probability: 0.3, when: { operation: 'speak' } };
    const alone = bookOf([loss]).book;
    const { book: beside } = bookOf([loss, { fault: 'api_status', probability: 0.5, when: { operation: 'answer' } }]);
    const withAnswers = Array.from({ length: 40 }, () => {
      happens(beside, { subject: 'answer', command: 'answer' });
      return happens(beside) ? 'x' : '.';
    }).join('');
    expect(row(alone, 40)).toBe(withAnswers);
    expect(withAnswers).toMatch(/x.*\..*x/);
  });

  it('lets as many through as it says, where another happens meanwhile', () => {
    const { book, entries } = bookOf([
      { fault: 'webhook_late', name: 'first', count: 1 },
      { fault: 'webhook_reordered', name: 'second', skip: 1, count: 1 },
      { fault: 'webhook_late', name: 'third', skip: 2, count: 1 },
    ]);
    const event: Occasion = { subject: 'call.answered', eventType: 'call.answered' };
    const names = [1, 2, 3, 4].map(() => book.strike(['webhook_late', 'webhook_reordered'], event)?.name);
    expect(names).toEqual(['first', 'second', 'third', undefined]);
    expect(entries.filter(({ type }) => type === 'fault.ended')).toHaveLength(3);
  });

  it('happens by its own chance, where another happens in its place for a while', () => {
    const slow: Fault = { fault: 'api_slow', name: 'slow', probability: 0.5, jitter_ms: 20 };
    const beside = (other: Fault): (number | undefined)[] => {
      const { book } = bookOf([other, slow]);
      const struck = Array.from({ length: 60 }, () => book.strike(['api_status', 'api_slow'], SPEAK));
      return struck.map((each) => (each?.name === 'slow' ? each.delayMs : undefined));
    };
    const alone = beside({ fault: 'api_status', when: { operation: 'answer' } });
    const refused = beside({ fault: 'api_status', skip: 10, count: 10 });
    expect(refused.slice(10, 20)).toEqual(Array<undefined>(10).fill(undefined));
    expect([...refused.slice(0, 10), ...refused.slice(20)]).toEqual([...alone.slice(0, 10), ...alone.slice(20)]);
  });

  it('that was added first is the one that happens, whatever its kind', () => {
    const { book } = bookOf([{ fault: 'api_slow' }, { fault: 'api_status' }]);
    expect(book.strike(['api_status', 'api_slow'], SPEAK)?.fault).toBe('api_slow');
  });

  it('happens in the same places for the same seed, and in others for another', () => {
    const loss: Fault = { fault: 'api_status', probability: 0.5 };
    const again = (seed: string): string => {
      const { book } = bookOf([loss]);
      book.begin(2, seededRandom(seed));
      return row(book, 60);
    };
    expect(again('a')).toBe(again('a'));
    expect(again('a')).not.toBe(again('b'));
  });

  it('is late by its delay and, by chance, up to its jitter more', () => {
    const { book, entries } = bookOf([{ fault: 'api_slow', delay_ms: 100, jitter_ms: 50 }]);
    const delays = Array.from({ length: 200 }, () => book.strike(['api_slow'], SPEAK)?.delayMs ?? NaN);
    expect(Math.min(...delays)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...delays)).toBeLessThanOrEqual(150);
    expect(new Set(delays).size).toBeGreaterThan(50);
    expect(entries[1]?.fields['delay_ms']).toBe(delays[0]);
  });

  const aimed: [string, Fault['when'], Occasion, boolean][] = [
    ['a command by its name', { operation: 'speak' }, SPEAK, true],
    ['an operation by its name in the document', { operation: 'speakCall' }, SPEAK, true],
    ['another command', { operation: 'answer' }, SPEAK, false],
    ['a call', { call_control_id: 'call-1' }, SPEAK, true],
    ['another call', { call_control_id: 'call-2' }, SPEAK, false],
    ['a number of the call', { number: '+15550100002' }, SPEAK, true],
    ['another number', { number: '+15550100009' }, SPEAK, false],
    ['the number that is dialled', { number: '+15550100007' }, { subject: 'dial', numbers: ['+15550100007'] }, true],
    ['an event', { event: 'call.answered' }, { subject: 'call.answered', eventType: 'call.answered' }, true],
    ['events that begin so', { event: 'call.*' }, { subject: 'call.answered', eventType: 'call.answered' }, true],
    ['events that begin otherwise', { event: 'streaming.*' }, { subject: '', eventType: 'call.answered' }, false],
    ['a direction', { direction: 'to_party' }, { subject: '', direction: 'from_party' }, false],
  ];
  it.each(aimed)('aimed at %s', (_, when, occasion, isMet) => {
    const numbers = { 'call-1': ['+15550100001', '+15550100002'] };
    const { book } = bookOf([{ fault: 'api_status', ...(when && { when }) }], { numbers });
    expect(happens(book, occasion)).toBe(isMet);
  });

  it('that happens to packets is told once a second, with how often', () => {
    const { book, clock, entries } = bookOf([{ fault: 'udp_loss' }]);
    for (let packet = 0; packet < 101; packet++) {
      book.strike(['udp_loss'], { subject: 'packets', callId: 'call-1' });
      clock.advance(20);
    }
    const told = entries.filter(({ type }) => type === 'fault.happened').map(({ fields }) => fields['count'] ?? 1);
    expect(told).toEqual([1, 50, 50]);
    expect(book.list()[0]?.times).toBe(101);
  });

  it('is told in the journal with what it happened to', () => {
    const { book, entries } = bookOf([{ fault: 'api_status', status: 429, name: 'too fast' }]);
    happens(book);
    expect(entries[1]).toEqual({
      type: 'fault.happened',
      callId: 'call-1',
      fields: {
        fault_id: 'fault-1-1',
        fault: 'api_status',
        name: 'too fast',
        what: 'speak is answered with 429',
        operation_id: 'speakCall',
        command: 'speak',
      },
    });
  });
});

describe('The faults of a world', () => {
  it('are listed with how often each has happened, those that have ended too', () => {
    const { book } = bookOf([{ fault: 'api_status', count: 1 }]);
    book.add({ fault: 'webhook_lost', name: 'gone' });
    happens(book);
    expect(book.list()).toEqual([
      {
        ...{ id: 'fault-1-1', fault: 'api_status', name: 'api_status', from: 'configuration' },
        ...{ state: 'ended', reason: 'count', times: 1, given: { fault: 'api_status', count: 1 } },
      },
      {
        ...{ id: 'fault-1-2', fault: 'webhook_lost', name: 'gone', from: 'control', state: 'active', times: 0 },
        given: { fault: 'webhook_lost', name: 'gone' },
      },
    ]);
  });

  it('end with it: the next one has those of the configuration alone, under ids that never come back', () => {
    const { book, entries } = bookOf([{ fault: 'api_status' }]);
    book.add({ fault: 'webhook_lost' });
    book.begin(2, seededRandom('next'));
    expect(book.list().map(({ id, state }) => [id, state])).toEqual([['fault-2-1', 'active']]);
    expect(entries.filter(({ type }) => type === 'fault.ended').map(({ fields }) => fields['reason'])).toEqual([
      'reset',
      'reset',
    ]);
  });

  it('end when they are removed, one or all', () => {
    const { book } = bookOf([{ fault: 'api_status' }, { fault: 'api_slow' }, { fault: 'webhook_lost' }]);
    expect(book.remove('fault-1-2')).toMatchObject({ state: 'ended', reason: 'deleted' });
    expect(book.remove('fault-1-2')).toBeUndefined();
    expect(book.clear().map(({ id }) => id)).toEqual(['fault-1-1', 'fault-1-3']);
    expect(happens(book)).toBe(false);
  });

  it('limit faults.ended: forgets the one that ended first', () => {
    const { book } = bookOf([], { limits: { active: 2, ended: 2, waiting: 1 } });
    for (const name of ['a', 'b', 'c']) book.remove(book.add({ fault: 'api_status', name }).id);
    expect(book.list().map(({ name }) => name)).toEqual(['b', 'c']);
    expect(LIMITS['faults.ended']).toBe(1000);
  });

  it('limit faults.waiting: there is no room for one more to wait', () => {
    const { book, clock } = bookOf([], { limits: { active: 2, ended: 2, waiting: 1 } });
    book.after(100, 'test', () => undefined);
    expect(book.canWait).toBe(false);
    clock.advance(100);
    expect(book.canWait).toBe(true);
  });

  it('let what waits go on at once when the world ends', () => {
    const { book, clock } = bookOf([]);
    let times = 0;
    book.after(1000, 'test', () => times++);
    book.begin(2, seededRandom('next'));
    clock.advance(2000);
    expect(times).toBe(1);
  });
});
