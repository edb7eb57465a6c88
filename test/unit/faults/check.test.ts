import { expect, it } from 'vitest';
import { faultObjections } from '../../../src/faults/check.js';
import type { Fault } from '../../../src/faults/fault.js';
import { ALL_KINDS } from '../../../src/faults/kinds.js';
import { loadDocument } from '../../../src/contract/document.js';

it('every kind of the document is in order by itself', () => {
  const refusals = (fault: unknown) => loadDocument('control').validate('addFaults', { body: { fault } });
  expect(ALL_KINDS.flatMap((fault) => [...refusals(fault), ...faultObjections({ fault })])).toEqual([]);
  expect(refusals('api_gone')).not.toEqual([]);
});

const WRONG: [string, Fault, string, string][] = [
  [
    'a command that never fails later',
    { fault: 'command_fails_later', when: { operation: 'speak' } },
    'when.operation',
    'one of playback_start, record_start, streaming_start',
  ],
  ['an option of another kind', { fault: 'webhook_lost', status: 503 }, 'status', 'it only with api_status'],
  [
    'a rate limit without its status',
    { fault: 'api_status', retry_after_secs: 5 },
    'retry_after_secs',
    'it only with status 429',
  ],
  [
    'an event with a request',
    { fault: 'api_slow', when: { event: 'call.hangup' } },
    'when.event',
    'one of operation, number, call_control_id with api_slow',
  ],
  [
    'a command that is none',
    { fault: 'api_slow', when: { operation: 'speek' } },
    'when.operation',
    'an operation or a command, such as speak',
  ],
  [
    'an event that is none',
    { fault: 'webhook_late', when: { event: 'call.hungup' } },
    'when.event',
    'the type of a webhook, such as call.hangup',
  ],
  [
    'a beginning that no event has',
    { fault: 'webhook_late', when: { event: 'calls.*' } },
    'when.event',
    'the type of a webhook',
  ],
];
it.each(WRONG)('%s is told with what was expected', (_, fault, at, expected) => {
  const [objection, ...others] = faultObjections(fault);
  expect(others).toEqual([]);
  expect(objection?.at.join('.')).toBe(at);
  expect(objection?.expected).toContain(expected);
});

it.each(['speak', 'SpeakCall', 'dial', 'DialCall', 'create_conference'])('%s can be aimed at', (operation) => {
  expect(faultObjections({ fault: 'api_status', when: { operation } })).toEqual([]);
});
