import { describe, expect, it } from 'vitest';
import { FLITE_VOICES, resolveVoice } from '../../../../src/media/speech/voices.js';

const voiceOf = (name?: string) => resolveVoice(name).voice;

describe('the voices of speak', () => {
  it.each([
    'female',
    'AWS.Polly.Joanna',
    'AWS.Polly.Joanna-Neural',
    'Polly.Joanna',
    'AWS.Polly.Generative.Amy',
    'Azure.en-CA-ClaraNeural',
    'Azure.en-US-Ava:DragonHDLatestNeural',
    'Azure.en-US-AvaMultilingualNeural',
    'Telnyx.KokoroTTS.af',
    'Telnyx.KokoroTTS.bf_emma',
    'Telnyx.NaturalHD.astra',
    'Telnyx.Bayan.Amanda',
    'Minimax.speech-2.6-turbo.Wise_Woman',
    'xAI.eve',
  ])('%s is a woman', (name) => {
    expect(voiceOf(name)).toBe('slt');
  });

  it.each([
    'male',
    'AWS.Polly.Matthew-Neural',
    'Polly.Brian',
    'Azure.en-US-BrianMultilingualNeural',
    'Azure.en-US-GuyNeural',
    'Telnyx.KokoroTTS.am_adam',
    'Telnyx.KokoroTTS.bm',
    'Telnyx.NaturalHD.albion',
    'Minimax.speech-02-hd.Patient_Man',
    'Inworld.Max.Oliver',
  ])('%s is a man', (name) => {
    expect(['rms', 'awb', 'kal16']).toContain(voiceOf(name));
  });

  it('are for a party the names of flite itself', () => {
    expect(FLITE_VOICES.map((name) => voiceOf(name))).toEqual([...FLITE_VOICES]);
    expect(voiceOf('RMS')).toBe('rms');
    expect(voiceOf('kal')).toBe('kal16');
  });

  it('stay the same for a name that says nothing, and differ between such names', () => {
    // Pinned: a change here changes what every user's calls sound like.
    expect(voiceOf('ElevenLabs.eleven_multilingual_v2.21m00Tcm4TlvDq8ikWAM')).toBe('kal16');
    expect(voiceOf('ElevenLabs.21m00Tcm4TlvDq8ikWAM')).toBe('kal16');
    const voices = new Set(Array.from({ length: 50 }, (_, i) => voiceOf(`Resemble.Turbo.clone_${i}`)));
    expect(voices).toEqual(new Set(FLITE_VOICES));
  });

  it('take any string', () => {
    for (const name of ['', ' ', '.', '...', 'toString', '\u0000', 'Azure', '日本', 'x'.repeat(10_000)]) {
      expect(FLITE_VOICES).toContain(voiceOf(name));
    }
    expect(voiceOf(undefined)).toBe('slt');
    expect(voiceOf('')).toBe('slt');
  });
});

describe('a language other than English', () => {
  it.each([
    ['female', 'de-DE', true],
    ['female', 'arb', true],
    ['female', 'en-GB-WLS', false],
    ['female', 'en-US', false],
    ['female', 'en', false],
    ['female', undefined, false],
    ['female', '', false],
    ['Azure.fr-FR-DeniseNeural', undefined, true],
    ['Azure.en-US-AvaNeural', undefined, false],
    ['Telnyx.KokoroTTS.ff_siwis', undefined, true],
    ['Telnyx.KokoroTTS.af_heart', undefined, false],
    ['AWS.Polly.Mizuki', 'en-US', true],
    ['AWS.Polly.Inês', undefined, true],
  ])('%s with %s is reported: %s', (name, language, foreign) => {
    expect(resolveVoice(name, language).foreign).toBe(foreign);
  });

  it('is ignored where a Polly voice is named, as Telnyx documents', () => {
    expect(resolveVoice('AWS.Polly.Joanna', 'de-DE').foreign).toBe(false);
  });
});

describe('a voice that is unknown', () => {
  it.each(['femail', 'robot', 'AWS.Polly.Joana', 'Polly.Nobody'])('%s: is likely misspelt', (name) => {
    expect(resolveVoice(name).unknown).toBe(true);
  });

  it.each([
    '',
    'female',
    'male',
    'slt',
    'kal',
    'AWS.Polly.Joanna-Neural',
    'Azure.en-US-GuyNeural',
    'ElevenLabs.v3.x1y2',
  ])('"%s" is not one: it may be a voice of Telnyx or of the user', (name) => {
    expect(resolveVoice(name).unknown).toBe(false);
  });
});
