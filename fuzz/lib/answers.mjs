import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { brief, Failure } from './failure.mjs';

/** Contract with users: at most so many faults in one answer. */
const MAX_ERRORS = 100;
/** Settings of a transcription are checked against the engine chosen, not against the document's union. */
const NOT_BY_DOCUMENT = /transcription/;

const ajv = new Ajv2020({ strict: false, validateFormats: true });
addFormats.default(ajv);
// Those of ajv-formats refuse loopback, which is where everything is here.
for (const name of ['url', 'uri'])
  ajv.addFormat(name, (text) => URL.canParse(text) && /^https?:$/.test(new URL(text).protocol));

const compiled = new WeakMap();

/** What is wrong with a value, in words; undefined where it fits the schema. */
export function misfit(schema, value) {
  if (!compiled.has(schema)) compiled.set(schema, ajv.compile(schema));
  const validate = compiled.get(schema);
  return validate(value) ? undefined : ajv.errorsText(validate.errors);
}

const parsed = (text) => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Throws a Failure unless the answer is one that the document allows. `operation` is undefined for a path that is not in it. */
export function checkAnswer(operation, answer, what) {
  const { status, headers, text } = answer;
  const say = (fault) => new Failure(`${what} answered ${status}: ${fault}`, brief(text, 1_500));
  if (status === 500) throw say('a fault of the simulator');
  const type = String(headers['content-type'] ?? '').split(';')[0];
  if (status >= 400) checkErrors(parsed(text), say);
  const schemas = operation?.answers.get(String(status)) ?? operation?.answers.get('default');
  if (operation && !schemas) throw say('the document does not have that status');
  if (!operation || schemas.size === 0) return;
  const schema = schemas.get(type);
  if (!schema) throw say(`the document does not have the type ${type}`);
  if (type !== 'application/json') return;
  const body = parsed(text);
  const fault = body === undefined ? 'not JSON' : misfit(schema, body);
  if (fault) throw say(fault);
}

function checkErrors(body, say) {
  const errors = body?.errors;
  if (!Array.isArray(errors) || errors.length === 0) throw say('no errors[]');
  if (errors.length > MAX_ERRORS) throw say(`${errors.length} errors`);
  const bad = errors.find(({ code, title }) => typeof code !== 'string' || typeof title !== 'string');
  if (bad) throw say('an error without code and title');
}

/** Throws a Failure when a body that does not fit the document was taken. */
export function checkRefused(operation, bodyText, answer, what) {
  const schema = operation.bodies.get('application/json');
  const body = parsed(bodyText);
  if (answer.status >= 300 || !schema || body === undefined || NOT_BY_DOCUMENT.test(bodyText)) return;
  const fault = misfit(schema, body);
  if (fault)
    throw new Failure(
      `${what} answered ${answer.status} to a body that does not fit the document: ${fault}`,
      brief(bodyText, 1_500),
    );
}
