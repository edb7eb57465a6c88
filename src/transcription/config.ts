import { LIMITS } from '../limits.js';
import type { Refusal } from '../contract/errors.js';
import { findEngine, type Engine } from './engines.js';
import { checkProperties, checkValue, isObject, wrongType, type JsonObject, type Rules } from './rules.js';

const ROOT = '/transcription_engine_config';

/** The name of the engine inside the configuration, and what changes our results. Everything else has no effect here. */
const WITH_EFFECT: readonly string[] = ['transcription_engine', 'interim_results'];

/** They say which service hears, and every service hears the same here: worth no remark. */
const WHICH_SERVICE: readonly string[] = ['transcription_model', 'region', 'api_key_ref'];

/**
 * Checks `transcription_engine_config` against the engine that the request names beside it (absent: Google). The official
 * schema is a union of which common configurations fit several variants; so the engine decides, and faults are its own only.
 * Pointers start with `/transcription_engine_config`. An engine that does not exist is the request schema's affair: nothing is reported here.
 */
export function checkEngineConfig(outerEngine: string | null | undefined, config: unknown): Refusal[] {
  const engine = findEngine(outerEngine);
  if (!engine) return [];
  const given = config ?? {};
  if (!isObject(given)) return wrongType('object', given, ROOT);
  const inner = { type: 'string', values: innerNames(engine, given) } as const;
  return [
    ...checkValue(inner, given['transcription_engine'] ?? null, `${ROOT}/transcription_engine`),
    ...engine.required.filter((name) => isBlank(given[name])).map((name) => missing(name)),
    ...checkProperties(rulesFor(engine, given), withoutBlanks(engine, given), ROOT),
  ].slice(0, LIMITS['request.faults']);
}

/** Whether interim results are asked for and the engine has them. */
export function wantsInterim(engine: Engine, config: unknown): boolean {
  return engine.interim && isObject(config) && config['interim_results'] === true;
}

/** The properties of a configuration that are the engine's and have no effect here (language, diarization, hints …). */
export function notSimulated(engine: Engine, config: unknown): string[] {
  const known = knownNames(engine, config);
  return givenNames(config).filter((name) => known.has(name) && ![...WITH_EFFECT, ...WHICH_SERVICE].includes(name));
}

/** The properties of a configuration that its engine does not have. Telnyx accepts them. */
export function unknownProperties(engine: Engine, config: unknown): string[] {
  const known = knownNames(engine, config);
  return givenNames(config).filter((name) => !known.has(name));
}

function knownNames(engine: Engine, config: unknown): Set<string> {
  const rules = rulesFor(engine, isObject(config) ? config : {});
  return new Set(['transcription_engine', ...Object.keys(rules)]);
}

function givenNames(config: unknown): string[] {
  if (!isObject(config)) return [];
  return Object.keys(config).filter((name) => config[name] !== undefined && config[name] !== null);
}

function ofModel(engine: Engine, config: JsonObject): { inner: readonly string[]; properties: Rules } | undefined {
  const model = config['transcription_model'];
  return typeof model === 'string' && engine.byModel && Object.hasOwn(engine.byModel, model)
    ? engine.byModel[model]
    : undefined;
}

const rulesFor = (engine: Engine, config: JsonObject): Rules => ({
  ...engine.properties,
  ...ofModel(engine, config)?.properties,
});

const innerNames = (engine: Engine, config: JsonObject): readonly string[] => [
  ...engine.inner,
  ...(ofModel(engine, config)?.inner ?? []),
];

// Telnyx's text for 10004 reads "is required and cannot be blank".
const isBlank = (value: unknown): boolean => value === undefined || value === null || value === '';

/** A blank required property is missing; that it is not in its enumeration would be the same fault again. */
function withoutBlanks(engine: Engine, config: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(config).filter(([name, value]) => !(engine.required.includes(name) && isBlank(value))),
  );
}

const missing = (name: string): Refusal => ({
  error: 'missingParameter',
  detail: `The '${name}' parameter is required and cannot be blank.`,
  pointer: `${ROOT}/${name}`,
});
