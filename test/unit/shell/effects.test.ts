import { describe, expect, it } from 'vitest';
import { WORLD_ADDRESS } from '../../../src/calls/address.js';
import { Effects, type EffectsDeps } from '../../../src/shell/effects.js';

describe('effects at the world itself', () => {
  const carriedOut = (effect: Parameters<Effects['perform']>[0][number]): { entries: unknown[]; faults: unknown[] } => {
    const entries: unknown[] = [];
    const faults: unknown[] = [];
    const deps: Partial<EffectsDeps> = {
      record: (...entry) => entries.push(entry),
      fault: (...fault) => faults.push(fault),
    };
    new Effects(deps as EffectsDeps).perform([effect]);
    return { entries, faults };
  };

  it('are journalled as no call’s', () => {
    const { entries, faults } = carriedOut({ kind: 'journal', at: WORLD_ADDRESS, type: 'sim.stopping', fields: {} });
    expect(entries).toEqual([['sim.stopping', {}, WORLD_ADDRESS]]);
    expect(faults).toEqual([]);
  });

  it('are a fault where only a call can take them, so that none is lost', () => {
    const { entries, faults } = carriedOut({ kind: 'openMedia', at: WORLD_ADDRESS });
    expect(entries).toEqual([]);
    expect(faults).toEqual([
      [expect.objectContaining({ message: 'the effect openMedia is not for a world' }), undefined],
    ]);
  });
});
