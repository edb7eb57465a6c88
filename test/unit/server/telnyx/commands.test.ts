import { afterEach, describe, expect, it } from 'vitest';
import { CALLER, OURS, STREAM_URL, type ExchangeWish } from '../../../support/exchange.js';
import { errorsOf, TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

describe('what is wrong with a command', () => {
  it.each([
    ['streaming_start', { stream_url: 'http://app.test/' }, ['10003 /stream_url']],
    ['streaming_start', {}, ['10004 /stream_url']],
    [
      'streaming_start',
      { stream_url: 'nowhere', stream_track: 'sideways' },
      ['10032 /stream_track', '10003 /stream_url'],
    ],
    ['streaming_start', { stream_url: 5, client_state: '?' }, ['10026 /stream_url', '90017 /client_state']],
    ['hangup', { client_state: 'not base64' }, ['90017 /client_state']],
    ['fork_start', {}, ['10004 /rx', '10004 /tx']],
    ['playback_start', {}, ['10004 /audio_url']],
    ['playback_start', { playback_content: '?' }, ['90017 /playback_content']],
    ['playback_start', { audio_url: 'http://a.test/', overlay: true }, ['10027 /overlay']],
    ['fork_start', { rx: 'tcp:127.0.0.1:9', tx: 'x' }, ['10003 /rx', '10003 /tx']],
    ['speak', { payload: '', voice: 'female' }, ['90010 /payload']],
    ['send_dtmf', { digits: 'x', duration_millis: 1 }, ['90014 /digits', '90027 /duration_millis']],
    ['reject', { cause: 'TIRED' }, ['10032 /cause']],
    ['reject', {}, ['10004 /cause']],
    ['playback_start', { audio_url: 'http://a.test/', loop: 101 }, ['90009 /loop']],
    ['playback_stop', { stop: 'sometime' }, ['90016 /stop']],
    ['answer', { webhook_urls: { 'call.sang': 'http://a.test/' } }, ['90057 /webhook_urls/call.sang']],
    ['transcription_start', { transcription_engine: 'Ear' }, ['10032 /transcription_engine']],
  ])('%s %j is told: %j', async (name, body, expected) => {
    await open();
    const call = await world.answered();
    expect(verdict(await world.command(call.id, name, body))).toEqual([422, ...expected]);
  });

  it('is told before whether the call is known', async () => {
    await open();
    expect(verdict(await world.command('v3:x', 'speak', {}))).toEqual([422, '10004 /payload', '10004 /voice']);
    expect(verdict(await world.command('v3:x', 'hangup'))).toEqual([422, '90015 /call_control_id']);
  });

  it('is the state of its call', async () => {
    await open();
    const ringing = await world.ring();
    const speak = { payload: 'Hello', voice: 'female' };
    expect(verdict(await world.command(ringing.id, 'speak', speak))).toEqual([422, '90034']);
    const outbound = await world.dial();
    expect(verdict(await world.command(outbound.id, 'answer'))).toEqual([422, '90102']);
    const call = await world.answered();
    expect(verdict(await world.command(call.id, 'fork_stop'))).toEqual([422, '90031']);
    expect(verdict(await world.command(call.id, 'streaming_stop'))).toEqual([422, '90048']);
    expect((await world.command(call.id, 'streaming_start', { stream_url: STREAM_URL })).status).toBe(200);
    expect(verdict(await world.command(call.id, 'streaming_start', { stream_url: STREAM_URL }))).toEqual([
      422,
      '90045',
    ]);
    expect((await world.command(call.id, 'transcription_start')).status).toBe(200);
    expect(verdict(await world.command(call.id, 'transcription_start'))).toEqual([422, '90054']);
    expect(verdict(await world.command(call.id, 'reject', { cause: 'USER_BUSY' }))).toEqual([422, '10027']);
    expect((await world.command(call.id, 'hangup')).body).toEqual({ data: { result: 'ok' } });
    const ended = await world.command(call.id, 'hangup');
    expect(ended.status).toBe(422);
    expect(ended.body).toEqual({
      errors: [
        {
          code: '90018',
          title: 'Call has already ended',
          detail: "This call is no longer active and can't receive commands.",
        },
      ],
    });
  });
});

describe('what is wrong with a dial', () => {
  const dial = (body: object) =>
    world.send('POST', '/v2/calls', { to: CALLER, from: OURS, connection_id: '1', ...body });

  it.each([
    [{ to: '5551234' }, ['10016 /to']],
    [{ to: '', from: 'me' }, ['10004 /to', '10016 /from']],
    [{ to: ['+15550100001', 'x'], timeout_secs: 4 }, ['10016 /to/1', '90028 /timeout_secs']],
    [{ from_display_name: 'x'.repeat(129) }, ['10025 /from_display_name']],
    [{ send_digits_on_answer: 'G' }, ['90014 /send_digits_on_answer']],
    [{ link_to: 'v3:x' }, ['90015 /link_to']],
    [{ connection_id: 5, client_state: '?' }, ['10026 /connection_id', '90017 /client_state']],
  ])('%j is told: %j', async (body, expected) => {
    await open();
    expect(verdict(await dial(body))).toEqual([422, ...expected]);
  });

  it('is a connection that does not exist, when connections are strict', async () => {
    await open({ config: { strictConnections: true } });
    const response = await dial({});
    expect(verdict(response)).toEqual([422, '10015 /connection_id']);
    expect(errorsOf(response)[0]?.title).toBe('Invalid value for connection_id (Call Control App ID)');
  });
});
