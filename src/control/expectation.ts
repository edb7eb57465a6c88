import type { Call } from '../calls/call.js';
import { hintFor, problemOf } from '../contract/problem.js';
import { ScenarioForm, type FormFault } from '../contract/scenario-form.js';
import type { Expectation } from '../expectations/judgement.js';
import { expectationFaults } from '../expectations/rules.js';
import { LIMITS } from '../limits.js';
import { FIXTURE, FixtureError, readFixture } from '../platform/fixtures.js';
import { recordingOf, type Recordings } from '../readings/heard.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError, type ErrorDetail } from './simulator-error.js';

let form: ScenarioForm | undefined;

/**
 * An expectation, or a list of them in order, that is as the document has it. Throws a SimulatorError (422) with its faults, `request.faults` at most. `at`: its
 * place in the request.
 */
export function checkedExpectation(given: unknown, at: readonly string[] = []): Expectation {
  form ??= new ScenarioForm();
  const ofForm = form.faults('Expectations', given);
  // The rules go by the form.
  const faults = ofForm.length > 0 ? ofForm : expectationFaults(given as Expectation | Expectation[]);
  if (faults.length > 0)
    throw new SimulatorError(
      422,
      faults.slice(0, LIMITS['request.faults']).map((fault) => detailOf(fault, at)),
    );
  return Array.isArray(given) ? { 'in order': given as Expectation[] } : (given as Expectation);
}

function detailOf({ path, expected, came, known }: FormFault, at: readonly string[]): ErrorDetail {
  const hint = typeof came === 'string' ? hintFor(came, known) : undefined;
  return { detail: problemOf(expected, came, hint), pointer: pointerOf([...at, ...path]) };
}

const pointerOf = (path: readonly (string | number)[]): string =>
  path.length === 0 ? '/' : path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** All of it is about the call of that name, where it does not say of which. */
export function onCall(expectation: Expectation, name: string): Expectation {
  const { never, 'in order': ordered, 'any order': unordered } = expectation;
  if (never) return { ...expectation, never: onCall(never, name) };
  if (ordered) return { ...expectation, 'in order': ordered.map((part) => onCall(part, name)) };
  if (unordered) return { ...expectation, 'any order': unordered.map((part) => onCall(part, name)) };
  return { on: name, ...expectation };
}

/** The recordings that `like` names in an expectation. Rejects with a SimulatorError (422) for one that cannot be had. `at`: its place in the request. */
export async function recordingsIn(
  exchange: Exchange,
  expectation: Expectation,
  at: readonly string[] = [],
): Promise<Recordings> {
  const names = [...new Set(likesIn(expectation))];
  return new Map(
    await Promise.all(
      names.map(async (name) => [name, await recordingOf(exchange, await fixtureBytes(name, at))] as const),
    ),
  );
}

async function fixtureBytes(name: string, at: readonly string[]): Promise<Uint8Array> {
  const refused = (detail: string): SimulatorError =>
    new SimulatorError(422, [{ detail, ...(at.length === 0 ? {} : { pointer: pointerOf(at) }) }]);
  if (!name.startsWith(FIXTURE)) throw refused(`like: ${problemOf(`${FIXTURE}NAME`, name)}; files are for scenarios`);
  try {
    return (await readFixture(name.slice(FIXTURE.length))).wav;
  } catch (error) {
    throw error instanceof FixtureError ? refused(`like: ${error.message}`) : error;
  }
}

function likesIn({ heard, never, 'in order': ordered = [], 'any order': unordered = [] }: Expectation): string[] {
  const like = typeof heard === 'object' ? heard.like : undefined;
  const parts = [...ordered, ...unordered, ...(never ? [never] : [])];
  return [...(like === undefined ? [] : [like]), ...parts.flatMap(likesIn)];
}

/** The number or address of the far end of a call. */
export const farEndOf = ({ direction, from, to }: Pick<Call, 'direction' | 'from' | 'to'>): string =>
  direction === 'incoming' ? from : to;

/** The calls that `on` names: by their ids, or by the number of their far ends. */
export function callsNamed(exchange: Exchange, on: string): string[] {
  if (exchange.findCall(on)) return [on];
  return [...exchange.calls()].flatMap((call) => (farEndOf(call) === on ? [call.id] : []));
}

/** Says that there was no call of that id or number, and which numbers there were; undefined where there was one. */
export function strangerTo(exchange: Exchange, on: string): string | undefined {
  const isJournalled = exchange.journal.next({ owners: [['call_control_id', on]] }, 0).entry !== undefined;
  if (isJournalled || callsNamed(exchange, on).length > 0) return undefined;
  const numbers = [...new Set([...exchange.calls()].map(farEndOf))];
  const hint = hintFor(on, numbers) ?? `there were calls of ${numbers.length} numbers`;
  return `there was no call of ${on}; ${numbers.length === 0 ? 'there was none at all' : hint}`;
}
