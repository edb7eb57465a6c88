import { describe, expect, it } from 'vitest';
import { checkBridge } from '../../../src/commands/check-bridge.js';
import { checkDial } from '../../../src/commands/check-dial.js';
import { ERRORS } from '../../../src/contract/errors.js';
import type { Refusal } from '../../../src/contract/errors.js';
import { switchesWith } from '../../../src/switches.js';
import { CALLER, OURS } from '../../support/exchange.js';

const told = (refusals: readonly Refusal[]): string[] =>
  refusals.map(({ error, pointer }) => `${ERRORS[error].code} ${pointer ?? ''}`);

const OTHER = 'v3:other';

describe('what can be said against a bridge', () => {
  const check = (body: object): string[] => told(checkBridge(body));

  it.each([
    ['nothing against a leg', { call_control_id: OTHER }, []],
    ['nothing against a queue alone, though the document requires a leg', { queue: 'support' }, []],
    ['10004 against neither', {}, ['10004 /call_control_id']],
    ['10004 against blanks', { call_control_id: '', queue: '' }, ['10004 /call_control_id']],
    ['10027 against both', { call_control_id: OTHER, queue: 'support' }, ['10027 /queue']],
    ['501 against a video room', { video_room_id: '0ccc7b54-4df3-4bca-a65a-3da1ecc777f0' }, ['501 /video_room_id']],
    [
      '10032 against a park_after_unbridge other than self',
      { call_control_id: OTHER, park_after_unbridge: 'both' },
      ['10032 /park_after_unbridge'],
    ],
    ['nothing against a boolean there, as clients send it', { call_control_id: OTHER, park_after_unbridge: true }, []],
    [
      '10033 against a recording of more than 12 h',
      { call_control_id: OTHER, record_max_length: 43_201 },
      ['10033 /record_max_length'],
    ],
  ])('is %s', (_what, body, expected) => {
    expect(check(body)).toEqual(expected);
  });
});

describe('what can be said against a dial that is about a bridge', () => {
  const check = (body: object): string[] =>
    told(checkDial({ connection_id: '1', from: OURS, to: CALLER, ...body }, { switches: switchesWith() }));

  it.each([{ bridge_intent: true }, { bridge_on_answer: true }, { park_after_unbridge: 'self' }])(
    'is 10004 against %j without a leg to link to',
    (body) => {
      expect(check(body)).toEqual(['10004 /link_to']);
      expect(check({ ...body, link_to: OTHER })).toEqual([]);
    },
  );

  it('is nothing where the properties ask for nothing', () => {
    expect(check({ bridge_intent: false, bridge_on_answer: false, park_after_unbridge: true })).toEqual([]);
  });
});
