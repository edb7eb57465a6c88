import request from 'supertest';
import { describe, expect, it } from 'vitest';
import { misfits } from '../../../support/control-schemas.js';
import {
  app,
  controlWorld,
  serveControl,
  type ControlWorld,
  type ServedControl,
} from '../../../support/control-world.js';

interface Delivery {
  readonly id: string;
  readonly event_id: string;
  readonly event_type: string;
  readonly state: string;
  readonly attempts: readonly {
    readonly attempt: number;
    readonly status: number | null;
    readonly code: string | null;
  }[];
}

async function ring(world: ControlWorld): Promise<string> {
  const caller = { from: '+15550100001', to: '+15550100002', sipHeaders: [], customHeaders: [] };
  return (await world.exchange.ringIn({ ...caller, codec: 'PCMU', patienceSecs: 60, webhookUrl: null })).id;
}

async function list(served: ServedControl, query = ''): Promise<Delivery[]> {
  const response = await request(served.server).get(`/_sim/webhooks${query}`);
  expect(response.status).toBe(200);
  const { data } = response.body as { data: Delivery[] };
  expect(data.flatMap((delivery) => misfits('WebhookDelivery', delivery))).toEqual([]);
  return data;
}

describe('GET /_sim/webhooks', () => {
  it('lists deliveries with their attempts, newest last', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const id = await ring(world);
    app.answer(world, id);
    await world.clock.advanceAsync(100);
    const data = await list(served);
    expect(data.map(({ event_type }) => event_type)).toEqual(['call.initiated', 'call.answered']);
    expect(data[0]).toMatchObject({
      call_control_id: id,
      state: 'delivered',
      payload: { call_control_id: id },
      attempts: [{ attempt: 1, url: 'http://app.test/hooks', status: 200, error: null, code: null }],
    });
  });

  it('filters by event, call and state', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    const first = await ring(world);
    const second = await ring(world);
    app.answer(world, second);
    await world.clock.advanceAsync(100);
    const types = async (query: string): Promise<string[]> =>
      (await list(served, query)).map(({ event_type }) => event_type);
    expect(await types('?event_type=call.answered')).toEqual(['call.answered']);
    expect(await types(`?call_control_id=${encodeURIComponent(first)}`)).toEqual(['call.initiated']);
    expect(await types('?state=pending')).toEqual([]);
    expect(await types('?state=delivered')).toHaveLength(3);
  });

  it("gives Telnyx's code of a failure as text, as codes are everywhere in this API", async () => {
    const world = controlWorld({ webhookAnswer: { status: 404 } });
    await using served = await serveControl(world);
    await ring(world);
    await world.clock.advanceAsync(100);
    expect(await list(served)).toMatchObject([{ state: 'failed', attempts: [{ status: 404, code: '75404' }] }]);
  });
});

describe('POST /_sim/webhooks/{id}/resend', () => {
  it('sends the same event once more, as the next attempt', async () => {
    const world = controlWorld();
    await using served = await serveControl(world);
    await ring(world);
    await world.clock.advanceAsync(100);
    const [delivery] = await list(served);
    const response = await request(served.server).post(`/_sim/webhooks/${delivery?.id ?? ''}/resend`);
    expect(response.status).toBe(202);
    expect(response.body).toMatchObject({ data: { id: delivery?.id, event_id: delivery?.event_id } });
    await world.clock.advanceAsync(100);
    expect((await list(served))[0]?.attempts.map(({ attempt }) => attempt)).toEqual([1, 2]);
    expect(world.sender.sent).toHaveLength(2);
  });

  it('answers 404 for a delivery that it does not know', async () => {
    await using served = await serveControl(controlWorld());
    const response = await request(served.server).post('/_sim/webhooks/unknown/resend');
    expect(response.status).toBe(404);
    expect(response.body).toMatchObject({ errors: [{ code: '404' }] });
  });
});
