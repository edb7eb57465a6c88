import { LIMITS } from '../../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { FliteSpeech, type VoicedPart } from '../../../../src/media/speech/synthesizer.js';
import type { SpeechEngine } from '../../../../src/media/speech/engine.js';
import { VirtualClock } from '../../../../src/platform/virtual-clock.js';
import { PATIENT } from '../../../support/askers.js';
import { FAKE_MS_PER_CHARACTER, fakeSpeech } from '../../../support/fake-speech.js';

/** 16 kHz, 20 ms for each character. */
function countingEngine(): SpeechEngine & { asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    synthesize: (voice, text) => {
      asked.push(`${voice}: ${text}`);
      return Promise.resolve({ pcm: new Int16Array(text.length * 320).fill(1000), rate: 16000 });
    },
    close: () => Promise.resolve(),
  };
}

const say = (text: string, voice: 'slt' | 'rms' = 'slt'): VoicedPart => ({ kind: 'text', text, voice });

describe('speech', () => {
  it('comes sentence by sentence in the voice that stands in for the one asked for', () => {
    const speech = new FliteSpeech({ host: new VirtualClock().host, engine: countingEngine() });
    expect(speech.parts({ text: 'Hello. How are you?', voice: 'male' })).toEqual([
      { kind: 'text', text: 'Hello.', voice: 'rms' },
      { kind: 'text', text: 'How are you?', voice: 'rms' },
    ]);
    expect(speech.parts({ text: '', voice: 'female' })).toEqual([]);
  });

  it('has the pauses of SSML between its sentences', async () => {
    const speech = new FliteSpeech({ host: new VirtualClock().host, engine: countingEngine() });
    const parts = speech.parts({ text: '<speak>One. Two.<break time="510ms"/>C</speak>', voice: 'female', ssml: true });
    expect(parts.map((part) => (part.kind === 'text' ? part.text : part.ms))).toEqual(['One.', 'Two.', 510, 'C']);
    const [, , pause] = parts;
    const clip = pause && (await speech.clip(pause, PATIENT));
    // 25.5 frames of silence are 26.
    expect(clip?.durationMs).toBe(520);
    expect(clip?.pcm.some((sample) => sample !== 0)).toBe(false);
    expect(speech.parts({ text: 'a < b', voice: 'female' })).toEqual([{ kind: 'text', text: 'a < b', voice: 'slt' }]);
  });

  it('is 8 kHz in whole frames, made once for all who ask', async () => {
    const engine = countingEngine();
    const speech = new FliteSpeech({ host: new VirtualClock().host, engine });
    const [one, two] = await Promise.all([speech.clip(say('abc'), PATIENT), speech.clip(say('abc'), PATIENT)]);
    expect(one).toBe(two);
    expect(await speech.clip(say('abc'), PATIENT)).toBe(one);
    expect([one.rate, one.durationMs]).toEqual([8000, 60]);
    expect(await speech.clip(say('abc', 'rms'), PATIENT)).not.toBe(one);
    expect(engine.asked).toEqual(['slt: abc', 'rms: abc']);
  });

  it('limit speech.cache_bytes: is made anew when the cache has no room', async () => {
    const engine = countingEngine();
    const speech = new FliteSpeech({ host: new VirtualClock().host, engine, cacheBytes: 100 });
    await speech.clip(say('abc'), PATIENT);
    await speech.clip(say('abc'), PATIENT);
    expect(engine.asked).toHaveLength(2);
  });

  it('of a text without anything to say is of no length, and the engine is not asked', async () => {
    const engine = countingEngine();
    const speech = new FliteSpeech({ host: new VirtualClock().host, engine });
    expect((await speech.clip(say(''), PATIENT)).lengthSamples).toBe(0);
    expect(await speech.synthesize(' \n😀', 'slt', PATIENT)).toHaveLength(0);
    expect(engine.asked).toEqual([]);
  });

  it('limit speech.part_chars: of one endless word is asked for in pieces, up to a limit', async () => {
    const engine = countingEngine();
    const speech = new FliteSpeech({ host: new VirtualClock().host, engine });
    expect(await speech.synthesize('x'.repeat(3000), 'slt', PATIENT)).toHaveLength(3000 * 160);
    expect(engine.asked).toHaveLength(12);
    await expect(speech.synthesize('x'.repeat(LIMITS['speech.part_chars'] + 1), 'slt', PATIENT)).rejects.toThrow(
      /at most 10000 characters, came 10001/,
    );
  });
});

describe('fake speech', () => {
  it('lasts 60 ms a character and is not silent', async () => {
    const speech = fakeSpeech();
    const [part] = speech.parts({ text: 'Yes', voice: 'female' });
    const clip = part && (await speech.clip(part, PATIENT));
    expect(clip?.durationMs).toBe(3 * FAKE_MS_PER_CHARACTER);
    expect(clip?.pcm.filter((sample) => sample !== 0).length).toBeGreaterThan(1000);
    expect(speech.asked).toEqual(['Yes']);
  });
});
