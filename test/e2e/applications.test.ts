import { describe, expect, it } from 'vitest';
import { CALLER, OURS, Lab, useLab } from '../support/lab.js';

const lab = useLab({ config: { party: { ringMs: 20 } } }, ['webhook_version_1']);

const settings = (name: string) => ({
  application_name: name,
  webhook_event_url: lab().app.url('/app'),
  webhook_api_version: '2' as const,
});

describe('Call Control applications', () => {
  it('are made, read, changed and deleted through the SDK', async () => {
    const { callControlApplications } = lab().telnyx;
    const { data: made } = await callControlApplications.create(settings('front desk'));
    const id = String(made?.id);
    expect(made).toMatchObject({
      application_name: 'front desk',
      active: true,
      dtmf_type: 'RFC 2833',
      record_type: 'call_control_application',
    });
    expect((await callControlApplications.retrieve(id)).data).toEqual(made);
    const changed = await callControlApplications.update(id, { ...settings('back office'), dtmf_type: 'SIP INFO' });
    expect(changed.data).toMatchObject({ id, application_name: 'back office', dtmf_type: 'SIP INFO' });
    expect((await callControlApplications.delete(id)).data).toMatchObject({ id });
    await expect(callControlApplications.retrieve(id)).rejects.toMatchObject({ status: 404 });
  });

  it('are listed page by page, filtered and sorted', async () => {
    const { callControlApplications } = lab().telnyx;
    for (const name of ['list b', 'list a', 'list c']) await callControlApplications.create(settings(name));
    const names: unknown[] = [];
    const query = {
      filter: { application_name: { contains: 'list' } },
      sort: 'connection_name',
      'page[size]': 2,
    } as const;
    for await (const application of callControlApplications.list(query)) names.push(application.application_name);
    expect(names).toEqual(['list a', 'list b', 'list c']);
  });

  it('that were not made are made on the way: one of them is the default', async () => {
    const { callControlApplications } = lab().telnyx;
    const page = await callControlApplications.list();
    expect(page.data[0]).toMatchObject({ application_name: 'telnyx-sim default', webhook_event_url: lab().app.url() });
    const { connection_id: connection } = await lab().sim.calls.ring({ from: CALLER, to: OURS });
    expect(connection).toBe(page.data[0]?.id);
    expect(connection).toMatch(/^\d{19}$/);
  });

  it('decide where the webhooks of their calls go', async () => {
    const { data } = await lab().telnyx.callControlApplications.create(settings('routed'));
    const id = await lab().ring({ connection_id: String(data?.id) });
    expect(lab().app.of(id)[0]).toMatchObject({ path: '/app', payload: { connection_id: data?.id } });
  });

  it('of API version 1 are kept so, and get webhooks of version 2', async () => {
    const old = { ...settings('old'), webhook_api_version: '1' } as const;
    const { data } = await lab().telnyx.callControlApplications.create(old);
    expect(data).toMatchObject({ webhook_api_version: '1' });
    const id = await lab().ring({ connection_id: String(data?.id) });
    const { payload } = await lab().app.webhook('call.initiated', id);
    expect(payload).toMatchObject({ connection_id: data?.id, state: 'parked' });
  });
});

describe('with --strict-connections', () => {
  it('an unknown connection is refused, on dial and for a party that rings in', async () => {
    await using strict = await Lab.start({ config: { strictConnections: true } });
    const dial = strict.telnyx.calls.dial({ connection_id: '9', from: OURS, to: CALLER });
    await expect(dial).rejects.toMatchObject({ status: 422, error: { errors: [{ code: '10015' }] } });
    await expect(strict.sim.calls.ring({ from: CALLER, to: OURS, connection_id: '9' })).rejects.toMatchObject({
      code: 422,
    });
    expect(strict.contract.faults).toEqual([]);
  });
});

describe('without any webhook URL', () => {
  it('calls work, and their webhooks are undeliverable', async () => {
    await using lonely = await Lab.start({ config: { webhookUrl: null } });
    const { call_control_id: id } = await lonely.sim.calls.ring({ from: CALLER, to: OURS });
    expect(await lonely.event('webhook.undeliverable', id)).toMatchObject({ event_type: 'call.initiated' });
    await lonely.telnyx.calls.actions.answer(id, {});
    const page = await lonely.telnyx.callControlApplications.list();
    expect(page.data).toHaveLength(1);
    expect(lonely.contract.faults).toEqual([]);
  });
});
