import { LIMITS } from '../limits.js';
import type { Refusal } from '../contract/errors.js';
import { findEngine, type Engine, type EngineForm } from './engines.js';

const ROOT = '/transcription_engine_config';

/** The name of the engine inside the configuration, and what changes our results. Everything else has no effect here. */
const WITH_EFFECT: readonly string[] = ['transcription_engine', 'interim_results'];

/** They say which service hears, and every service hears the same here: worth no remark. */
const WHICH_SERVICE: readonly string[] = ['transcription_model', 'region', 'api_key_ref'];

type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Checks `transcription_engine_config` against the engine that the request names beside it (absent: Google). The official
 * schema is a union of which common configurations fit several variants; so the engine decides, and violations are its own only.
 * Pointers start with `/transcription_engine_config`. An engine that does not exist is the request schema's affair: nothing is reported here.
 */
export function checkEngineConfig(outerEngine: string | null | undefined, config: unknown): Refusal[] {
  const engine = findEngine(outerEngine);
  const given = config ?? {};
  const form = engine && formOf(engine, given);
  if (!form) return [];
  return form
    .violations(withoutBlanks(form, given))
    .slice(0, LIMITS['request.faults'])
    .map(({ error, detail, at }) => ({ error, detail, pointer: `${ROOT}${at}` }));
}

/** Interim results are asked for, and the engine has them. */
export function wantsInterim(engine: Engine, config: unknown): boolean {
  return engine.interim && isObject(config) && config['interim_results'] === true;
}

/** The properties of a configuration that are the engine's and have no effect here (language, diarization, hints …). */
export function withoutEffect(engine: Engine, config: unknown): string[] {
  const known = formOf(engine, config)?.properties;
  return givenNames(config).filter((name) => known?.has(name) && ![...WITH_EFFECT, ...WHICH_SERVICE].includes(name));
}

/** The properties of a configuration that its engine does not have. Telnyx accepts them. */
export function unknownProperties(engine: Engine, config: unknown): string[] {
  const known = formOf(engine, config)?.properties;
  return givenNames(config).filter((name) => !known?.has(name));
}

/** The form that is for the configuration's model; the last takes what no other is for. */
function formOf({ forms }: Engine, config: unknown): EngineForm | undefined {
  const model = isObject(config) ? config['transcription_model'] : undefined;
  return forms.find(({ models }) => models.some((name) => name === model)) ?? forms.at(-1);
}

function givenNames(config: unknown): string[] {
  if (!isObject(config)) return [];
  return Object.keys(config).filter((name) => config[name] !== undefined && config[name] !== null);
}

/** Telnyx's text for 10004 reads "is required and cannot be blank": so a blank that is required is missing, and nothing else is wrong with it. */
function withoutBlanks({ required }: EngineForm, config: unknown): unknown {
  if (!isObject(config)) return config;
  const isBlank = (name: string): boolean => config[name] === null || config[name] === '';
  return Object.fromEntries(Object.entries(config).filter(([name]) => !(required.includes(name) && isBlank(name))));
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
