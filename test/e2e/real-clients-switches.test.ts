import { describe, expect, it } from 'vitest';
import { Lab, useLab } from '../support/lab.js';

describe('with the plain fallback switched off', () => {
  const lab = useLab(
    (app) => ({
      webhookUrl: app.url(),
      config: { switches: { loopback_plain_fallback: 'off' }, webhooks: { retryDelaysMs: [] } },
    }),
    ['webhook_not_accepted', 'stream_unreachable'],
  );

  it('wss:// to a server that speaks plainly is streaming.failed, and the call lives on', async () => {
    const id = await lab().answered();
    const expected = lab().media.expect('', 'wss');
    await lab().telnyx.calls.actions.startStreaming(id, { stream_url: expected.url });
    const { payload } = await lab().app.webhook('streaming.failed', id);
    expect(payload).toMatchObject({ failure_reason: 'connection_failed', stream_params: { stream_url: expected.url } });
    expect((await lab().sim.calls.get(id)).state).toBe('active');
    expect(lab().media.clients.all).toEqual([]);
  });

  it('https:// webhooks to it fail', async () => {
    const { sim, app } = lab();
    const url = app.url('/secure').replace('http:', 'https:');
    const { call_control_id: id } = await sim.calls.ring({
      from: '+15550123001',
      to: '+15550123002',
      webhook_url: url,
    });
    await lab().event('webhook.failed', id);
    expect(app.of(id)).toEqual([]);
  });
});

describe('with --provision-unknown', () => {
  const lab = useLab((app) => ({ webhookUrl: app.url(), config: { provisionUnknown: true } }), ['command_refused']);
  const ID = 'call_control_id';

  it('every command works on a literal id, one after another, as against a stateless mock', async () => {
    const { calls, callControlApplications } = lab().telnyx;
    const { actions } = calls;
    const ok = { data: { result: 'ok' } };
    expect(await actions.answer(ID, {})).toMatchObject(ok);
    expect(await actions.hangup(ID, {})).toMatchObject(ok);
    expect(await actions.reject(ID, { cause: 'USER_BUSY' })).toMatchObject(ok);
    expect(await actions.updateClientState(ID, { client_state: 'aGF2ZSBhIG5pY2UgZGF5ID1d' })).toMatchObject(ok);
    expect(await actions.speak(ID, { payload: 'Say this', voice: 'female' })).toMatchObject(ok);
    expect(await actions.startPlayback(ID, { audio_url: 'http://example.com/a.mp3' })).toMatchObject(ok);
    expect(await actions.stopPlayback(ID, {})).toMatchObject(ok);
    expect(await actions.sendDtmf(ID, { digits: '1www2WABCDw9' })).toMatchObject(ok);
    expect(await actions.startStreaming(ID, { stream_url: 'wss://www.example.com/websocket' })).toMatchObject(ok);
    expect(await actions.stopStreaming(ID, {})).toMatchObject(ok);
    expect(await actions.startForking(ID, { rx: 'udp:192.0.2.1:9000', tx: 'udp:192.0.2.1:9001' })).toMatchObject(ok);
    expect(await actions.stopForking(ID, {})).toMatchObject(ok);
    expect(await actions.startTranscription(ID, {})).toMatchObject(ok);
    expect(await actions.stopTranscription(ID, {})).toMatchObject(ok);
    expect((await calls.retrieveStatus(ID)).data).toMatchObject({ call_control_id: ID, is_alive: true });
    expect((await callControlApplications.retrieve('id')).data).toMatchObject({ id: 'id' });
    expect(lab().app.received.all).toEqual([]);
  });

  it('what such a command asks for is validated all the same', async () => {
    const { actions } = lab().telnyx.calls;
    await expect(actions.speak(ID, { payload: 'Say this' } as never)).rejects.toMatchObject({ status: 422 });
    await expect(actions.sendDtmf(ID, { digits: 'xyz' })).rejects.toMatchObject({ status: 422 });
  });

  it('dial may link to a leg that nobody made', async () => {
    const { data } = await lab().telnyx.calls.dial({
      connection_id: '7267xxxxxxxxxxxxxx',
      from: '+18005550101',
      to: '+18005550100',
      link_to: 'ilditnZK_eVysupV21KzmzN_sM29ygfauQojpm4BgFtfX5hXAcjotg==',
    });
    expect(data?.call_control_id).toMatch(/^v3:/);
  });
});

describe('without it', () => {
  it('an id that was never given out is 90015', async () => {
    await using lab = await Lab.start();
    await expect(lab.telnyx.calls.actions.answer('call_control_id', {})).rejects.toMatchObject({
      status: 422,
      error: { errors: [{ code: '90015', source: { pointer: '/call_control_id' } }] },
    });
    await expect(lab.telnyx.calls.retrieveStatus('call_control_id')).rejects.toMatchObject({ status: 422 });
    expect(lab.contract.faults).toEqual([]);
  });
});
