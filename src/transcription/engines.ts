import type { Violation } from '../contract/violation.js';
import { componentSchema, type JsonSchema } from '../contract/request-schemas.js';
import { violationsUnder } from '../contract/schema-violations.js';

/** A speech recognition engine that `transcription_engine` may name. */
export interface Engine extends Traits {
  readonly name: string;
  /** It has `interim_results`. */
  readonly interim: boolean;
  /** The forms that its configuration may have: one, or one per model, named by `transcription_model`. */
  readonly forms: readonly EngineForm[];
}

/** A form is what a configuration may hold for one engine, or for one of its models. */
export interface EngineForm {
  readonly models: readonly string[];
  /** Names of its properties, and of those that must be given. */
  readonly properties: ReadonlySet<string>;
  readonly required: readonly string[];
  /** Everything that the form's schema has against a configuration. */
  readonly violations: (config: unknown) => Violation[];
}

/** An engine's results look so; the document does not say it (seen in real payloads). */
interface Traits {
  /** The kind of `transcription_data.confidence` in its results. */
  readonly confidence: 'number' | 'absent' | 'null';
  /** Its results carry `transcription_track`. */
  readonly track: boolean;
}

const COMMON: Traits = { confidence: 'number', track: false };
/** The engines that Telnyx hosts itself say which track they heard, and not how sure they are. */
const HOSTED: Traits = { confidence: 'absent', track: true };
const TRAITS: ReadonlyMap<string, Traits> = new Map([
  ['Telnyx', HOSTED],
  ['B', HOSTED],
  ['Cohere', { confidence: 'null', track: false }],
]);

/** A configuration may name its engine by the older name too. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['Google', 'A'],
  ['A', 'Google'],
  ['Telnyx', 'B'],
  ['B', 'Telnyx'],
]);

const INNER_NAME = 'transcription_engine';
const MODEL = 'transcription_model';

/** Telnyx's default. */
const DEFAULT_ENGINE = 'Google';

let known: ReadonlyMap<string, Engine> | undefined;

/** The engines of the document's `TranscriptionEngineConfig`, in its order, read at first use. */
export function engines(): readonly Engine[] {
  return [...byName().values()];
}

/** The engine of a request's `transcription_engine`; absent or null is Google. Undefined where there is none of that name. */
export function findEngine(name: string | null | undefined): Engine | undefined {
  return byName().get(name ?? DEFAULT_ENGINE);
}

/** As `findEngine`, for a name that has been checked. Throws a RangeError for one that has not. */
export function engineNamed(name: string | null | undefined): Engine {
  const engine = findEngine(name);
  if (engine) return engine;
  throw new RangeError(
    `transcription_engine: expected one of ${[...byName().keys()].join(', ')}, came ${String(name)}`,
  );
}

function byName(): ReadonlyMap<string, Engine> {
  known ??= new Map(readEngines().map((engine) => [engine.name, engine]));
  return known;
}

function readEngines(): Engine[] {
  // The last, open variant stands in the document so that no configuration is refused for another engine's sake.
  const configs = (componentSchema('telnyx', 'TranscriptionEngineConfig').anyOf ?? []).slice(0, -1);
  return configs.map((config) => {
    const schemas = config.oneOf ?? [config];
    const [name = ''] = innerNames(schemas);
    const otherName = OTHER_NAMES.get(name);
    const forms = schemas.map((schema) => readForm(schema, otherName === undefined ? [] : [otherName]));
    const interim = forms.some(({ properties }) => properties.has('interim_results'));
    return { ...(TRAITS.get(name) ?? COMMON), name, interim, forms: [...forms, ...unknownModelForm(schemas)] };
  });
}

/** An engine with a form per model is asked for a model that it does not have: what all forms take is told, by the first form. */
function unknownModelForm(schemas: readonly JsonSchema[]): EngineForm[] {
  const [first] = schemas;
  if (!first || schemas.length === 1) return [];
  const models = schemas.flatMap(modelNames);
  const schema = { ...first, properties: { ...first.properties, [MODEL]: { type: 'string', enum: models } } };
  return [{ ...readForm(schema, []), models: [] }];
}

function readForm(schema: JsonSchema, otherNames: readonly string[]): EngineForm {
  const properties = {
    ...schema.properties,
    // The engine stands beside the configuration already, so it may be absent or null in it.
    [INNER_NAME]: { type: ['string', 'null'], enum: [...innerNames([schema]), ...otherNames, null] },
  };
  const required = (schema.required ?? []).filter((name) => name !== INNER_NAME);
  return {
    models: modelNames(schema),
    properties: new Set(Object.keys(properties)),
    required,
    // Telnyx accepts unknown properties, whatever the schema says.
    violations: violationsUnder({ ...schema, properties, required, additionalProperties: true }),
  };
}

const innerNames = (schemas: readonly JsonSchema[]): string[] => schemas.flatMap((schema) => texts(schema, INNER_NAME));
const modelNames = (schema: JsonSchema): string[] => texts(schema, MODEL);

/** The texts that an enumerated property may be. */
const texts = ({ properties }: JsonSchema, name: string): string[] =>
  (properties?.[name]?.enum ?? []).filter((value) => typeof value === 'string');
