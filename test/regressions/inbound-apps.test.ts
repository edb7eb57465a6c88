import { describe, expect, it } from 'vitest';
import { useLab } from '../support/lab.js';
import { PATIENCE } from '../support/patience.js';

/**
 * Defects that real voice apps shipped, on the way from the ring to the hang-up: what the simulator does must let a test
 * of the app catch each of them.
 */
const lab = useLab(
  (app) => ({ webhookUrl: app.url(), config: { webhooks: { retryDelaysMs: [20, 40] } } }),
  ['command_too_early', 'stream_unreachable', 'webhook_late'],
);

describe.concurrent('an app that', () => {
  it('takes call.initiated with a 200 and never answers: the caller gives up', async () => {
    const { app, sim } = lab();
    const { call_control_id: id } = await sim.calls.ring({
      from: '+15550123001',
      to: '+15550123002',
      patience_secs: 1,
    });
    const { payload } = await app.webhook('call.hangup', id);
    expect(payload).toMatchObject({
      hangup_cause: 'originator_cancel',
      hangup_source: 'caller',
      sip_hangup_cause: '487',
    });
    expect(await lab().announced(id)).toEqual(['call.initiated', 'call.hangup']);
    expect((await sim.calls.get(id)).answered_at).toBeNull();
  });

  it('knows only "inbound" as a direction ignores the call: the direction is "incoming"', async () => {
    const id = await lab().ring();
    expect(lab().app.of(id)[0]?.payload).toMatchObject({ direction: 'incoming', state: 'parked' });
  });

  it('chokes on client_state: null loses transcripts: it is null until it is set, in every webhook', async () => {
    const id = await lab().answered({ transcription: true });
    await lab().sim.calls.party(id).say('Yes.');
    const { payload } = await lab().app.webhook('call.transcription', id);
    expect(payload).toHaveProperty('client_state', null);
    for (const webhook of lab().app.of(id)) expect(webhook.body).toContain('"client_state":null');
  });

  it('hangs up after the caller has: 422 with 90018', async () => {
    const { sim, telnyx } = lab();
    const id = await lab().answered();
    await sim.calls.party(id).hangup();
    await expect(telnyx.calls.actions.hangup(id, {})).rejects.toMatchObject({
      status: 422,
      error: { errors: [{ code: '90018', title: 'Call has already ended' }] },
    });
  });

  it('works for long before it answers a webhook gets it again, and plays twice unless it sends a command_id', async () => {
    const { app, telnyx, sim } = lab();
    const { data } = await telnyx.callControlApplications.create({
      application_name: 'slow',
      webhook_event_url: app.url('/works-first'),
      webhook_timeout_secs: 1,
    });
    const speaking: Promise<unknown>[] = [];
    app.answer('/works-first', async ({ type, callControlId, attempt }) => {
      if (type !== 'call.answered') return 200;
      const { actions } = telnyx.calls;
      speaking.push(actions.speak(callControlId, { payload: 'Hi.', voice: 'male', command_id: 'greeting' }));
      if (attempt === 1)
        await sim.events.waitFor({ type: 'command.ignored', call_control_id: callControlId }, PATIENCE);
      return 200;
    });
    const { call_control_id: id } = await sim.calls.ring({
      from: '+15550123001',
      to: '+15550123002',
      connection_id: String(data?.id),
    });
    await app.webhook('call.initiated', id);
    await telnyx.calls.actions.answer(id, {});
    const again = await app.webhook('call.answered', id, 2);
    expect(again.attempt).toBe(2);
    await lab().event('command.ignored', id);
    await Promise.all(speaking);
    await app.webhook('call.speak.ended', id);
    expect((await lab().sim.calls.get(id)).activities.filter(({ kind }) => kind === 'speak')).toHaveLength(1);
  });

  it('begins anew at a redelivered call.initiated: a test sends it again, same id, when the call has moved on', async () => {
    const { app, sim } = lab();
    const id = await lab().answered();
    await app.webhook('call.answered', id);
    const [delivery] = await sim.webhooks.list({ call_control_id: id, event_type: 'call.initiated' });
    await sim.webhooks.resend(delivery?.id ?? '');
    const again = await app.webhook('call.initiated', id, 2);
    expect(again).toMatchObject({ id: app.of(id)[0]?.id, attempt: 2 });
    expect(app.typesOf(id)).toEqual(['call.initiated', 'call.answered', 'call.initiated']);
    expect((await sim.calls.get(id)).state).toBe('active');
  });

  it('starts a stream before call.answered: 422 with 90034', async () => {
    const id = await lab().ring();
    const { url } = lab().media.expect();
    await expect(lab().telnyx.calls.actions.startStreaming(id, { stream_url: url })).rejects.toMatchObject({
      status: 422,
      error: { errors: [{ code: '90034' }] },
    });
  });

  it('thinks that closing the socket hangs up: the call lives on until it is hung up', async () => {
    const { app, telnyx } = lab();
    const { client, id } = await lab().streaming();
    client.close();
    await app.webhook('streaming.stopped', id);
    expect((await telnyx.calls.retrieveStatus(id)).data).toMatchObject({ is_alive: true });
  });

  it('has a wrong stream URL: streaming.failed, while the caller hears nothing and stays', async () => {
    const id = await lab().answered();
    const expected = lab().media.expect();
    lab().media.refuse(expected, 404);
    await lab().telnyx.calls.actions.startStreaming(id, { stream_url: expected.url });
    await lab().app.webhook('streaming.failed', id);
    expect((await lab().sim.calls.get(id)).state).toBe('active');
  });
});
