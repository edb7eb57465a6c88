import { Ajv2020 } from 'ajv/dist/2020.js';
import ajvFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';

const ajv = new Ajv2020({ strict: false, allErrors: true });
ajvFormats.default(ajv, ['date-time']);
ajv.addFormat('url', true);
ajv.addFormat('binary', true);
for (const name of ['control', 'scenario']) {
  const file = new URL(`../../src/contract/generated/${name}.json`, import.meta.url);
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, name);
}

/** What `openapi/control.yaml`, or another document, has against a value that should be a `Call`, `Event` …; empty where it fits. */
export function misfits(schema: string, value: unknown, document: 'control' | 'scenario' = 'control'): string[] {
  const validate = ajv.getSchema(`${document}#/components/schemas/${schema}`);
  if (!validate) throw new Error(`the document has no schema ${schema}`);
  if (validate(value) === true) return [];
  return (validate.errors ?? []).map(({ instancePath, message = '' }) => `${instancePath} ${message}`);
}
