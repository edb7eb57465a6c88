import { describe, expect, it } from 'vitest';
import { fateOf, type Fate, type Parties } from '../../../src/calls/fates.js';

const NOBODY: Parties = new Map();
const USUAL = { behaviour: 'answer', ringMs: 350 } as const;

describe('the fate of a dialled number', () => {
  it.each([
    ['+15550100200', { behaviour: 'answer', ringMs: 0 }],
    ['+15550100404', { behaviour: 'not_found', ringMs: 350 }],
    ['+15550100408', { behaviour: 'no_answer', ringMs: 350 }],
    ['+15550100486', { behaviour: 'busy', ringMs: 350 }],
    ['+15550100603', { behaviour: 'reject', ringMs: 350 }],
    ['+15550100701', { ...USUAL, kind: 'human' }],
    ['+15550100702', { ...USUAL, kind: 'machine', beep: true }],
    ['+15550100703', { ...USUAL, kind: 'machine', beep: false }],
    ['+15550100704', { ...USUAL, kind: 'fax' }],
    ['+15550100705', { ...USUAL, kind: 'silent' }],
    ['+15550100706', { ...USUAL, kind: 'human', refer: 'reject' }],
    ['+13125550001', USUAL],
  ])('of %s is %o', (number, fate) => {
    expect(fateOf(number, USUAL, NOBODY)).toEqual(fate);
  });

  it('is the configured one for every other number', () => {
    const busy = { behaviour: 'busy', ringMs: 10 } as const;
    expect(fateOf('sip:ann@example.com', busy, NOBODY)).toEqual(busy);
    expect(fateOf('+15550100200', busy, NOBODY)).toEqual({ behaviour: 'answer', ringMs: 0 });
  });

  it('is what the configuration says of the number; what it leaves out is as without it', () => {
    const script = [{ kind: 'say', text: 'Hello', voice: undefined }] as const;
    const parties: Parties = new Map<string, Partial<Fate>>([
      ['+15550100300', { script }],
      ['+15550100486', { ringMs: 5 }],
      ['+15550100200', { behaviour: 'busy' }],
      ['sip:ann@example.com', { behaviour: 'reject', ringMs: 7 }],
    ]);
    const fates = [...parties.keys(), 'sip:bob@example.com'].map((number) => fateOf(number, USUAL, parties));
    expect(fates).toEqual([
      { ...USUAL, script },
      { behaviour: 'busy', ringMs: 5 },
      { behaviour: 'busy', ringMs: 0 },
      { behaviour: 'reject', ringMs: 7 },
      USUAL,
    ]);
  });
});
