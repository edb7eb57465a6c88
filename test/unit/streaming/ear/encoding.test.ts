import { afterAll, describe, expect, it } from 'vitest';
import { CODECS, l16be } from '../../../../src/media/codecs/index.js';
import { resample } from '../../../../src/media/resample.js';
import { FliteSpeech } from '../../../../src/media/speech/synthesizer.js';
import { FliteWorker } from '../../../../src/media/speech/worker.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';
import { Encoding, type Reading, type WrongEncoding } from '../../../../src/streaming/ear/encoding.js';
import { PATIENT } from '../../../support/askers.js';
import { louder, NOT_SPOKEN, SPOKEN, spoken } from '../../../support/many-sounds.js';

const speech = new FliteSpeech({ host: new VirtualClock().host, engine: new FliteWorker(new VirtualClock().host) });
afterAll(() => speech.close());

const ENCODINGS = { PCMU: CODECS.PCMU, PCMA: CODECS.PCMA, L16: CODECS.L16, 'L16 big-endian': l16be } as const;
const READINGS = Object.keys(ENCODINGS) as Reading[];
const GAINS_DB = [0, -30, 12];

/** The formats in which `reading` is sent: L16 at its rates. */
const ratesOf = (reading: Reading): readonly number[] => (reading.startsWith('L16') ? [8000, 16_000] : [8000]);

/** What is said of `bytes` that a client sends in frames of 20 ms. */
function said(bytes: Uint8Array, takenAs: Reading, rate: number, frameBytes = 160): WrongEncoding[] {
  const ear = new Encoding(takenAs, rate);
  const found: WrongEncoding[] = [];
  for (let at = 0; at < bytes.length; at += frameBytes) {
    const wrong = ear.chunk(bytes.subarray(at, at + frameBytes));
    if (wrong) found.push(wrong);
  }
  return found;
}

const sent = (pcm: Int16Array, as: Reading, rate: number, db: number): Uint8Array =>
  ENCODINGS[as].encode(louder(resample(pcm, 8000, rate), db));

function expectClean(pcm: Int16Array): void {
  const atRates = new Map([8000, 16_000].map((rate) => [rate, resample(pcm, 8000, rate)]));
  for (const reading of READINGS) {
    for (const rate of ratesOf(reading)) {
      for (const db of GAINS_DB) {
        const bytes = ENCODINGS[reading].encode(louder(atRates.get(rate) ?? pcm, db));
        expect(said(bytes, reading, rate, rate / 25)).toEqual([]);
      }
    }
  }
}

describe('sound in the encoding of its stream', () => {
  it.each(Object.entries(NOT_SPOKEN))('is never taken for another one: %s', (_name, make) => expectClean(make()));
  it.each(SPOKEN)('is never taken for another one: %s', (name) => expectClean(spoken(name)));

  it('is never taken for another one: sibilants', async () => {
    expectClean(await speech.synthesize('She sells sea shells. Six thick thistle sticks.', 'slt', PATIENT));
  });
});

describe('speech in another encoding than its stream', () => {
  const pairs = READINGS.flatMap((as) => READINGS.filter((other) => other !== as).map((other) => [as, other] as const));

  it.each(pairs)('is told within a few words: %s taken as %s', (as, takenAs) => {
    for (const name of SPOKEN) {
      for (const db of [0, -12, 12]) {
        // Twice, as bytes of one taken for halves of two are half as many pieces.
        const bytes = sent(spoken(name), as, 8000, db);
        const [wrong, ...more] = said(Buffer.concat([bytes, bytes]), takenAs, 8000);
        expect(wrong).toMatchObject({ taken_as: takenAs, reads_as: as });
        expect((wrong?.reads_gain_db ?? 0) - (wrong?.taken_gain_db ?? 0)).toBeGreaterThan(9);
        expect(more).toEqual([]);
      }
    }
  });

  it('is told in a chunk of seconds as in frames of 20 ms', () => {
    const bytes = sent(spoken('greeting'), 'PCMA', 8000, 0);
    expect(said(bytes, 'PCMU', 8000, bytes.length)).toMatchObject([{ reads_as: 'PCMA' }]);
  });

  it('is told at the rates of L16', () => {
    for (const rate of ratesOf('L16')) {
      const bytes = sent(spoken('greeting'), 'L16 big-endian', rate, 0);
      expect(said(bytes, 'L16', rate, rate / 25)).toMatchObject([{ taken_as: 'L16', reads_as: 'L16 big-endian' }]);
    }
  });

  it('is not told where chunks of L16 end in the middle of a sample: nobody knows which byte is the first', () => {
    expect(said(sent(spoken('greeting'), 'L16 big-endian', 8000, 0), 'L16', 8000, 161)).toEqual([]);
  });

  it('is not told where most of it is right', () => {
    const right = sent(spoken('greeting'), 'PCMU', 8000, 0);
    const wrong = sent(spoken('greeting'), 'PCMA', 8000, 0);
    expect(said(Buffer.concat([right, wrong]), 'PCMU', 8000)).toEqual([]);
  });
});
