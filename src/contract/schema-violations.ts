import type { AnySchema } from 'ajv';
import { LIMITS } from '../limits.js';
import { hasMoreValuesThan } from './body-size.js';
import type { Violation } from './violation.js';
import { newAjv } from './compile.js';
import type { JsonSchema } from './request-schemas.js';
import { violationsOf } from './validate.js';

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
  const compile = () => newAjv({ allErrors, strict: false }).compile(schema as AnySchema);
  let compiled: ReturnType<typeof compile> | undefined;
  return () => (compiled ??= compile());
}
