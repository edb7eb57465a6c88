import { describe, expect, it } from 'vitest';
import { pureToneHz } from '../../../src/detection/tone.js';
import type { Codec } from '../../../src/media/codecs/codec.js';
import { LEG_CODECS } from '../../../src/media/codecs/index.js';
import { DTMF_DIGITS, dtmfTone, noise } from '../../../src/media/tones.js';
import { readWav } from '../../../src/media/wav.js';
import { readFixture } from '../../../src/platform/fixtures.js';
import { seededRandom } from '../../../src/platform/random.js';
import { sine } from '../../support/signals.js';

const RATE = 8000;
const FRAME = 160;

/** The frames of a sound as they arrive over a line. */
const frames = (pcm: Int16Array, codec: Codec = LEG_CODECS.PCMU): Int16Array[] =>
  Array.from({ length: Math.floor(pcm.length / FRAME) }, (_, k) =>
    codec.decode(codec.encode(pcm.slice(k * FRAME, (k + 1) * FRAME))),
  );

describe('a frame that is one tone', () => {
  it.each(['PCMU', 'PCMA'] as const)('is told, with its frequency to 10 Hz, through %s, loud and quiet', (codec) => {
    for (const hz of [350, 440, 1000, 1100, 1400, 2100, 2500])
      for (const peak of [30_000, 8000, 800]) {
        const heard = frames(sine(hz, FRAME * 5, RATE, peak), LEG_CODECS[codec]).map((frame) =>
          pureToneHz(frame, RATE),
        );
        for (const found of heard) expect(Math.abs((found ?? 0) - hz)).toBeLessThan(10);
      }
  });

  it('is no digit, no noise and no silence', () => {
    const random = seededRandom('tone');
    const sounds = Array.from(DTMF_DIGITS, (digit) => dtmfTone(digit, 200, RATE));
    sounds.push(noise(random, 2000, RATE, -20), new Int16Array(1600));
    for (const sound of sounds)
      expect(
        frames(sound)
          .map((frame) => pureToneHz(frame, RATE))
          .filter(Boolean),
      ).toEqual([]);
  });

  it.each(['greeting', 'goodbye', 'phone-number', 'yes', 'no'])(
    'is in the speech of "%s" never as long as a beep',
    async (name) => {
      const { pcm } = readWav((await readFixture(name)).wav);
      let [run, longest] = [0, 0];
      for (const frame of frames(pcm)) {
        run = pureToneHz(frame, RATE) === undefined ? 0 : run + 1;
        longest = Math.max(longest, run);
      }
      // A beep has 8 frames.
      expect(longest).toBeLessThan(8);
    },
  );
});
