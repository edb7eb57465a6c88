import { callAddress } from '../../src/calls/address.js';
import type { FieldsOf } from '../../src/contract/entry-types.js';
import type { FaultKind } from '../../src/faults/fault.js';
import { CALL, URL, type FindingWorld } from './finding-world.js';

type Happened = Pick<FieldsOf<'fault.happened'>, 'operation_id' | 'command' | 'event_id' | 'event_type' | 'stream_id'>;

export const SPEAK: Happened = { operation_id: 'SpeakCall', command: 'speak' };
export const HANGUP = 'call.hangup';

/** A fault has just happened to the call: to a command of it, an event or a stream. */
export function strike(
  { record }: FindingWorld,
  fault: FaultKind,
  to: Happened = {},
  call: string | null = CALL,
): void {
  const at = call === null ? undefined : callAddress(call);
  record('fault.happened', { fault_id: 'fault-1-1', fault, name: `my ${fault}`, what: 'something', ...to }, at);
}

interface Answer {
  readonly fault?: FaultKind;
  readonly command?: string;
  readonly code?: string;
}

/** A command has been answered with an error. */
export function refuse(
  { record, at }: FindingWorld,
  status: number,
  { fault, command = 'speak', code }: Answer = {},
): void {
  const path = `/v2/calls/${CALL}/actions/${command}`;
  const fields = { method: 'POST', path, operation_id: null, status, error_codes: [code ?? '10011'] };
  record('api.request', { ...fields, ...(fault && { fault: `my ${fault}` }) }, at);
}

export const tooLate = (world: FindingWorld, command?: string): void =>
  refuse(world, 422, { code: '90018', ...(command && { command }) });

export function attempt({ record, at }: FindingWorld, event_id: string, fields: object): void {
  record('webhook.attempt', { event_id, event_type: 'call.answered', url: URL, attempt: 1, ...fields }, at);
}

export function created({ record, at }: FindingWorld, event_id: string, event_type: string): void {
  record('webhook.created', { event_id, event_type, payload: {} }, at);
}

export function delivered({ record, at }: FindingWorld, event_id: string, event_type: string): void {
  record('webhook.delivered', { event_id, event_type }, at);
}

export const failed = ({ record, at }: FindingWorld, event_id: string): void =>
  record('webhook.failed', { event_id, event_type: 'call.answered', why: 'it failed' }, at);

/** The findings, those that a fault is to blame for with its name behind them. */
export const told = ({ watcher }: FindingWorld): string[] =>
  watcher.list().map(({ code, fault }) => [code, fault].filter(Boolean).join(' by '));
