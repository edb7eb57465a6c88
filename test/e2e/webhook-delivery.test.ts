import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { TelnyxWebhook } from 'telnyx/lib/webhooks';
import type { AppWebhook } from '../support/app-server.js';
import { CALLER, OURS, useLab } from '../support/lab.js';
import { listen } from '../support/webhook-endpoint.js';

// Real time: endpoints that answer late or never would hold the time of the calls beside them.
const lab = useLab(
  (app) => ({
    time: 'real',
    webhookUrl: app.url(),
    config: {
      webhookFailoverUrl: app.url('/failover'),
      webhooks: { retryDelaysMs: [30, 60] },
      party: { ringMs: 20 },
      applications: [
        {
          id: '1001',
          application_name: 'impatient',
          webhook_event_url: app.url('/impatient'),
          webhook_timeout_secs: 1,
        },
        { id: '1002', application_name: 'billed', webhook_event_url: app.url('/billed'), call_cost_in_webhooks: true },
      ],
    },
  }),
  ['command_refused', 'webhook_late'],
);

/** A party rings in whose webhooks go to `path`; the call's id. */
async function ringTo(path: string): Promise<string> {
  const { sim, app } = lab();
  return (await sim.calls.ring({ from: CALLER, to: OURS, webhook_url: app.url(path) })).call_control_id;
}

const attempts = (webhooks: readonly AppWebhook[]) => webhooks.map(({ attempt, path }) => `${attempt} ${path}`);

describe.concurrent('a webhook whose endpoint fails', () => {
  it('is tried again with the next attempt number, signed anew, under the same id', async () => {
    const { app, sim } = lab();
    app.answer('/flaky', ({ attempt }) => (attempt < 3 ? 503 : 204));
    const id = await ringTo('/flaky');
    await app.webhook('call.initiated', id, 3);
    await lab().event('webhook.delivered', id);
    const tries = app.of(id);
    expect(attempts(tries)).toEqual(['1 /flaky', '2 /flaky', '3 /flaky']);
    expect(new Set(tries.map((webhook) => webhook.id)).size).toBe(1);
    expect(new Set(tries.map(({ occurredAt }) => occurredAt)).size).toBe(1);
    expect(new Set(tries.map(({ headers }) => headers['telnyx-signature-ed25519'])).size).toBe(3);
    const [delivery] = await sim.webhooks.list({ call_control_id: id });
    expect(delivery).toMatchObject({ event_type: 'call.initiated', state: 'delivered' });
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([503, 503, 204]);
  });

  it('goes to the failover URL when the first is exhausted, the count running on', async () => {
    const { app } = lab();
    app.answer('/down', () => 500);
    app.answer('/failover', ({ attempt }) => (attempt === 4 ? 429 : 200));
    const id = await ringTo('/down');
    await app.webhook('call.initiated', id, 5);
    expect(attempts(app.of(id))).toEqual(['1 /down', '2 /down', '3 /down', '4 /failover', '5 /failover']);
    expect(app.of(id).map(({ deliveredTo }) => deliveredTo)).toEqual(
      ['/down', '/down', '/down', '/failover', '/failover'].map((path) => app.url(path)),
    );
  });

  it('is not tried again at a URL that answers 404 or redirects', async () => {
    const { app } = lab();
    for (const [path, status] of [
      ['/gone', 404],
      ['/moved', 302],
    ] as const) {
      app.answer(path, () => status);
      const id = await ringTo(path);
      await app.webhook('call.initiated', id, 2);
      expect(attempts(app.of(id))).toEqual([`1 ${path}`, '2 /failover']);
    }
  });

  it('is tried again where nobody listens, and the delivery says why', async () => {
    const { sim, app } = lab();
    const server = createServer();
    const port = await listen(server);
    await new Promise((closed) => server.close(closed));
    const url = `http://127.0.0.1:${port}/hooks`;
    const { call_control_id: id } = await sim.calls.ring({ from: CALLER, to: OURS, webhook_url: url });
    expect(attempts([await app.webhook('call.initiated', id)])).toEqual(['4 /failover']);
    const [delivery] = await sim.webhooks.list({ call_control_id: id });
    expect(delivery?.attempts.slice(0, 3).map(({ status, error }) => [status, typeof error])).toEqual(
      Array(3).fill([null, 'string']),
    );
    expect(delivery?.attempts[0]?.code).toMatch(/^75\d{3}$/);
  });

  it('is taken for failed when the answer takes longer than webhook_timeout_secs', async () => {
    const { sim, app } = lab();
    const released: (() => void)[] = [];
    app.answer('/impatient', ({ attempt }) =>
      attempt === 1 ? new Promise((resolve) => released.push(() => resolve(200))) : 200,
    );
    const { call_control_id: id } = await sim.calls.ring({ from: CALLER, to: OURS, connection_id: '1001' });
    await app.webhook('call.initiated', id, 2);
    for (const release of released) release();
    const [delivery] = await sim.webhooks.list({ call_control_id: id });
    expect(delivery?.attempts[0]).toMatchObject({ attempt: 1, status: null });
    expect(delivery?.attempts[0]?.duration_ms).toBeGreaterThan(990);
  });
});

describe.concurrent('the order of webhooks', () => {
  it('a slow endpoint holds up its own call and no other', async () => {
    const { app, telnyx } = lab();
    let release = (): void => undefined;
    app.answer('/slow', ({ type }) =>
      type === 'call.initiated' ? new Promise((resolve) => (release = () => resolve(200))) : 200,
    );
    const slow = await ringTo('/slow');
    await app.webhook('call.initiated', slow);
    await telnyx.calls.actions.answer(slow, {});
    const other = await lab().answered();
    await app.webhook('call.answered', other);
    expect(app.typesOf(slow)).toEqual(['call.initiated']);
    release();
    await app.webhook('call.answered', slow);
    expect(app.typesOf(slow)).toEqual(['call.initiated', 'call.answered']);
  });

  it('retries run beside what follows', async () => {
    const { app, telnyx } = lab();
    app.answer('/stumbles', ({ type, attempt }) => (type === 'call.initiated' && attempt === 1 ? 500 : 200));
    const id = await ringTo('/stumbles');
    await app.webhook('call.initiated', id);
    await telnyx.calls.actions.answer(id, {});
    await app.webhook('call.initiated', id, 2);
    await app.webhook('call.answered', id);
    expect(
      app
        .of(id)
        .map(({ type, attempt }) => `${type} ${attempt}`)
        .sort(),
    ).toEqual(['call.answered 1', 'call.initiated 1', 'call.initiated 2']);
  });
});

describe.concurrent("a command's own webhook settings", () => {
  it('webhook_url on answer counts from call.answered on', async () => {
    const { app } = lab();
    const id = await lab().answered({ webhook_url: app.url('/own') });
    await lab().telnyx.calls.actions.hangup(id, {});
    await app.webhook('call.hangup', id);
    expect(app.of(id).map(({ type, path }) => `${type} ${path}`)).toEqual([
      'call.initiated /hooks',
      'call.answered /own',
      'call.hangup /own',
    ]);
  });

  it('webhook_url_method GET carries the event in the query and signs an empty body', async () => {
    const { app, sim, telnyx } = lab();
    const { data } = await telnyx.calls.dial({
      connection_id: '77',
      from: OURS,
      to: CALLER,
      webhook_url: app.url('/get?own=1'),
      webhook_url_method: 'GET',
    });
    const id = String(data?.call_control_id);
    const request = await app.others.first(({ url }) => url.includes('/get') && url.includes('call.answered'));
    expect(request.method).toBe('GET');
    const query = new URL(request.url, app.url()).searchParams;
    expect(Object.fromEntries(query)).toMatchObject({
      own: '1',
      event_type: 'call.answered',
      record_type: 'event',
      call_control_id: id,
      state: 'answered',
    });
    const verifier = new TelnyxWebhook(sim.publicKey);
    await expect(verifier.verify('', request.headers as Record<string, string>)).resolves.toBeUndefined();
    expect(app.typesOf(id)).toEqual(['call.initiated']);
  });

  it('webhook_urls sends single events elsewhere, and webhook_retries_policies sets their delays', async () => {
    const { app } = lab();
    app.answer('/hangups', () => 500);
    const settings = {
      webhook_urls: { 'call.hangup': app.url('/hangups') },
      webhook_urls_method: 'POST',
      webhook_retries_policies: { 'call.hangup': { retries_ms: [10] } },
    } as object;
    const id = await lab().answered(settings);
    await lab().telnyx.calls.actions.hangup(id, {});
    await app.webhook('call.hangup', id, 3);
    expect(attempts(app.of(id).filter(({ type }) => type === 'call.hangup'))).toEqual([
      '1 /hangups',
      '2 /hangups',
      '3 /failover',
    ]);
    expect(app.of(id).find(({ type }) => type === 'call.answered')?.path).toBe('/hooks');
  });

  it('webhook_urls may list several URLs for an event, as the SDKs have it: they are tried in order', async () => {
    const { app } = lab();
    app.answer('/first', () => 404);
    const webhook_urls = { 'call.hangup': [app.url('/first'), app.url('/second')] };
    const id = await lab().answered({ webhook_urls });
    await lab().telnyx.calls.actions.hangup(id, {});
    await app.webhook('call.hangup', id, 2);
    const hangups = app.of(id).filter(({ type }) => type === 'call.hangup');
    expect(attempts(hangups)).toEqual(['1 /first', '2 /second']);
  });

  it('an event that there is not is refused in webhook_urls', async () => {
    const id = await lab().ring();
    const body = { webhook_urls: { 'call.exploded': 'http://127.0.0.1/x' } } as object;
    await expect(lab().telnyx.calls.actions.answer(id, body)).rejects.toMatchObject({
      status: 422,
      error: { errors: [{ code: '90057' }] },
    });
  });
});

describe.concurrent('webhooks afterwards', () => {
  it('can be sent once more: same id, next attempt, a signature of its own', async () => {
    const { app, sim } = lab();
    const id = await lab().ring();
    await lab().event('webhook.delivered', id);
    const [delivery] = await sim.webhooks.list({ call_control_id: id, event_type: 'call.initiated' });
    await sim.webhooks.resend(delivery?.id ?? '');
    const again = await app.webhook('call.initiated', id, 2);
    const [first] = app.of(id);
    expect(again).toMatchObject({ id: first?.id, attempt: 2, occurredAt: first?.occurredAt });
    expect(again.headers['telnyx-signature-ed25519']).not.toBe(first?.headers['telnyx-signature-ed25519']);
  });

  it('an unknown delivery cannot be sent', async () => {
    await expect(lab().sim.webhooks.resend('no-such-delivery')).rejects.toMatchObject({ code: 404 });
  });

  it('call.cost follows the hang-up where the application asks for it', async () => {
    const { app, telnyx } = lab();
    const id = await lab().answered({}, { connection_id: '1002' });
    await telnyx.calls.actions.hangup(id, {});
    const { payload } = await app.webhook('call.cost', id);
    expect(payload).toMatchObject({
      status: 'success',
      billed_duration_secs: 60,
      cost_parts: [{ currency: 'USD' }, {}],
    });
    expect(app.typesOf(id)).toEqual(['call.initiated', 'call.answered', 'call.hangup', 'call.cost']);
  });

  it('the headers are those of Telnyx', async () => {
    const id = await lab().ring();
    const { headers } = await lab().app.webhook('call.initiated', id);
    expect(headers['content-type']).toMatch(/^application\/json/);
    expect(headers['telnyx-timestamp']).toMatch(/^\d{10}$/);
    expect(Math.abs(Number(headers['telnyx-timestamp']) - Date.now() / 1000)).toBeLessThan(60);
  });
});
