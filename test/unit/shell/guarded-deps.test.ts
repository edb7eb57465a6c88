import { expect, it } from 'vitest';
import type { Paced } from '../../../src/media/pacer.js';
import { guardedDeps } from '../../../src/shell/guarded-deps.js';

it('forks still come after streams when time is short, though their faults are caught', () => {
  const added: Paced[] = [];
  const pacer = { add: (paced: Paced) => (added.push(paced), () => undefined) };
  const deps = guardedDeps({ pacer } as unknown as Parameters<typeof guardedDeps>[0], 'v3:call');
  deps.pacer.add({ due: () => undefined, lossy: true }, 0);
  deps.pacer.add({ due: () => undefined }, 0);
  expect(added.map(({ lossy }) => lossy)).toEqual([true, false]);
});
