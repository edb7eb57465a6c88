import { describe, expect, it } from 'vitest';
import { CALLER, useLab } from '../support/lab.js';
import { wavOf } from '../support/sounds.js';
import { PATIENCE } from '../support/patience.js';

const SALES = '+13125550100';
const lab = useLab(
  {
    config: {
      applications: [{ id: '1293384261075731499', application_name: 'Sales' }],
      numbers: { [SALES]: '1293384261075731499' },
    },
  },
  ['command_refused'],
);

describe('the official SDK', () => {
  it('plays a file by its name, and moves a number to another application', async () => {
    const { sim, telnyx, app } = lab();
    await sim.media.put('hello', wavOf(200));
    expect(await sim.media.list()).toEqual([{ name: 'hello', bytes: wavOf(200).length, from: 'upload' }]);
    const [number] = (await telnyx.phoneNumbers.list({ filter: { phone_number: SALES } })).data;
    expect(number).toMatchObject({ phone_number: SALES, connection_name: 'Sales' });
    const [standard] = (await telnyx.callControlApplications.list()).data;
    const moved = await telnyx.phoneNumbers.update(number?.id ?? '', { connection_id: standard?.id ?? '' });
    expect(moved.data).toMatchObject({ connection_id: standard?.id });
    expect((await telnyx.phoneNumbers.retrieve(number?.id ?? '')).data).toEqual(moved.data);
    const { call_control_id: id, connection_id } = await sim.calls.ring({ from: CALLER, to: SALES });
    expect(connection_id).toBe(standard?.id);
    await app.webhook('call.initiated', id);
    await telnyx.calls.actions.answer(id, {});
    await telnyx.calls.actions.startPlayback(id, { media_name: 'hello' });
    const { payload } = await app.webhook('call.playback.ended', id);
    expect(payload).toMatchObject({ media_name: 'hello', status: 'completed' });
  });

  it('collects a payment and reads back what was sent', async () => {
    const { sim, telnyx, app } = lab();
    const id = await lab().answered();
    await telnyx.calls.actions.pay(id, { payment_method: 'ach-debit', amount: 5, currency: 'USD' });
    await sim.calls.party(id).dtmf('0210000211234567890#');
    const { payload } = await app.webhook('call.payment.completed', id);
    expect(payload).toMatchObject({ result: 'success', bank_account_number: 'xxxxxxxx90' });
    const { call_leg_id: leg } = await sim.calls.get(id);
    const names: string[] = [];
    for await (const event of telnyx.callEvents.list({ filter: { leg_id: leg }, 'page[size]': 2 })) {
      names.push(`${event.type} ${event.name}`);
    }
    expect(names).toEqual([
      'webhook call.initiated',
      'command answer',
      'webhook call.answered',
      'command pay',
      'webhook call.payment.progress',
      'webhook call.payment.progress',
      'webhook call.payment.progress',
      'webhook call.payment.completed',
    ]);
    const filter = { event_type: 'call.payment.completed', webhook: { contains: leg } };
    await sim.events.waitFor({ type: 'webhook.delivered', match: ['event_type:call.payment.completed'] }, PATIENCE);
    const [delivery] = (await telnyx.webhookDeliveries.list({ filter })).data;
    expect(delivery).toMatchObject({ status: 'delivered', webhook: { event_type: 'call.payment.completed' } });
    expect((await telnyx.webhookDeliveries.retrieve(delivery?.id ?? '')).data).toEqual(delivery);
  });

  it('is told of a dial whose file cannot be had', async () => {
    const { sim, telnyx } = lab();
    const [application] = (await telnyx.callControlApplications.list()).data;
    const dial = (audio_url: string) =>
      telnyx.calls.dial({ connection_id: application?.id ?? '', from: SALES, to: '+15550100200', audio_url });
    await expect(dial('http://127.0.0.1:1/a.mp3')).rejects.toMatchObject({
      status: 400,
      error: { errors: [{ code: '90040' }] },
    });
    await expect(dial(`${sim.url}/nothing.mp3`)).rejects.toMatchObject({
      status: 404,
      error: { errors: [{ code: '10005' }] },
    });
  });
});
