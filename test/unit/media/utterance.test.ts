import { describe, expect, it } from 'vitest';
import { Timeline } from '../../../src/media/timeline.js';
import { SpokenUtterance } from '../../../src/media/utterance.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

const TEN = 'one two three four five six seven eight nine ten';

function utterance(verbatim: string): { clock: VirtualClock; spoken: SpokenUtterance } {
  const clock = new VirtualClock();
  return { clock, spoken: new SpokenUtterance('inbound', new Timeline(clock, 8000), verbatim) };
}

describe('what is being said', () => {
  it('is heard in whole words, in proportion to the audio that has sounded', () => {
    const { spoken } = utterance(TEN);
    spoken.add(TEN, 800, 8800);
    expect(spoken.wordsHeard(800)).toBe('');
    expect(spoken.wordsHeard(1599)).toBe('');
    expect(spoken.wordsHeard(1600)).toBe('one');
    expect(spoken.wordsHeard(4799)).toBe('one two three four');
    expect(spoken.wordsHeard(8799)).toBe('one two three four five six seven eight nine');
    expect(spoken.wordsHeard(8800)).toBe(TEN);
  });

  it('is heard up to now where no sample is named', () => {
    const { clock, spoken } = utterance(TEN);
    spoken.add(TEN, 0, 8000);
    clock.advance(300);
    expect(spoken.wordsHeard()).toBe('one two three');
    clock.advance(10_000);
    expect(spoken.wordsHeard()).toBe(TEN);
  });

  it('gives its text with the white space it was given when all of it has been heard', () => {
    const verbatim = ' Hello,\n  how are   you? ';
    const { spoken } = utterance(verbatim);
    spoken.add('Hello, how are you?', 0, 3200);
    expect(spoken.wordsHeard(1600)).toBe('Hello, how');
    expect(spoken.wordsHeard(3200)).toBe(verbatim);
  });

  it('joins its sentences, each in its own time', () => {
    const { spoken } = utterance('Good day. Who is it?');
    spoken.add('Good day.', 0, 1600);
    spoken.add('Who is it?', 8000, 10_400);
    expect(spoken.wordsHeard(5000)).toBe('Good day.');
    expect(spoken.wordsHeard(8800)).toBe('Good day. Who');
    expect([spoken.startSample, spoken.endSample]).toEqual([0, 10_400]);
  });

  it('leaves out what was said before somebody began to listen', () => {
    const { spoken } = utterance(TEN);
    spoken.add(TEN, 0, 8000);
    expect(spoken.wordsHeard(8000, 2400)).toBe('four five six seven eight nine ten');
    expect(spoken.wordsHeard(8000, 8000)).toBe('');
  });

  it('ends where it is cut short, and keeps the proportion of the whole', () => {
    const { spoken } = utterance(TEN);
    spoken.add(TEN, 0, 8000);
    expect(spoken.finished).toBe(false);
    spoken.finish(3200);
    expect(spoken.finished).toBe(true);
    expect(spoken.endSample).toBe(3200);
    expect(spoken.wordsHeard(8000)).toBe('one two three four');
  });

  it('has no words where it was cut before it began', () => {
    const { spoken } = utterance(TEN);
    spoken.add(TEN, 4000, 8000);
    spoken.finish(1600);
    expect(spoken.wordsHeard(8000)).toBe('');
  });

  it('has nothing to say before its first sentence is there', () => {
    const { spoken } = utterance(TEN);
    expect([spoken.startSample, spoken.endSample, spoken.wordsHeard(8000)]).toEqual([0, 0, '']);
  });
});
