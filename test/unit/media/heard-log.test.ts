import { describe, expect, it } from 'vitest';
import { HeardLog } from '../../../src/media/heard-log.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { Legs } from '../../support/linked-legs.js';
import { legOf, speak } from '../../support/spoken-leg.js';

const SECOND = 8_000;

/** The words that a log has, with the millisecond at which each is over. */
const told = (log: HeardLog, fromMs = 0, toMs = 60_000): string[] =>
  log
    .words((fromMs * SECOND) / 1_000, (toMs * SECOND) / 1_000)
    .map(({ word, endSample }) => `${word} ${endSample / 8}`);

describe('the words that the far end of a leg has heard', () => {
  it('are known with their ends, also when they are long over', async () => {
    const clock = new VirtualClock();
    const leg = legOf(clock);
    speak(leg, 'main', ['Welcome here.', 'Press one.'], 300);
    await clock.advanceAsync(5_000);
    expect(told(leg.heard)).toEqual(['Welcome 300', 'here. 600', 'Press 900', 'one. 1200']);
    expect(told(leg.heard, 300, 900)).toEqual(['here. 600', 'Press 900']);
    leg.close();
    expect(told(leg.heard)).toHaveLength(4);
  });

  it('are only those that were said to their end where it was cut', async () => {
    const clock = new VirtualClock();
    const leg = legOf(clock);
    speak(leg, 'main', ['One two three.'], 300);
    await clock.advanceAsync(700);
    leg.stop('main', 'all');
    await clock.advanceAsync(1_000);
    expect(told(leg.heard)).toEqual(['One 300', 'two 600']);
  });

  it('are those of another leg, as long as it is heard', async () => {
    const legs = new Legs();
    const [caller, agent] = [legs.leg(), legs.leg()];
    const link = agent.hear(caller);
    speak(caller, 'mouth', ['Can you hear me?'], 300);
    await legs.clock.advanceAsync(800);
    link.end();
    await legs.clock.advanceAsync(2_000);
    expect(agent.heard.words(0, 60 * SECOND).map(({ word }) => word)).toEqual(['Can', 'you']);
    expect(caller.heard.words(0, 60 * SECOND)).toEqual([]);
  });

  const limited = async (limits: { utterances: number; bytes: number }) => {
    const clock = new VirtualClock();
    const leg = legOf(clock);
    const reached: string[] = [];
    const log = new HeardLog({ limits, limitReached: (limit) => reached.push(limit) });
    leg.listen({
      utteranceStarted: (utterance) => log.started(utterance),
      utteranceEnded: (utterance) => log.ended(utterance),
    });
    for (const text of ['Alpha.', 'Beta.', 'Gamma.', 'Delta.']) speak(leg, 'main', [text], 500);
    await clock.advanceAsync(5_000);
    return { words: log.words(0, 60 * SECOND).map(({ word }) => word), reached };
  };

  it('limit heard.utterances: the oldest go, which is told once', async () => {
    const { words, reached } = await limited({ utterances: 2, bytes: 10_000 });
    expect(words).toEqual(['Gamma.', 'Delta.']);
    expect(reached).toEqual(['heard.utterances']);
  });

  it('limit heard.bytes: the oldest go, which is told once', async () => {
    const { words, reached } = await limited({ utterances: 100, bytes: 65 });
    expect(words).toEqual(['Gamma.', 'Delta.']);
    expect(reached).toEqual(['heard.bytes']);
  });
});
