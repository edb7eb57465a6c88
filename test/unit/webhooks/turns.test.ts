import { describe, expect, it } from 'vitest';
import { Turns } from '../../../src/webhooks/turns.js';
import { webhook, webhookWorld } from '../../support/webhook-world.js';

describe('turns', () => {
  it('hand in what came back in the order in which it was sent', () => {
    const told: string[] = [];
    const turns = new Turns();
    const [a, b, c] = [turns.take(), turns.take(), turns.take()];
    c(() => told.push('c'));
    a(() => told.push('a'));
    expect(told).toEqual(['a']);
    b(() => told.push('b'));
    expect(told).toEqual(['a', 'b', 'c']);
  });

  it('run to their end, whatever is handed in meanwhile, and after one that failed', () => {
    const told: string[] = [];
    const turns = new Turns();
    const [a, b, c] = [turns.take(), turns.take(), turns.take()];
    a(() => {
      b(() => told.push('b'));
      turns.take()(() => told.push('d'));
      told.push('a');
    });
    expect(told).toEqual(['a', 'b']);
    expect(() =>
      c(() => {
        throw new Error('on purpose');
      }),
    ).toThrow('on purpose');
    turns.take()(() => told.push('e'));
    expect(told).toEqual(['a', 'b', 'd', 'e']);
  });
});

describe('answers to webhooks of different calls at the same instant', () => {
  const attempts = async (answers: 'as_sent' | 'as_they_come'): Promise<unknown[]> => {
    const world = webhookWorld({
      answer: ({ url }) => ({ status: 200, afterMs: url.endsWith('slow') ? 30 : 1 }),
      settings: { answers },
    });
    const to = (path: string, callControlId: string): string =>
      world.deliveries.enqueue(webhook(path, { callControlId }, { urls: [`http://app.test/${path}`] }));
    to('slow', 'call-1');
    to('quick', 'call-2');
    await world.clock.advanceAsync(100);
    return world.journal
      .filter(({ type }) => type === 'webhook.attempt')
      .map(({ fields }) => [fields['event_type'], fields['host']]);
  };

  it('count in the order of sending where world time stands meanwhile, each with its own duration', async () => {
    expect(await attempts('as_sent')).toEqual([
      ['call.slow', { duration_ms: 30 }],
      ['call.quick', { duration_ms: 1 }],
    ]);
  });

  it('count as they come in real time', async () => {
    expect(await attempts('as_they_come')).toEqual([
      ['call.quick', { duration_ms: 1 }],
      ['call.slow', { duration_ms: 30 }],
    ]);
  });
});
