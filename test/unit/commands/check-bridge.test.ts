import { describe, expect, it } from 'vitest';
import { checkBridge } from '../../../src/commands/check-bridge.js';
import { checkDial } from '../../../src/commands/check-dial.js';
import { checkTransfer } from '../../../src/commands/check-transfer.js';
import { ERRORS } from '../../../src/contract/errors.js';
import type { Refusal } from '../../../src/contract/errors.js';
import { switchesWith, type SwitchChoices } from '../../../src/switches.js';
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

describe('what can be said against a transfer', () => {
  const check = (body: object, chosen: SwitchChoices = {}): string[] =>
    told(checkTransfer({ to: CALLER, ...body }, { switches: switchesWith(chosen) }));

  it.each([
    ['nothing against a number', {}, []],
    ['nothing against a SIP URI', { to: 'sip:ann@example.com' }, []],
    ['nothing against digits behind a comma', { to: `${CALLER},200#` }, []],
    ['10016 against a national number', { to: '3125550001' }, ['10016 /to']],
    ['10004 against a blank one', { to: '' }, ['10004 /to']],
    ['10016 against a bad from', { from: 'anonymous' }, ['10016 /from']],
    ['90028 against less than 5 s of ringing', { timeout_secs: 4 }, ['90028 /timeout_secs']],
    ['90029 against a life of less than 30 s', { time_limit_secs: 29 }, ['90029 /time_limit_secs']],
    [
      '90017 against a client state of the new leg that is not base64',
      { target_leg_client_state: '!' },
      ['90017 /target_leg_client_state'],
    ],
    ['10003 against an audio_url that is none', { audio_url: 'nonsense' }, ['10003 /audio_url']],
    ['nothing against a media_name', { media_name: 'hello' }, []],
    [
      '10027 against it beside audio_url',
      { media_name: 'hello', audio_url: 'http://localhost/a.wav' },
      ['10027 /media_name'],
    ],
    ['90014 against digits that cannot be pressed', { send_digits_on_answer: 'x' }, ['90014 /send_digits_on_answer']],
    ['10011 against an encrypted call to a number', { media_encryption: 'SRTP' }, ['10011 /media_encryption']],
    [
      '10032 against a park_after_unbridge other than self',
      { park_after_unbridge: 'x' },
      ['10032 /park_after_unbridge'],
    ],
    [
      'all faults at once',
      { to: 'x', from: 'y', webhook_url: 'z' },
      ['10016 /to', '10016 /from', '10003 /webhook_url'],
    ],
  ])('is %s', (_what, body, expected) => {
    expect(check(body)).toEqual(expected);
  });

  it('is nothing against time-outs of 0, unless the switch has it otherwise', () => {
    const zeros = { timeout_secs: 0, time_limit_secs: 0 };
    expect(check(zeros)).toEqual([]);
    expect(check(zeros, { zero_timeouts: 'refuse' })).toEqual(['90028 /timeout_secs', '90029 /time_limit_secs']);
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
