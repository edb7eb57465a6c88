import fc from 'fast-check';
import { expect, it } from 'vitest';
import { seededRandom } from '../../src/platform/random.js';
import { VirtualClock } from '../../src/platform/virtual-clock.js';
import { engineNamed } from '../../src/transcription/engines.js';
import { TranscriptionSession, type TranscriptionResult } from '../../src/transcription/session.js';
import { legOf, speak } from '../support/spoken-leg.js';
import { runs } from '../support/property-runs.js';

const sentence = fc
  .array(fc.stringMatching(/^[a-z,.]{1,8}$/), { minLength: 1, maxLength: 8 })
  .map((words) => words.join(' '));

it('interim results grow, each a beginning of the final one, whenever the utterance is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        sentences: fc.array(sentence, { minLength: 1, maxLength: 3 }),
        msPerWord: fc.integer({ min: 20, max: 600 }),
        listenMs: fc.integer({ min: 0, max: 700 }),
        cutMs: fc.option(fc.integer({ min: 0, max: 4000 }), { nil: undefined }),
      }),
      async ({ sentences, msPerWord, listenMs, cutMs }) => {
        const clock = new VirtualClock();
        const leg = legOf(clock);
        const results: TranscriptionResult[] = [];
        const session = new TranscriptionSession({
          clock,
          leg,
          engine: engineNamed('Deepgram'),
          interimResults: true,
          tracks: 'inbound',
          random: seededRandom('property'),
          result: (data) => results.push(data),
          record: () => undefined,
        });
        speak(leg, 'mouth', sentences, msPerWord);
        await clock.advanceAsync(listenMs);
        session.start();
        if (cutMs !== undefined) {
          await clock.advanceAsync(cutMs);
          leg.stop('mouth', 'all');
        }
        await clock.advanceAsync(20_000);
        const whole = sentences.join(' ');
        const final = results.at(-1);
        if (!final) return;
        expect(results.map((result) => result.is_final)).toEqual(results.map((_, i) => i === results.length - 1));
        expect(` ${whole} `).toContain(` ${final.transcript} `);
        if (cutMs === undefined) expect(whole.endsWith(final.transcript)).toBe(true);
        if (cutMs === undefined && listenMs === 0) expect(final.transcript).toBe(whole);
        let before = '';
        for (const { transcript } of results.slice(0, -1)) {
          expect(transcript.length).toBeGreaterThan(before.length);
          expect(`${final.transcript} `.startsWith(`${transcript} `)).toBe(true);
          before = transcript;
        }
      },
    ),
    runs(30),
  );
});
