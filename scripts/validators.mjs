// Writes the validators of all operations as code, so that a built program neither loads the compiler nor runs it: dist/contract/compiled.
import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const { default: standaloneCode } = require('ajv/dist/standalone');
const { _ } = require('ajv');

/**
 * A CommonJS module: a function that takes the formats and returns the operation's validators, in openapi-backend's order.
 * @param operation as `requestOperations` gives it
 * @param contract the modules `compile` and `formats` of src/contract
 */
export function validatorSource(operation, { newValidator, withFormats }) {
  const made = [];
  const options = { allErrors: true, code: { optimize: false, source: true, formats: _`formats` } };
  const validator = newValidator([operation], options, (ajv) => {
    made.push(ajv);
    return withFormats(ajv);
  });
  const validators = validator.getRequestValidatorsForOperation(operation.operationId);
  const parts = validators.map((validate) => {
    // openapi-backend has an instance of ajv for the body and one for the parameters, and does not say which.
    const ajv = made.find(({ _cache: cache }) => [...cache.values()].some((schema) => schema.validate === validate));
    return `((module) => {\nconst { exports } = module;\n${standaloneCode(ajv, validate)}\nreturn module.exports;\n})({ exports: {} })`;
  });
  return `'use strict';\nmodule.exports = (formats) => [\n${parts.join(',\n')},\n];\n`;
}

/** @param {string} dist where the compiled modules are */
export async function writeValidators(dist) {
  const load = (name) => import(pathToFileURL(join(dist, 'contract', `${name}.js`)).href);
  const { newValidator } = await load('compile');
  const { withFormats } = await load('formats');
  const { requestOperations } = await load('request-schemas');
  for (const name of ['telnyx', 'control']) {
    const folder = join(dist, 'contract', 'compiled', name);
    mkdirSync(folder, { recursive: true });
    for (const operation of requestOperations(name)) {
      const source = validatorSource(operation, { newValidator, withFormats });
      writeFileSync(join(folder, `${operation.operationId}.cjs`), source);
    }
  }
}
