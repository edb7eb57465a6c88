import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';

const file = new URL('../../src/contract/generated/control.json', import.meta.url);
const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv, ['date-time']);
ajv.addFormat('url', true);
ajv.addFormat('binary', true);
ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, 'control');

/** What `openapi/control.yaml` has against a value that should be a `Call`, `Event` …; empty where it fits. */
export function misfits(schema: string, value: unknown): string[] {
  const validate = ajv.getSchema(`control#/components/schemas/${schema}`);
  if (!validate) throw new Error(`the document has no schema ${schema}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
