import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import {
  checkEngineConfig,
  withoutEffect,
  unknownProperties,
  wantsInterim,
} from '../../../src/transcription/config.js';
import { engineNamed, engines, findEngine } from '../../../src/transcription/engines.js';

const AT = '/transcription_engine_config';

/** The refusals as `error pointer`, which is what a test is mostly about. */
const faults = (engine: string | undefined, config: unknown): string[] =>
  checkEngineConfig(engine, config).map((refusal) => `${refusal.error} ${(refusal.pointer ?? '').replace(AT, '')}`);

const detail = (engine: string | undefined, config: unknown): string | undefined =>
  checkEngineConfig(engine, config)[0]?.detail;

describe('the engine of a transcription', () => {
  it('is Google where the request names none', () => {
    expect(findEngine(undefined)?.name).toBe('Google');
    expect(findEngine(null)?.name).toBe('Google');
    expect(faults(undefined, { model: 'nova' })).toEqual(['invalidEnum /model']);
  });

  it('is Google for A and Telnyx for B, which are old names', () => {
    const properties = (name: string) => engineNamed(name).forms.map((form) => form.properties);
    expect(properties('A')).toEqual(properties('Google'));
    expect(properties('B')).toEqual(properties('Telnyx'));
  });

  it('that does not exist is left to the request schema', () => {
    expect(findEngine('Whisper')).toBeUndefined();
    expect(checkEngineConfig('Whisper', { transcription_engine: 'Nobody' })).toEqual([]);
    expect(() => engineNamed('Whisper')).toThrow(/one of Google, Telnyx, .* came Whisper/);
  });

  it('has interim results exactly where its configuration has the property', () => {
    const without = engines().filter((engine) => !engine.interim);
    expect(without.map(({ name }) => name)).toEqual(['Telnyx', 'Azure', 'Humain', 'Reson8', 'Cohere', 'B']);
  });

  it('gives interim results only where it has them and they are asked for', () => {
    expect(wantsInterim(engineNamed('Deepgram'), { interim_results: true })).toBe(true);
    expect(wantsInterim(engineNamed('Deepgram'), { interim_results: false })).toBe(false);
    expect(wantsInterim(engineNamed('Deepgram'), undefined)).toBe(false);
    expect(wantsInterim(engineNamed('Telnyx'), { interim_results: true })).toBe(false);
  });
});

describe("an engine's configuration", () => {
  it('may be absent or empty where the engine requires nothing', () => {
    for (const { name } of engines().filter(({ name }) => !['Deepgram', 'Azure'].includes(name))) {
      expect(faults(name, undefined), name).toEqual([]);
      expect(faults(name, null), name).toEqual([]);
      expect(faults(name, {}), name).toEqual([]);
    }
  });

  it('may leave out the engine, which stands beside it already', () => {
    expect(faults(undefined, { language: 'en', interim_results: true })).toEqual([]);
    expect(faults('Soniox', { language: 'de' })).toEqual([]);
  });

  it('may name the engine again, but no other one', () => {
    const required: Record<string, object> = {
      Deepgram: { transcription_model: 'deepgram/nova-3' },
      Azure: { region: 'eastus' },
    };
    for (const { name } of engines()) {
      const rest = required[name] ?? {};
      expect(faults(name, { ...rest, transcription_engine: name }), name).toEqual([]);
      expect(faults(name, { ...rest, transcription_engine: 'Nobody' }), name).toEqual([
        'invalidEnum /transcription_engine',
      ]);
    }
    expect(faults('Google', { transcription_engine: 'A' })).toEqual([]);
    expect(faults('B', { transcription_engine: 'Telnyx' })).toEqual([]);
    expect(faults(undefined, { transcription_engine: 'Deepgram' })).toEqual(['invalidEnum /transcription_engine']);
    expect(detail('Azure', { region: 'eastus', transcription_engine: 'Google' })).toBe(
      'The value must be one of: Azure.',
    );
  });

  it("may name Deepgram's model as the engine, as the types of the official SDK want it", () => {
    const nova2 = { transcription_engine: 'deepgram/nova-2', transcription_model: 'deepgram/nova-2' };
    expect(faults('Deepgram', nova2)).toEqual([]);
    expect(faults('Deepgram', { ...nova2, transcription_model: 'deepgram/nova-3' })).toEqual([
      'invalidEnum /transcription_engine',
    ]);
  });

  it('must be an object', () => {
    expect(faults('Google', 'en')).toEqual(['wrongType ']);
    expect(detail('Google', ['en'])).toBe('The parameter must be of type object, but received type array');
  });

  it('must name the model for Deepgram and the region for Azure', () => {
    expect(faults('Deepgram', undefined)).toEqual(['missingParameter /transcription_model']);
    expect(faults('Deepgram', { transcription_model: '' })).toEqual(['missingParameter /transcription_model']);
    expect(faults('Azure', { region: null })).toEqual(['missingParameter /region']);
    expect(detail('Azure', {})).toBe("The 'region' parameter is required and cannot be blank.");
    expect(detail('Azure', { region: 'mars' })).toBe(
      'The value must be one of: australiaeast, centralindia, eastus, northcentralus, westeurope, westus2.',
    );
  });

  it.each([
    ['Google', 'language', 'en', 'auto_detect'],
    ['Telnyx', 'language', 'auto_detect', 'en-US'],
    ['Telnyx', 'transcription_model', 'openai/whisper-large-v3-turbo', 'deepgram/nova-3'],
    ['xAI', 'language', 'fil', 'zh'],
    ['AssemblyAI', 'transcription_model', 'assemblyai/universal-3-5-pro', 'universal'],
    ['Speechmatics', 'language', 'cmn_en_ms_ta', 'de'],
    ['Parakeet', 'transcription_model', 'omi-health/omi-med-stt-v1', 'nvidia/parakeet-v2'],
    ['Humain', 'language', 'codeswitch', 'de'],
    ['Reson8', 'language', 'fy', 'ar'],
    ['Cohere', 'language', 'ar', 'auto'],
    ['Google', 'model', 'phone_call', 'nova-3'],
  ])('of %s takes %s %s and not %s', (engine, name, good, bad) => {
    expect(faults(engine, { [name]: good })).toEqual([]);
    expect(faults(engine, { [name]: null })).toEqual([]);
    expect(faults(engine, { [name]: bad })).toEqual([`invalidEnum /${name}`]);
    expect(faults(engine, { [name]: 7 })).toEqual([`wrongType /${name}`]);
  });

  it("of Deepgram takes the model's own languages", () => {
    const german = { transcription_model: 'deepgram/nova-3', language: 'de' };
    expect(faults('Deepgram', german)).toEqual([]);
    expect(faults('Deepgram', { ...german, language: 'ja' })).toEqual(['invalidEnum /language']);
    expect(faults('Deepgram', { language: 'ja', transcription_model: 'deepgram/nova-2' })).toEqual([]);
    expect(faults('Deepgram', { language: 'ja' })).toEqual(['missingParameter /transcription_model']);
  });

  it.each([
    ['Deepgram', 'utterance_end_ms', 0, 5000],
    ['Soniox', 'max_endpoint_delay_ms', 500, 3000],
    ['Google', 'min_speaker_count', -(2 ** 31), 2 ** 31 - 1],
    ['Google', 'max_speaker_count', -(2 ** 31), 2 ** 31 - 1],
  ])('of %s takes %s from %d to %d', (engine, name, minimum, maximum) => {
    const model = engine === 'Deepgram' ? { transcription_model: 'deepgram/nova-3' } : {};
    expect(faults(engine, { ...model, [name]: minimum })).toEqual([]);
    expect(faults(engine, { ...model, [name]: maximum })).toEqual([]);
    expect(faults(engine, { ...model, [name]: minimum - 1 })).toEqual([`outOfRange /${name}`]);
    expect(detail(engine, { ...model, [name]: maximum + 1 })).toBe(
      `The value is outside of allowed range ${minimum} to ${maximum}`,
    );
    expect(faults(engine, { ...model, [name]: minimum + 0.5 })).toEqual([`wrongType /${name}`]);
    expect(faults(engine, { ...model, [name]: '700' })).toEqual([`wrongType /${name}`]);
  });

  it('is checked below its first level', () => {
    expect(faults('Google', { speech_context: [{ boost: 20, phrases: ['Telnyx'] }, {}] })).toEqual([]);
    expect(faults('Google', { hints: ['a', 1], speech_context: [{ boost: 21, phrases: 'x' }, 'y'] })).toEqual([
      'wrongType /hints/1',
      'outOfRange /speech_context/0/boost',
      'wrongType /speech_context/0/phrases',
      'wrongType /speech_context/1',
    ]);
    const nova = { transcription_model: 'deepgram/nova-3' };
    expect(faults('Deepgram', { ...nova, keywords_boosting: { systrom: 2.5 }, keyterms: ['a'] })).toEqual([]);
    expect(faults('Deepgram', { ...nova, keywords_boosting: null })).toEqual([]);
    expect(faults('Deepgram', { ...nova, keywords_boosting: { 'a/b~c': 'high' } })).toEqual([
      'wrongType /keywords_boosting/a~1b~0c',
    ]);
    expect(faults('Deepgram', { ...nova, keyterms: Array<string>(101).fill('a') })).toEqual(['outOfRange /keyterms']);
  });

  it('limit request.faults: is told all its faults, up to a limit', () => {
    expect(faults('Deepgram', { interim_results: 'yes', smart_format: 1, utterance_end_ms: -1 })).toEqual([
      'missingParameter /transcription_model',
      'wrongType /interim_results',
      'wrongType /smart_format',
      'outOfRange /utterance_end_ms',
    ]);
    expect(faults('Google', { hints: Array<number>(5000).fill(1) })).toHaveLength(LIMITS['request.faults']);
  });

  it('may have properties of other engines, which are unknown to this one', () => {
    const config = { transcription_engine: 'Telnyx', interim_results: 'any', language: 'en', utterance_end_ms: -1 };
    expect(faults('Telnyx', config)).toEqual([]);
    expect(unknownProperties(engineNamed('Telnyx'), config)).toEqual(['interim_results', 'utterance_end_ms']);
    const nova3 = { transcription_model: 'deepgram/nova-3', hints: 'nova-2 only' };
    expect(faults('Deepgram', nova3)).toEqual([]);
    expect(unknownProperties(engineNamed('Deepgram'), nova3)).toEqual(['hints']);
  });

  it('names what has no effect in the simulator', () => {
    const config = {
      transcription_engine: 'Google',
      interim_results: true,
      language: 'de',
      enable_speaker_diarization: true,
      hints: null,
      invented: 1,
    };
    expect(withoutEffect(engineNamed('Google'), config)).toEqual(['language', 'enable_speaker_diarization']);
    expect(withoutEffect(engineNamed('Azure'), { region: 'eastus' })).toEqual([]);
    expect(withoutEffect(engineNamed('Azure'), undefined)).toEqual([]);
  });
});
