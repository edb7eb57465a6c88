import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Expectation } from '../../src/expectations/judgement.js';
import { Watch } from '../../src/expectations/watch.js';
import { runs } from '../support/property-runs.js';
import { BEGIN, command, contextOf, entriesOf, judged, micros } from '../support/told-entries.js';

const NAMES = ['answer', 'speak', 'hangup', 'gather'] as const;
const name = fc.constantFrom(...NAMES);

const { any } = fc.letrec<{ any: Expectation; leaf: Expectation; list: Expectation }>((tie) => ({
  leaf: name.map((one): Expectation => ({ command: one })),
  list: fc
    .tuple(fc.boolean(), fc.array(tie('any'), { minLength: 1, maxLength: 3 }))
    .map(([isOrdered, parts]): Expectation => (isOrdered ? { 'in order': parts } : { 'any order': parts })),
  any: fc.oneof({ maxDepth: 3 }, tie('leaf'), tie('list')),
}));

/** The model: where an expectation has come true among the names, from a place on; undefined where it has not. */
function endOf(expectation: Expectation, names: readonly string[], from: number): number | undefined {
  const { 'in order': ordered, 'any order': unordered } = expectation;
  if (ordered)
    return ordered.reduce<number | undefined>((at, part) => (at === undefined ? at : endOf(part, names, at)), from);
  if (unordered) {
    const ends = unordered.map((part) => endOf(part, names, from));
    return ends.every((end) => end !== undefined) ? Math.max(...ends) : undefined;
  }
  const at = names.findIndex((one, index) => index >= from && one === expectation.command);
  return at < 0 ? undefined : at + 1;
}

const told = (names: readonly string[]) => names.map((one, index) => command(index + 1, one));

describe('lists of expectations', () => {
  it('come true where a plain model says so, and never is the contrary', () => {
    fc.assert(
      fc.property(any, fc.array(name, { maxLength: 8 }), (expectation, names) => {
        const isExpected = endOf(expectation, names, 0) !== undefined;
        expect(judged(expectation, told(names)).fails).toBe(!isExpected);
        expect(judged({ never: expectation }, told(names)).fails).toBe(isExpected);
      }),
      runs(300),
    );
  });

  it('come true at the same entry while they are watched as when they are judged afterwards', () => {
    fc.assert(
      fc.property(any, fc.array(name, { maxLength: 8 }), (expectation, names) => {
        const watch = new Watch(expectation, BEGIN, contextOf());
        const entries = entriesOf(told(names));
        const at = entries.findIndex((entry, index) => {
          watch.take(entry);
          watch.look(micros(index + 1));
          return watch.judgement !== undefined;
        });
        expect(at < 0 ? undefined : at + 1).toBe(endOf(expectation, names, 0));
      }),
      runs(300),
    );
  });

  it('count as often as something comes', () => {
    const times = fc.record({ at_least: fc.nat(4), at_most: fc.nat(4) });
    fc.assert(
      fc.property(fc.oneof(fc.nat(4), times), fc.array(name, { maxLength: 8 }), (often, names) => {
        const count = names.filter((one) => one === 'speak').length;
        const { at_least: least, at_most: most } =
          typeof often === 'number' ? { at_least: often, at_most: often } : often;
        const { fails } = judged({ command: 'speak', times: often }, told(names));
        expect(fails).toBe(count < least || count > most);
      }),
      runs(200),
    );
  });
});
