import { describe, expect, it } from 'vitest';
import type { LegAudio } from '../../../src/media/leg.js';
import { seededRandom } from '../../../src/platform/random.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { engineNamed } from '../../../src/transcription/engines.js';
import { TranscriptionSession, type TranscriptionResult } from '../../../src/transcription/session.js';
import { legOf, speak } from '../../support/spoken-leg.js';

interface Heard extends TranscriptionResult {
  readonly at: number;
}

interface World {
  readonly clock: VirtualClock;
  readonly leg: LegAudio;
  readonly results: Heard[];
  readonly journal: unknown[];
  readonly session: TranscriptionSession;
}

interface Wish {
  readonly engine?: string;
  readonly interim?: boolean;
  readonly tracks?: 'inbound' | 'outbound' | 'both';
}

function world({ engine = 'Google', interim = false, tracks = 'inbound' }: Wish = {}): World {
  const clock = new VirtualClock();
  const leg = legOf(clock);
  const results: Heard[] = [];
  const journal: unknown[] = [];
  const session = new TranscriptionSession({
    clock,
    leg,
    engine: engineNamed(engine),
    interimResults: interim,
    tracks,
    random: seededRandom('transcription'),
    result: (data) => results.push({ at: clock.now(), ...data }),
    record: (type, fields) => journal.push({ type, ...fields }),
  });
  return { clock, leg, results, journal, session };
}

const texts = (results: readonly Heard[]): [number, string, boolean][] =>
  results.map((result) => [result.at, result.transcript, result.is_final]);

describe('a transcription', () => {
  it('gives one final result per utterance, verbatim, 300 ms after its last sample', async () => {
    const { clock, leg, results, session, journal } = world();
    session.start();
    speak(leg, 'mouth', ['Hello,  I would like', 'a table.'], 100);
    speak(leg, 'mouth', ['For four.'], 100);
    await clock.advanceAsync(899);
    expect(results).toEqual([]);
    await clock.advanceAsync(2000);
    expect(texts(results)).toEqual([
      [900, 'Hello,  I would like a table.', true],
      [1100, 'For four.', true],
    ]);
    expect(journal).toEqual([
      expect.objectContaining({ type: 'transcription.result', track: 'inbound', transcript: results[0]?.transcript }),
      expect.objectContaining({ type: 'transcription.result', track: 'inbound', is_final: true }),
    ]);
  });

  it('hears nothing that was said before it began', async () => {
    const { clock, leg, results, session } = world();
    speak(leg, 'mouth', ['too early'], 100);
    await clock.advanceAsync(200);
    session.start();
    await clock.advanceAsync(2000);
    expect(results).toEqual([]);
  });

  it('hears of an utterance under way only the words from then on', async () => {
    const { clock, leg, results, session } = world({ interim: true });
    speak(leg, 'mouth', ['one two three four five six seven eight nine ten'], 100);
    await clock.advanceAsync(300);
    session.start();
    await clock.advanceAsync(2000);
    expect(texts(results)).toEqual([
      [800, 'four five six seven eight', false],
      [1300, 'four five six seven eight nine ten', true],
    ]);
  });

  it('is final with the words heard when the utterance is cut short', async () => {
    const { clock, leg, results, session } = world();
    session.start();
    speak(leg, 'mouth', ['one two three four', 'five six seven eight'], 100);
    await clock.advanceAsync(610);
    leg.stop('mouth', 'all');
    await clock.advanceAsync(2000);
    expect(texts(results)).toEqual([[920, 'one two three four five six', true]]);
  });

  it('says nothing of an utterance that was cut before its first word', async () => {
    const { clock, leg, results, session } = world({ interim: true });
    session.start();
    speak(leg, 'mouth', ['encyclopaedias'], 400);
    await clock.advanceAsync(190);
    leg.stop('mouth', 'all');
    await clock.advanceAsync(2000);
    expect(results).toEqual([]);
  });

  it('gives interim results every 500 ms while it sounds, where they are wanted', async () => {
    const { clock, leg, results, session } = world({ interim: true });
    session.start();
    await clock.advanceAsync(7);
    speak(leg, 'mouth', ['one two three', 'four five six seven eight'], 200);
    await clock.advanceAsync(3000);
    expect(texts(results)).toEqual([
      [520, 'one two', false],
      [1020, 'one two three four five', false],
      [1520, 'one two three four five six seven', false],
      [1920, 'one two three four five six seven eight', true],
    ]);
  });

  it('repeats no interim result that has not grown, and none that is empty', async () => {
    const { clock, leg, results, session } = world({ interim: true });
    session.start();
    speak(leg, 'mouth', ['Donaudampfschifffahrt', 'ends'], 1600);
    await clock.advanceAsync(4000);
    expect(texts(results)).toEqual([
      [2000, 'Donaudampfschifffahrt', false],
      [3500, 'Donaudampfschifffahrt ends', true],
    ]);
  });

  it.each(['Telnyx', 'B', 'Azure', 'Humain', 'Reson8', 'Cohere'])('has no interim results with %s', async (engine) => {
    const { clock, leg, results, session } = world({ engine, interim: true });
    session.start();
    speak(leg, 'mouth', ['one two three four five six seven eight'], 200);
    await clock.advanceAsync(3000);
    expect(results.map((result) => result.is_final)).toEqual([true]);
  });

  it('hears each track for itself', async () => {
    const inbound = world({ tracks: 'inbound' });
    const outbound = world({ tracks: 'outbound' });
    const both = world({ tracks: 'both' });
    for (const { clock, leg, session } of [inbound, outbound, both]) {
      session.start();
      speak(leg, 'mouth', ['said by the caller'], 100);
      await clock.advanceAsync(100);
      speak(leg, 'main', ['spoken to the caller'], 100);
      await clock.advanceAsync(2000);
    }
    expect(texts(inbound.results)).toEqual([[700, 'said by the caller', true]]);
    expect(texts(outbound.results)).toEqual([[800, 'spoken to the caller', true]]);
    expect(texts(both.results)).toEqual([...texts(inbound.results), ...texts(outbound.results)]);
  });

  it('sends nothing after its stop, not even what was heard before it', async () => {
    const { clock, leg, results, session } = world({ interim: true });
    session.start();
    speak(leg, 'mouth', ['one two three four five'], 100);
    await clock.advanceAsync(510);
    expect(texts(results)).toEqual([[500, 'one two three four five', false]]);
    session.stop({ finish: false });
    session.stop({ finish: false });
    speak(leg, 'mouth', ['never heard'], 100);
    await clock.advanceAsync(3000);
    expect(results).toHaveLength(1);
  });

  it('makes the words heard so far final at once when the call ends in their middle', async () => {
    const { clock, leg, results, session } = world();
    session.start();
    speak(leg, 'mouth', ['one two three four five'], 100);
    await clock.advanceAsync(250);
    session.stop({ finish: true });
    await clock.advanceAsync(3000);
    expect(texts(results)).toEqual([[250, 'one two', true]]);
  });

  it('gives a sentence verbatim when the call ends before its 300 ms are over', async () => {
    const { clock, leg, results, session } = world();
    session.start();
    speak(leg, 'mouth', ['good  bye'], 100);
    await clock.advanceAsync(300);
    session.stop({ finish: true });
    expect(texts(results)).toEqual([[300, 'good  bye', true]]);
  });

  it('leaves no timer behind when it stops', async () => {
    const { clock, leg, session } = world({ interim: true });
    session.start();
    speak(leg, 'mouth', ['one two three four five'], 100);
    await clock.advanceAsync(400);
    const waiting = clock.pending;
    session.stop({ finish: false });
    expect(clock.pending).toBe(waiting - 1);
  });
});

describe("an engine's results", () => {
  const finalOf = async (engine: string, interim = false): Promise<Heard[]> => {
    const { clock, leg, results, session } = world({ engine, interim, tracks: 'both' });
    session.start();
    speak(leg, 'main', ['one two three four five six'], 100);
    await clock.advanceAsync(2000);
    return results;
  };

  it.each([
    'Google',
    'A',
    'Deepgram',
    'Azure',
    'xAI',
    'AssemblyAI',
    'Speechmatics',
    'Soniox',
    'Parakeet',
    'Humain',
    'Reson8',
  ])('carry a confidence above 0 and at most 1 with %s, and no track', async (engine) => {
    for (const result of await finalOf(engine, true)) {
      expect(result.confidence).toBeGreaterThan(0);
      expect(result.confidence).toBeLessThanOrEqual(1);
      expect(result).not.toHaveProperty('transcription_track');
    }
  });

  it.each(['Telnyx', 'B'])('carry the track and no confidence with %s', async (engine) => {
    expect(await finalOf(engine)).toEqual([
      { at: 900, transcript: 'one two three four five six', is_final: true, transcription_track: 'outbound' },
    ]);
  });

  it('carry a null confidence with Cohere', async () => {
    expect(await finalOf('Cohere')).toEqual([
      { at: 900, transcript: 'one two three four five six', is_final: true, confidence: null },
    ]);
  });

  it('are the same in every run with the same seed', async () => {
    expect(await finalOf('Google', true)).toEqual(await finalOf('Google', true));
  });
});
