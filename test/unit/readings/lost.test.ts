import { describe, expect, it } from 'vitest';
import { ArrivalLog } from '../../../src/media/arrivals.js';
import type { CallFacts } from '../../../src/readings/facts.js';
import { KINDS } from '../../../src/readings/kinds/index.js';
import type { ReadingName } from '../../../src/readings/reading.js';
import { readingOf } from '../../../src/readings/readings.js';

const FACTS: CallFacts = {
  callControlId: 'a call',
  direction: 'incoming',
  rate: 8000,
  endMs: 60_000,
  isOver: true,
  hungUpBy: 'party',
  lostBeforeMs: 0,
  app: [],
  caller: [],
  away: [],
  entries: [],
  streams: [],
  unheardMs: 0,
  appSamples: () => new Int16Array(),
  callerSamples: () => new Int16Array(),
  heard: () => [],
};

const outcome = (name: ReadingName, facts: Partial<CallFacts>, afterMs?: number): string =>
  readingOf(KINDS[name], { ...FACTS, ...facts }, afterMs).reading.outcome;

describe('a reading of a call of which something has been dropped', () => {
  it.each(['reply', 'yield', 'talk_over', 'false_yield', 'level', 'echo', 'reprompt'] as const)(
    '%s is not measurable, where its case may have been in the part that is gone',
    (name) => {
      expect(outcome(name, {})).toBe('not_exercised');
      expect(outcome(name, { lostBeforeMs: 20_000 })).toBe('not_measurable');
      expect(outcome(name, { lostBeforeMs: 20_000 }, 30_000)).toBe('not_exercised');
    },
  );

  it('is of the end of the call, and as good as ever', () => {
    expect(outcome('cut_at_end', { lostBeforeMs: 20_000 })).toBe('not_exercised');
  });

  it.each(['hole', 'overrun', 'leak', 'uncleared', 'pre_roll'] as const)(
    '%s is not measurable, where more chunks came than are kept',
    (name) => {
      const log = new ArrivalLog(2, () => undefined);
      const arrivals = log.of('s');
      for (let i = 0; i < 3; i++) arrivals.came(i * 160, i * 160, (i + 1) * 160);
      expect(outcome(name, { streams: [{ streamId: 's', arrivals }] })).toBe('not_measurable');
    },
  );
});
