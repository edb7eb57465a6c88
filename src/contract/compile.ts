import { createRequire } from 'node:module';
import type * as AjvModule from 'ajv';
import type { Ajv, Options, ValidateFunction } from 'ajv';
import type * as OpenApiBackend from 'openapi-backend';
import type { OpenAPIValidator } from 'openapi-backend';
import { FORMATS, withFormats } from './formats.js';
import type { DocumentName, RequestOperation } from './request-schemas.js';

// ajv and openapi-backend are loaded when something is compiled, which a built program seldom does: they take a start 70 ms.
const require = createRequire(import.meta.url);

/**
 * Options of every validator. `verbose` hands the schema to the error messages. Nothing checks the schemas here: tests hold the
 * documents to their form. Optimizing the code takes ajv a third of the compiling, and gains nothing that could be measured.
 */
const AJV_OPTIONS = {
  code: { optimize: false },
  verbose: true,
  logger: false,
  meta: false,
  validateSchema: false,
} as const;

/** Compiles schemas that stand alone. */
export function newAjv(options: Options): Ajv {
  const { Ajv: AjvClass } = require('ajv') as typeof AjvModule;
  return withFormats(new AjvClass({ ...AJV_OPTIONS, ...options }));
}

/**
 * openapi-backend makes the validators; its router, which lists all operations anew at each request and is slower than all else
 * together, is left alone. It is not asked to check the document: it knows the meta-schema of 3.0 only. Its validator class is that of
 * draft-07, which has all that the documents use of 2020-12.
 */
export function newValidator(
  operations: readonly RequestOperation[],
  options: Options,
  customizeAjv: (ajv: Ajv) => Ajv = withFormats,
): OpenAPIValidator {
  const { OpenAPIValidator: Validator } = require('openapi-backend') as typeof OpenApiBackend;
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { path, method, ...operation } of operations) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: { ...operation, responses: {} } };
  }
  return new Validator({
    definition: { openapi: '3.1.0', info: { title: '', version: '' }, paths },
    lazyCompileValidators: true,
    ajvOpts: { ...AJV_OPTIONS, ...options },
    customizeAjv: (ajv) => customizeAjv(ajv),
  });
}

/**
 * The validators of an operation as the build has compiled them, in openapi-backend's order; undefined in the sources, which have none.
 * They find all violations.
 */
export function builtValidators(name: DocumentName, operationId: string): ValidateFunction[] | undefined {
  const file = `./compiled/${name}/${operationId}.cjs`;
  try {
    // The build's own file (scripts/validators.mjs).
    return (require(file) as (formats: typeof FORMATS) => ValidateFunction[])(FORMATS);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}
