import { afterEach, describe, expect, it } from 'vitest';
import { CALLER, OURS, type ExchangeWish } from '../../../support/exchange.js';
import { errorsOf, TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

const SPEAK = { payload: 'Hi', voice: 'female' };
const DIAL = { to: CALLER, from: OURS, connection_id: '1' };

describe('a parameter for which Telnyx has a code of its own gets that code, whatever is wrong with it', () => {
  it.each([
    ['speak', { ...SPEAK, payload_type: 'xml' }, '90011 /payload_type'],
    ['speak', { ...SPEAK, payload_type: 5 }, '90011 /payload_type'],
    ['speak', { ...SPEAK, voice: 5 }, '90012 /voice'],
    ['speak', { ...SPEAK, language: 'Klingon' }, '90013 /language'],
    ['speak', { ...SPEAK, service_level: 'gold' }, '90030 /service_level'],
    ['speak', { ...SPEAK, payload: 5 }, '90010 /payload'],
    ['speak', { ...SPEAK, loop: true }, '90009 /loop'],
    ['speak', { ...SPEAK, stop: 5 }, '90016 /stop'],
    ['speak', { ...SPEAK, client_state: 5 }, '90017 /client_state'],
    ['send_dtmf', { digits: 5 }, '90014 /digits'],
    ['send_dtmf', { digits: '1', duration_millis: 99 }, '90027 /duration_millis'],
    ['send_dtmf', { digits: '1', duration_millis: 501 }, '90027 /duration_millis'],
    ['send_dtmf', { digits: '1', duration_millis: '250' }, '90027 /duration_millis'],
    ['gather', { minimum_digits: 0 }, '90022 /minimum_digits'],
    ['gather', { minimum_digits: 129 }, '90022 /minimum_digits'],
    ['gather', { minimum_digits: 'two' }, '90022 /minimum_digits'],
    ['gather', { maximum_digits: 0 }, '90023 /maximum_digits'],
    ['gather', { maximum_digits: 129 }, '90023 /maximum_digits'],
    ['gather_using_speak', { ...SPEAK, maximum_tries: 0 }, '90024 /maximum_tries'],
    ['gather_using_speak', { ...SPEAK, maximum_tries: 129 }, '90024 /maximum_tries'],
    ['gather', { timeout_millis: 0 }, '90025 /timeout_millis'],
    ['gather', { timeout_millis: 2 ** 31 }, '90025 /timeout_millis'],
    ['gather', { inter_digit_timeout_millis: 0 }, '90026 /inter_digit_timeout_millis'],
    ['gather', { inter_digit_timeout_millis: 120_001 }, '90026 /inter_digit_timeout_millis'],
    ['gather', { initial_timeout_millis: 120_001 }, '90056 /initial_timeout_millis'],
    ['gather', { initial_timeout_millis: 1.5 }, '90056 /initial_timeout_millis'],
    ['gather', { terminating_digit: 'A' }, '90007 /terminating_digit'],
    ['gather', { terminating_digit: '12' }, '90007 /terminating_digit'],
    ['gather', { valid_digits: '1-9' }, '90008 /valid_digits'],
    ['gather', { valid_digits: '' }, '90008 /valid_digits'],
    ['gather', { valid_digits: 12 }, '90008 /valid_digits'],
    ['gather_using_speak', { ...SPEAK, invalid_payload: 'x'.repeat(3001) }, '90010 /invalid_payload'],
    ['gather_using_speak', { ...SPEAK, payload: '' }, '90010 /payload'],
    ['gather_using_audio', { audio_url: 'ftp://a.test/' }, '10003 /audio_url'],
    ['record_start', { format: 'flac', channels: 'dual' }, '90000 /format'],
    ['record_start', { format: 'wav', channels: 'triple' }, '90001 /channels'],
    ['record_start', { format: 'wav', channels: 'dual', recording_track: 'aside' }, '90059 /recording_track'],
    ['answer', { record_timeout_secs: -1 }, '90049 /record_timeout_secs'],
    ['answer', { record_timeout_secs: 'long' }, '90049 /record_timeout_secs'],
  ])('%s %j: %s', async (name, body, expected) => {
    await open();
    const call = await world.answered();
    expect(verdict(await world.command(call.id, name, body))).toEqual([422, expected]);
  });

  it.each([
    [-1, "The 'timeout_secs' parameter must be an 'integer' with a minimum value of 0."],
    ['long', 'The parameter must be of type integer, but received type string'],
  ])('record_start timeout_secs %j: 90028, and not the range that a dial has', async (timeout_secs, detail) => {
    await open();
    const call = await world.answered();
    const body = { format: 'wav', channels: 'dual', timeout_secs };
    expect(errorsOf(await world.command(call.id, 'record_start', body))).toMatchObject([{ code: '90028', detail }]);
  });

  it.each([
    [{ timeout_secs: 4 }, '90028 /timeout_secs'],
    [{ timeout_secs: 'long' }, '90028 /timeout_secs'],
    [{ time_limit_secs: 29 }, '90029 /time_limit_secs'],
    [{ time_limit_secs: 1.5 }, '90029 /time_limit_secs'],
    [{ media_encryption: 'SRTP' }, '10011 /media_encryption'],
    // The document's own example of a refusal has the general code here.
    [{ record_channels: 'three' }, '10032 /record_channels'],
  ])('dial %j: %s', async (body, expected) => {
    await open();
    expect(verdict(await world.send('POST', '/v2/calls', { ...DIAL, ...body }))).toEqual([422, expected]);
  });

  it.each([
    [{ timeout: 0 }, '90002 /timeout'],
    [{ inter_digit_timeout: '5' }, '90003 /inter_digit_timeout'],
    [{ min: 0 }, '90004 /min'],
    [{ max: 129 }, '90005 /max'],
    [{ tries: 1.5 }, '90006 /tries'],
  ])(
    'which goes for the names that the first version of the API had for a gather: %j is %s',
    async (body, expected) => {
      await open();
      const call = await world.answered();
      expect(verdict(await world.command(call.id, 'gather', body))).toEqual([422, expected]);
      expect(world.hooks(call)).not.toContain('call.gather.ended');
    },
  );

  it('whose good values are properties that are not known', async () => {
    await open();
    const call = await world.answered();
    expect((await world.command(call.id, 'gather', { max: 4, min: 4, timeout: 5000 })).status).toBe(200);
    expect(world.events('property.unknown').map(({ name }) => name)).toEqual(['max', 'min', 'timeout']);
    expect(world.events('activity.started', call)).toMatchObject([{ minimum_digits: 1, maximum_digits: 128 }]);
  });

  it('and says what it takes', async () => {
    await open();
    const { id } = await world.answered();
    const [wrong] = errorsOf(await world.command(id, 'speak', { ...SPEAK, payload_type: 'xml' }));
    expect(wrong).toEqual({
      code: '90011',
      title: 'Invalid value for payload_type',
      detail: "The 'payload_type' parameter must be of type 'string' with a value of either text or ssml.",
      source: { pointer: '/payload_type' },
    });
    const [language] = errorsOf(await world.command(id, 'speak', { ...SPEAK, language: 'Klingon' }));
    expect(language?.detail).toMatch(/^The value must be one of: arb, cmn-CN, .* tr-TR\.$/);
  });
});

describe('what keeps the general code', () => {
  it('is a parameter that is missing', async () => {
    await open();
    expect(verdict(await world.command('v3:x', 'send_dtmf', {}))).toEqual([422, '10004 /digits']);
  });

  it('is a property inside another that has the same name', async () => {
    await open();
    const deepfake_detection = { enabled: true, timeout: 1 };
    const response = await world.send('POST', '/v2/calls', { ...DIAL, deepfake_detection });
    expect(verdict(response)).toEqual([422, '10033 /deepfake_detection/timeout']);
  });
});

describe('a filter that means nothing', () => {
  it('is 10031, naming it', async () => {
    await open();
    const response = await world.send('GET', '/v2/call_control_applications?filter[product]=pizza&page[size]=0');
    expect(verdict(response)).toEqual([422, '10031 ?filter[product]', '10033 ?page[size]']);
    expect(errorsOf(response)[0]?.detail).toBe(
      'The request filter filter[product] is invalid. The value must be one of: call_control, fax, texml.',
    );
  });
});

describe('with --provision-unknown', () => {
  it.each(['fork_start', 'streaming_start', 'playback_start'])(
    '%s may come without a body for a call that nobody made, and not for a real one',
    async (name) => {
      await open({ config: { provisionUnknown: true } });
      for (let i = 0; i < 2; i++) expect((await world.command('call_control_id', name, {})).status).toBe(200);
      const call = await world.answered();
      expect((await world.command(call.id, name, {})).status).toBe(422);
    },
  );

  it('an overlay finds something to lie on', async () => {
    await open({ config: { provisionUnknown: true } });
    const body = { audio_url: 'http://a.test/', overlay: true };
    for (let i = 0; i < 2; i++)
      expect((await world.command('call_control_id', 'playback_start', body)).status).toBe(200);
  });
});
