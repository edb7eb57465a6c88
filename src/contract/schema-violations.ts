import { Ajv, type AnySchema } from 'ajv';
import { LIMITS } from '../limits.js';
import { hasMoreValuesThan } from './body-size.js';
import type { Violation } from './violation.js';
import { withFormats } from './formats.js';
import type { JsonSchema } from './request-schemas.js';
import { violationsOf } from './validate.js';

/**
 * Options of every validator. `verbose` hands the schema to the error messages. Nothing checks the schemas here: tests hold the
 * documents to their form. Optimizing the code takes ajv a third of the compiling, and gains nothing that could be measured.
 */
export const AJV_OPTIONS = {
  code: { optimize: false },
  verbose: true,
  logger: false,
  meta: false,
  validateSchema: false,
} as const;

/**
 * A check of values against one schema, compiled when it is first used. It gives all violations of a value, or of one with more than
 * `LIMITS['request.values']` values the first.
 */
export function violationsUnder(schema: JsonSchema): (value: unknown) => Violation[] {
  const thorough = compiledOnce(schema, { allErrors: true });
  const hasty = compiledOnce(schema, { allErrors: false });
  return (value) => {
    const validate = hasMoreValuesThan(value, LIMITS['request.values']) ? hasty() : thorough();
    return validate(value) ? [] : violationsOf(validate.errors ?? []);
  };
}

function compiledOnce(schema: JsonSchema, { allErrors }: { readonly allErrors: boolean }) {
  // A schema of the document is one of ajv's; `JsonSchema` names only what this folder reads of it.
  const compile = () => withFormats(new Ajv({ ...AJV_OPTIONS, allErrors, strict: false })).compile(schema as AnySchema);
  let compiled: ReturnType<typeof compile> | undefined;
  return () => (compiled ??= compile());
}
