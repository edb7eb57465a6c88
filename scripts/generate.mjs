// Makes src/contract/generated/ from the OpenAPI documents: each bundled into one JSON file for run time, and typed. And the JSON Schema of scenario
// files, for editors.
//   node scripts/generate.mjs           writes the files
//   node scripts/generate.mjs --check   writes nothing; exit 1 when a file on disk differs
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { $RefParser } from '@apidevtools/json-schema-ref-parser';
import openapiTS, { astToString } from 'openapi-typescript';
import { scenarioSchema } from './scenario-schema.mjs';

const DOCUMENTS = ['telnyx', 'control', 'scenario'];
const documentUrl = (name) => new URL(`../openapi/${name}.yaml`, import.meta.url);
const GENERATED = 'src/contract/generated';
const SCENARIO_SCHEMA = 'scenarios/scenario.schema.json';
const outputUrl = (file) => new URL(`../${file}`, import.meta.url);

/**
 * One document without references to other files. What several places share must be named in the root file's
 * `components`, so that references stay short and the types get names.
 */
async function bundle(name) {
  const document = await $RefParser.bundle(fileURLToPath(documentUrl(name)));
  visitReferences(document, (reference) => {
    if (!/^#\/components\/[a-zA-Z]+\/[^/]+$/.test(reference)) {
      throw new Error(`${name}.yaml: ${reference} is shared but is not in components; name it there.`);
    }
  });
  return document;
}

function visitReferences(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (typeof node.$ref === 'string') visit(node.$ref);
  for (const child of Object.values(node)) visitReferences(child, visit);
}

async function types(name, document) {
  // A default says what Telnyx assumes, not that the property is there: it stays optional in the types.
  const ast = await openapiTS(structuredClone(document), { defaultNonNullable: false, silent: true });
  return `// Made from openapi/${name}.yaml by \`npm run generate\`; edit that instead.\n${astToString(ast)}`;
}

/**
 * The generated files, from the root of the repository, and their texts; the same texts for the same documents.
 * @returns {Promise<Map<string, string>>}
 */
export async function generate() {
  const files = new Map();
  for (const name of DOCUMENTS) {
    const document = await bundle(name);
    files.set(`${GENERATED}/${name}.json`, `${JSON.stringify(document, null, 1)}\n`);
    if (name === 'scenario') {
      const names = await $RefParser.parse(fileURLToPath(documentUrl('scenario/names')));
      files.set(SCENARIO_SCHEMA, `${JSON.stringify(scenarioSchema(document, names), null, 2)}\n`);
    }
    files.set(`${GENERATED}/${name}.ts`, `${(await types(name, document)).trimEnd()}\n`);
  }
  return files;
}

/**
 * Names of the generated files that are missing on disk or differ from `files`.
 * @param {Map<string, string>} files
 * @returns {Promise<string[]>}
 */
export async function staleFiles(files) {
  const stale = [];
  for (const [file, text] of files) {
    const onDisk = await readFile(outputUrl(file), 'utf8').catch((error) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (onDisk !== text) stale.push(file);
  }
  return stale;
}

async function main(argv) {
  const files = await generate();
  if (argv.includes('--check')) {
    const stale = await staleFiles(files);
    for (const file of stale) console.error(`${file} is out of date: npm run generate`);
    process.exitCode = stale.length > 0 ? 1 : 0;
    return;
  }
  await mkdir(outputUrl(`${GENERATED}/`), { recursive: true });
  for (const [file, text] of files) await writeFile(outputUrl(file), text);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await main(process.argv.slice(2));
