import { WEBHOOK_EVENT_NAMES } from '../contract/event-names.js';
import { loadDocument } from '../contract/document.js';
import { hintFor } from '../contract/problem.js';
import { nearest } from '../platform/nearest.js';
import type { Fault } from './fault.js';
import { ALL_KINDS, FAILING_COMMANDS, FAILING_DIALS, FAULT_KINDS } from './kinds.js';

/** Something against a fault that its schema cannot say. */
export interface FaultObjection {
  /** The property, from the fault on. */
  readonly at: readonly string[];
  readonly expected: string;
  readonly came: string;
}

/** The properties that any fault may have. */
const COMMON: ReadonlySet<string> = new Set(['fault', 'name', 'when', 'probability', 'count', 'skip', 'ttl_ms']);

/** All that there is against a fault whose schema is in order: options and targets of other kinds, names that nothing has. */
export function faultObjections(fault: Fault): FaultObjection[] {
  return [...strayOptions(fault), ...strayTargets(fault), ...unknownNames(fault), ...unfailing(fault)];
}

function strayOptions(fault: Fault): FaultObjection[] {
  const { options } = FAULT_KINDS[fault.fault];
  const given = Object.keys(fault).filter((name) => !COMMON.has(name) && !options.some((option) => option === name));
  const stray = given.map((name) => {
    const kinds = ALL_KINDS.filter((kind) => FAULT_KINDS[kind].options.some((option) => option === name));
    return { at: [name], expected: `it only with ${kinds.join(', ')}`, came: `it with ${fault.fault}` };
  });
  const { status, retry_after_secs: retryAfter } = fault;
  if (retryAfter !== undefined && fault.fault === 'api_status' && status !== 429)
    stray.push({
      at: ['retry_after_secs'],
      expected: 'it only with status 429',
      came: `it with ${status ?? 'no status'}`,
    });
  return stray;
}

/** Only of a few commands does Telnyx tell later that they have failed. */
function unfailing({ fault, when }: Fault): FaultObjection[] {
  const known: readonly string[] = [...Object.values(FAILING_COMMANDS), ...FAILING_DIALS];
  const operation = when?.operation;
  if (fault !== 'command_fails_later' || operation === undefined || known.includes(operation)) return [];
  const expected = `one of ${known.join(', ')}, as Telnyx tells of no later failure of others`;
  return [{ at: ['when', 'operation'], expected, came: operation }];
}

function strayTargets({ fault, when = {} }: Fault): FaultObjection[] {
  const { targets } = FAULT_KINDS[fault];
  return Object.keys(when)
    .filter((name) => !targets.some((target) => target === name))
    .map((name) => ({ at: ['when', name], expected: `one of ${targets.join(', ')} with ${fault}`, came: name }));
}

function unknownNames({ when = {} }: Fault): FaultObjection[] {
  const { operation, event } = when;
  const objections: FaultObjection[] = [];
  if (operation !== undefined && !operationNames().has(operation))
    objections.push({ at: ['when', 'operation'], ...unlike(operation, operationNames(), 'an operation or a command') });
  if (event !== undefined && !isEvent(event))
    objections.push({ at: ['when', 'event'], ...unlike(event, WEBHOOK_EVENT_NAMES, 'the type of a webhook') });
  return objections;
}

/** The reason against a name of an operation or a command, in words; undefined for one that there is. */
export function unknownOperation(name: string): string | undefined {
  if (operationNames().has(name)) return undefined;
  return [`an operation or a command, came ${name}`, hintFor(name, [...operationNames()])].filter(Boolean).join('; ');
}

/** The same of the type of a webhook. */
export function unknownEvent(name: string): string | undefined {
  if (WEBHOOK_EVENT_NAMES.has(name)) return undefined;
  return [`the type of a webhook, came ${name}`, hintFor(name, [...WEBHOOK_EVENT_NAMES])].filter(Boolean).join('; ');
}

function unlike(name: string, known: ReadonlySet<string>, what: string): Pick<FaultObjection, 'expected' | 'came'> {
  const near = nearest(name, [...known]);
  return { expected: near === undefined ? what : `${what}, such as ${near}`, came: name };
}

function isEvent(pattern: string): boolean {
  if (!pattern.endsWith('*')) return WEBHOOK_EVENT_NAMES.has(pattern);
  const start = pattern.slice(0, -1);
  return [...WEBHOOK_EVENT_NAMES].some((name) => name.startsWith(start));
}

/** Commands that make something, and so have no path of their own. */
const MAKING = ['dial', 'create_conference'];

let names: ReadonlySet<string> | undefined;

/** Operations by their names in the document, and commands as their paths end. */
function operationNames(): ReadonlySet<string> {
  if (names) return names;
  const named = loadDocument('telnyx').operations.flatMap(({ operationId, path }) => {
    const [, command] = /\/actions\/(\w+)$/.exec(path) ?? [];
    return command === undefined ? [operationId] : [operationId, command];
  });
  return (names = new Set([...MAKING, ...named]));
}
