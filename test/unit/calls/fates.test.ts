import { describe, expect, it } from 'vitest';
import { fateOf } from '../../../src/calls/fates.js';

const USUAL = { behaviour: 'answer', ringMs: 350 } as const;

describe('the fate of a dialled number', () => {
  it.each([
    ['+15550100200', { behaviour: 'answer', ringMs: 0 }],
    ['+15550100404', { behaviour: 'not_found', ringMs: 350 }],
    ['+15550100408', { behaviour: 'no_answer', ringMs: 350 }],
    ['+15550100486', { behaviour: 'busy', ringMs: 350 }],
    ['+15550100603', { behaviour: 'reject', ringMs: 350 }],
    ['+13125550001', USUAL],
  ])('of %s is %o', (number, fate) => {
    expect(fateOf(number, USUAL)).toEqual(fate);
  });

  it('is the configured one for every other number', () => {
    const busy = { behaviour: 'busy', ringMs: 10 } as const;
    expect(fateOf('sip:ann@example.com', busy)).toBe(busy);
    expect(fateOf('+15550100200', busy)).toEqual({ behaviour: 'answer', ringMs: 0 });
  });
});
