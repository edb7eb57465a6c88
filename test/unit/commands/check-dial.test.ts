import { describe, expect, it } from 'vitest';
import type { DialBody } from '../../../src/commands/check-dial.js';
import { dial } from '../../../src/commands/dial.js';
import { checkBody } from '../../../src/commands/execute.js';
import { ERRORS } from '../../../src/contract/errors.js';
import { LIMITS } from '../../../src/limits.js';
import { switchesWith, type SwitchChoices } from '../../../src/switches.js';
import { CALLER, OURS, STREAM_URL } from '../../support/exchange.js';

const BODY: DialBody = { connection_id: '1', from: OURS, to: CALLER };

const check = (body: object, chosen: SwitchChoices = {}) =>
  checkBody(dial, { ...BODY, ...body }, { switches: switchesWith(chosen) });
const codes = (body: object, chosen: SwitchChoices = {}): string[] =>
  check(body, chosen).map(({ error }) => ERRORS[error].code);

describe('what can be said against a dial', () => {
  it.each([
    ['nothing against an E.164 number', {}, []],
    ['nothing against a SIP URI', { to: 'sip:ann@example.com' }, []],
    ['nothing against digits behind a comma', { to: '+13125550001,200#' }, []],
    ['nothing against digits behind the comma of a SIP URI', { to: 'sip:a,b@example.com,wW*' }, []],
    ['10016 against digits behind a comma in a list, where they are not supported', { to: [`${CALLER},1`] }, ['10016']],
    ['nothing against ten numbers', { to: Array(LIMITS['dial.numbers']).fill(CALLER) }, []],
    ['10033 against eleven', { to: Array(LIMITS['dial.numbers'] + 1).fill(CALLER) }, ['10033']],
    ['10004 against no number at all', { to: [] }, ['10004']],
    ['10004 against a blank one', { to: '' }, ['10004']],
    ['10016 against a national number', { to: '3125550001' }, ['10016']],
    ['10016 against each bad number of several', { to: ['1', CALLER, 'x'] }, ['10016', '10016']],
    ['10016 against a bad from', { from: 'anonymous' }, ['10016']],
    ['10003 against an audio_url that is none', { audio_url: 'nonsense' }, ['10003']],
    ['10032 against a park_after_unbridge other than self', { park_after_unbridge: 'other' }, ['10032']],
    ['90017 against a client_state that is not base64', { client_state: '!' }, ['90017']],
    [
      '501 against a codec that cannot be decoded yet',
      { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp', stream_bidirectional_codec: 'OPUS' },
      ['501'],
    ],
    ['nothing against it where it is never used', { stream_url: STREAM_URL, stream_bidirectional_codec: 'OPUS' }, []],
    ['90014 against digits at the answer that cannot be pressed', { send_digits_on_answer: '1,2' }, ['90014']],
    ['10025 against more than 64 of them', { send_digits_on_answer: '1'.repeat(65) }, ['10025']],
    ['nothing against 64 of them, or none', { send_digits_on_answer: 'wW*#ABCD'.repeat(8) }, []],
    ['90028 against less than 5 s of ringing', { timeout_secs: 4 }, ['90028']],
    ['90028 against more than 600 s of ringing', { timeout_secs: 601 }, ['90028']],
    ['90029 against a life of less than 30 s', { time_limit_secs: 29 }, ['90029']],
    ['90029 against a life of more than 4 h', { time_limit_secs: 14_401 }, ['90029']],
    ['nothing against the ends of both ranges', { timeout_secs: 600, time_limit_secs: 30 }, []],
    ['10011 against an encrypted call to a number', { media_encryption: 'SRTP' }, ['10011']],
    ['nothing against one to a SIP URI', { media_encryption: 'SRTP', to: 'sip:ann@example.com' }, []],
    ['nothing against DTLS, of which nothing is known', { media_encryption: 'DTLS' }, []],
    ['10033 against a recording of more than 12 h', { record_max_length: 43_201 }, ['10033']],
    ['90049 against silence of less than nothing', { record_timeout_secs: -1 }, ['90049']],
    ['all faults at once', { from: 'x', to: 'y', webhook_url: 'z' }, ['10016', '10016', '10003']],
  ])('is %s', (_what, body, expected) => {
    expect(codes(body)).toEqual(expected);
  });

  it('limit dial.numbers: is 10033 against one number more, at the list', () => {
    const numbers = (count: number) => check({ to: Array<string>(count).fill(CALLER) });
    expect(numbers(LIMITS['dial.numbers'])).toEqual([]);
    expect(numbers(LIMITS['dial.numbers'] + 1)).toMatchObject([{ error: 'outOfRange', pointer: '/to' }]);
  });

  it('points at the number of several that is bad', () => {
    expect(check({ to: [CALLER, 'x'] })).toMatchObject([
      { pointer: '/to/1', detail: "The 'to' parameter must be in E164 format." },
    ]);
  });

  it('is nothing against time-outs of 0, or with the switch zero_timeouts: refuse a code for each', () => {
    expect(codes({ timeout_secs: 0, time_limit_secs: 0 })).toEqual([]);
    const refuse = { zero_timeouts: 'refuse' } as const;
    expect(codes({ timeout_secs: 0, time_limit_secs: 0 }, refuse)).toEqual(['90028', '90029']);
  });
  it('takes "self" for park_after_unbridge, and a boolean, which Telnyx ignores', () => {
    for (const park_after_unbridge of ['self', true, false, null] as const) {
      expect(check({ link_to: 'v3:other', park_after_unbridge })).toEqual([]);
    }
    expect(check({ park_after_unbridge: 'other' })).toMatchObject([
      { error: 'invalidEnum', pointer: '/park_after_unbridge' },
    ]);
  });
});
