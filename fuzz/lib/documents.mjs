import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

// The documents that are served from: whatever is added to them is fuzzed without a line here.

const root = new URL('../../', import.meta.url);
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const read = (path) => readFileSync(fileURLToPath(new URL(path, root)), 'utf8');
const bundled = (name) => JSON.parse(read(`src/contract/generated/${name}.json`));

/** The document with every `$ref` replaced by what it names. A schema that contains itself ends in `{}`. */
function resolved(document) {
  const resolve = (node, within) => {
    if (Array.isArray(node)) return node.map((item) => resolve(item, within));
    if (typeof node !== 'object' || node === null) return node;
    if (typeof node.$ref === 'string') {
      const { $ref } = node;
      return within.includes($ref) ? {} : resolve(target(document, $ref), [...within, $ref]);
    }
    return Object.fromEntries(Object.entries(node).map(([key, inner]) => [key, resolve(inner, within)]));
  };
  return resolve(document, []);
}

function target(document, reference) {
  const steps = reference.slice('#/'.length).split('/');
  return steps.reduce((node, step) => node?.[step.replaceAll('~1', '/').replaceAll('~0', '~')], document);
}

/** One operation of a document, with what it takes and what it answers. */
function operationsOf(document, prefix) {
  return Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.filter((method) => item[method]).map((method) => {
      const { operationId, parameters = [], requestBody, responses } = item[method];
      return {
        operationId,
        method: method.toUpperCase(),
        path: `${prefix}${path}`,
        parameters: [...(item.parameters ?? []), ...parameters],
        /** Media type to schema. */
        bodies: contents(requestBody?.content),
        /** Status to media type to schema. */
        answers: new Map(Object.entries(responses).map(([status, { content }]) => [status, contents(content)])),
      };
    }),
  );
}

const contents = (content = {}) => new Map(Object.entries(content).map(([type, { schema }]) => [type, schema ?? {}]));

/** All operations of the Telnyx API and of the control API. */
export const OPERATIONS = [
  ...operationsOf(resolved(bundled('telnyx')), '/v2'),
  ...operationsOf(resolved(bundled('control')), ''),
];

export const operation = (id) => OPERATIONS.find(({ operationId }) => operationId === id);

const streaming = resolved(parse(read('openapi/media-streaming.yaml')));

/** Frames of the media stream: what an app may send, and what it gets. Each has a `name` and the schema of its `payload`. */
export const CLIENT_FRAMES = streaming.operations.receiveFromApplication.messages;
export const SERVER_FRAMES = streaming.operations.sendToApplication.messages;
