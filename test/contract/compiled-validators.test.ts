import { createRequire } from 'node:module';
import { isDeepStrictEqual } from 'node:util';
import { runInThisContext } from 'node:vm';
import type { ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validatorSource } from '../../scripts/validators.mjs';
import { newValidator } from '../../src/contract/compile.js';
import { FORMATS, withFormats } from '../../src/contract/formats.js';
import { requestOperations, type RequestOperation } from '../../src/contract/request-schemas.js';

const require = createRequire(import.meta.url);

/** The validators that the build writes for an operation, loaded. */
function built(operation: RequestOperation): ValidateFunction[] {
  const source = validatorSource(operation, { newValidator, withFormats });
  const load = runInThisContext(`(module, require) => {${source}}`) as (module: object, r: typeof require) => void;
  const module = {
    exports: (formats: typeof FORMATS): ValidateFunction[] =>
      expect.fail(`nothing loaded for ${Object.keys(formats).length}`),
  };
  load(module, require);
  return module.exports(FORMATS);
}

/** Values for properties that the schemas know: of every type, of every format, and of the wrong ones. */
const VALUES = [
  null,
  true,
  0,
  1.5,
  -1,
  '',
  'x',
  '+15550100001',
  'http://127.0.0.1:1/',
  'ftp://a',
  'on',
  'PCMU',
  [],
  ['x'],
  {},
  [{ name: 'a', value: 'b' }],
];

/** Bodies of an operation: some of its properties, one that it does not know, each with some value. */
function bodies({ requestBody }: RequestOperation): fc.Arbitrary<unknown> {
  const schema = requestBody?.content['application/json'].schema ?? {};
  const names = [...Object.keys(schema.properties ?? {}), ...(schema.required ?? []), 'unheard_of'];
  return fc.oneof(
    fc.constantFrom<unknown>(...VALUES),
    fc.dictionary(fc.constantFrom(...names), fc.constantFrom<unknown>(...VALUES)),
  );
}

const operations = (['telnyx', 'control'] as const).flatMap((name) => requestOperations(name));

describe('The validators that the build writes', () => {
  it.each(operations.map((operation) => [operation.operationId, operation] as const))(
    'of %s find what those compiled on the spot find',
    (id, operation) => {
      const fresh = newValidator([operation], { allErrors: true }).getRequestValidatorsForOperation(id);
      const written = built(operation);
      expect(written).toHaveLength(fresh.length);
      const errorsOf = (validate: ValidateFunction | undefined, value: unknown) => {
        // Parameters are turned into what the schema says in place.
        const copy = structuredClone(value);
        return [validate?.(copy), copy, validate?.errors];
      };
      fc.assert(
        fc.property(bodies(operation), (body) => {
          const requests = [{ requestBody: body }, { path: {}, header: {}, query: body }];
          for (const [i, validate] of fresh.entries())
            for (const request of requests) {
              const [found, wanted] = [errorsOf(written[i], request), errorsOf(validate, request)];
              // Of so many cases `expect` would take longer than what it compares.
              if (!isDeepStrictEqual(found, wanted)) expect(found).toEqual(wanted);
            }
        }),
        { numRuns: 40 },
      );
    },
  );
});
