import { afterEach, describe, expect, it } from 'vitest';
import { CALL_COMMANDS, CALLER, OURS, STREAM_URL, type ExchangeWish } from '../../../support/exchange.js';
import { TelnyxWorld, verdict } from '../../../support/telnyx-world.js';

let world: TelnyxWorld;
const open = async (wish: ExchangeWish = {}): Promise<TelnyxWorld> => (world = await TelnyxWorld.open(wish));
afterEach(() => world[Symbol.asyncDispose]());

describe('what real clients send', () => {
  it('answers and hangs up without a body, with and without /v2, the id encoded or not', async () => {
    await open();
    const [one, two] = [await world.ring(), await world.ring()];
    expect((await world.raw('POST', `/v2/calls/${one.id}/actions/answer`, {})).status).toBe(200);
    expect((await world.raw('POST', `/calls/${encodeURIComponent(two.id)}/actions/answer`, {})).status).toBe(200);
    expect((await world.raw('POST', `/calls/${one.id}/actions/hangup`, {})).status).toBe(200);
    expect([one.state, two.state]).toEqual(['ended', 'active']);
  });

  it('is null for optional properties, PCMU as codecs, and a legacy fork target', async () => {
    await open();
    const call = await world.ring();
    const body = { client_state: null, preferred_codecs: 'PCMU', stream_url: null };
    expect((await world.command(call.id, 'answer', body)).status).toBe(200);
    expect((await world.command(call.id, 'fork_start', { target: 'udp:127.0.0.1:9999' })).status).toBe(200);
    expect((await world.command(call.id, 'client_state_update', { client_state: 'YQ==' })).status).toBe(200);
    expect(call.clientState).toBe('YQ==');
  });

  it('polls a call and believes is_alive', async () => {
    await open();
    const call = await world.ring();
    const status = async (): Promise<unknown> =>
      ((await world.send('GET', `/v2/calls/${call.id}`)).body as { data: { is_alive: boolean } }).data.is_alive;
    expect(await status()).toBe(true);
    await world.command(call.id, 'hangup');
    expect(await status()).toBe(false);
    expect(verdict(await world.send('GET', '/v2/calls/v3:x'))).toEqual([422, '90015 /call_control_id']);
  });

  it('is every command for one made-up id, when unknown ids are provisioned', async () => {
    await open({ config: { provisionUnknown: true } });
    const bodies: Record<string, object> = {
      speak: { payload: 'Hello', voice: 'female' },
      enqueue: { queue_name: 'support' },
      gather_using_speak: { payload: 'Hi', voice: 'female' },
      gather_using_ai: { parameters: { type: 'object', properties: {} } },
      refer: { sip_address: 'sip:username@sip.non-telnyx-address.com' },
      reject: { cause: 'USER_BUSY' },
      client_state_update: { client_state: 'YQ==' },
      send_dtmf: { digits: '1' },
      send_sip_info: { content_type: 'application/json', body: '{}' },
      streaming_start: { stream_url: STREAM_URL },
      fork_start: { target: 'udp:127.0.0.1:9' },
      playback_start: { audio_url: 'http://a.test/a.wav' },
      switch_supervisor_role: { role: 'barge' },
      ai_assistant_join: { conversation_id: 'any', participant: { id: 'call_control_id', role: 'user' } },
      bridge: { call_control_id: 'another_id' },
      record_start: { format: 'mp3', channels: 'dual' },
      transfer: { to: '+13125550003' },
    };
    for (const { name } of CALL_COMMANDS) {
      expect([name, (await world.command('call_control_id', name, bodies[name])).status]).toEqual([name, 200]);
    }
    expect((await world.send('GET', '/v2/calls/call_control_id')).body).toMatchObject({ data: { is_alive: true } });
  });

  it('repeats a command with its id and is told the same, once done', async () => {
    await open();
    const call = await world.answered();
    const body = { payload: 'Hello', voice: 'female', command_id: 'one' };
    const answers = [await world.command(call.id, 'speak', body), await world.command(call.id, 'speak', body)];
    expect(answers.map(({ body: { data } }: { body: { data?: unknown } }) => data)).toEqual([
      { result: 'ok' },
      { result: 'ok' },
    ]);
    expect(world.events('command.accepted', call).filter(({ command }) => command === 'speak')).toHaveLength(1);
  });

  it('repeats a dial under the same key and gets the first call', async () => {
    await open();
    const body = { to: CALLER, from: OURS, connection_id: '1', command_id: 'one' };
    const first = await world.send('POST', '/v2/calls', body);
    const second = await world.send('POST', '/v2/calls', body);
    const other = await world.send('POST', '/v2/calls', body).set('authorization', 'Bearer another');
    expect(second.body).toEqual(first.body);
    expect(other.body).not.toEqual(first.body);
  });
});
