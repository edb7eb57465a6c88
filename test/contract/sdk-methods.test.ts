import Telnyx from 'telnyx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ContractCheck } from '../support/contract-check.js';
import { leastOf, mostOf } from '../support/request-values.js';
import type { Complete } from '../support/sdk-answers.js';
import { METHODS, type Row } from '../support/sdk-methods.js';
import { wavOf } from '../support/sounds.js';
import { KEY, TelnyxWorld } from '../support/telnyx-world.js';

type Resource = Readonly<Record<string, (...given: unknown[]) => Promise<unknown>>>;

const check = new ContractCheck();
let world: TelnyxWorld;
let client: Telnyx;
beforeAll(async () => {
  world = await TelnyxWorld.open({ config: { provisionUnknown: true } });
  world.files.set('http://files.test/a.wav', wavOf(100));
  client = new Telnyx({
    apiKey: KEY,
    baseURL: `http://127.0.0.1:${world.port}/v2`,
    fetch: check.fetch,
    maxRetries: 0,
  });
});
afterAll(() => world[Symbol.asyncDispose]());

/** `calls.actions` of the client. */
function resourceOf(path: string): Resource {
  let found: unknown = client;
  for (const step of path.split('.')) found = Reflect.get(found as object, step);
  // Resources of the SDK have methods, and resources below them.
  return found as Resource;
}

const methods = Object.entries<Readonly<Record<string, Row>>>(METHODS).flatMap(([path, rows]) =>
  Object.entries(rows).map(([name, [operationId, ...given]]) => ({
    title: `${path}.${name}`,
    path,
    name,
    operationId,
    given,
  })),
);

/** The document promises all that the SDK's types ask for: what is said below of answers that fit the document is true of the types too. */
const documentIsComplete: Complete = true;

/** Asks with what is given in place of the objects of a row. */
const ask = ({ path, name, given }: (typeof methods)[number], values: object): Promise<unknown> =>
  resourceOf(path)[name]?.(...given.map((each) => (typeof each === 'object' ? { ...each, ...values } : each))) ??
  Promise.reject(new Error(`no method ${path}.${name}`));

describe('the official SDK', () => {
  it('asks for nothing in its types that the document does not promise', () => {
    // The compiler has looked; it names what is missing.
    expect(documentIsComplete).toBe(true);
  });

  it('has no method that the table lacks, and all that it has', () => {
    const found = Object.keys(METHODS).flatMap((path) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(resourceOf(path)))
        .filter((name) => name !== 'constructor')
        .map((name) => `${path}.${name}`),
    );
    expect(found.sort()).toEqual(methods.map(({ title }) => title).sort());
  });

  it.each(methods)('gets from $title, asked with no more than it needs, what its types promise', async (method) => {
    await expectAnswer(method, leastOf(method.operationId));
  });

  it.each(methods)('gets from $title, asked with all there is, what its types promise', async (method) => {
    const values = mostOf(method.operationId);
    // A command that repeats the id of another would be ignored.
    await expectAnswer(method, 'command_id' in values ? { ...values, command_id: method.operationId } : values);
  });
});

/** A refusal rejects; an answer is held against the schema of its operation, which is closed and names what must be there. */
async function expectAnswer(method: (typeof methods)[number], values: object): Promise<void> {
  const before = check.exchanged.length;
  await ask(method, values);
  const [answer, ...further] = check.exchanged.slice(before);
  expect(further).toEqual([]);
  expect(answer?.operationId).toBe(method.operationId);
  expect(answer?.status).toBeGreaterThanOrEqual(200);
  expect(answer?.status).toBeLessThan(300);
  expect(check.faults.splice(0)).toEqual([]);
}
