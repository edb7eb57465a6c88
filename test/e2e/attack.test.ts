import { createHash } from 'node:crypto';
import { Telnyx } from 'telnyx';
import { describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/index.js';
import { webhookEndpoint, type ReceivedRequest } from '../support/webhook-endpoint.js';

/** An app that answers the calls that it hears of where `believes` lets it, with status 401 where not. */
async function appFor(sim: () => Simulator, believes: (request: ReceivedRequest) => Promise<unknown>) {
  const endpoint = await webhookEndpoint((_, response) => {
    const request = endpoint.received.at(-1);
    if (!request) throw new Error('no request');
    void believes(request).then(
      async () => {
        response.end();
        const { data } = JSON.parse(request.body) as { data: { payload: { call_control_id: string } } };
        const id = encodeURIComponent(data.payload.call_control_id);
        const answer = await fetch(`${sim().baseUrl}/calls/${id}/actions/answer`, {
          method: 'POST',
          headers: { authorization: `Bearer ${sim().apiKey}` },
        });
        statuses.push(answer.status);
      },
      () => response.writeHead(401).end(),
    );
  });
  const statuses: number[] = [];
  return Object.assign(endpoint, { statuses });
}

describe('an attack over real sockets, in fast time, on an app that takes a digest for a check and on one with the official SDK', () => {
  it('finds the first out and not the second, and world time stands meanwhile', async () => {
    const simulators: Simulator[] = [];
    const sim = (): Simulator => {
      const [first] = simulators;
      if (!first) throw new Error('not started');
      return first;
    };
    await using careless = await appFor(sim, ({ body }) => Promise.resolve(createHash('sha256').update(body).digest()));
    await using careful = await appFor(sim, ({ body, headers }) =>
      new Telnyx({ apiKey: sim().apiKey, publicKey: sim().publicKey }).webhooks.unwrap(body, {
        headers: headers as Record<string, string>,
      }),
    );
    await using running = await createSimulator({ time: 'fast', webhookUrl: careless.url });
    simulators.push(running);
    const before = await running.clock.get();
    const response = await fetch(`${running.url}/_sim/webhooks/attack`, { method: 'POST' });
    const { data } = (await response.json()) as { data: { acted: string[]; attempts: { accepted: boolean }[] } };
    expect(data).toMatchObject({ url: careless.url, genuine: { status: 200 } });
    expect(data.attempts.map(({ accepted }) => accepted)).toEqual(Array(8).fill(true));
    expect(data.acted).toHaveLength(8);
    // The commands for calls that there are not have been answered as if there were.
    expect(careless.statuses).toEqual(Array(9).fill(200));
    expect((await running.clock.get()).now).toBe(before.now);
    expect(await running.calls.list()).toEqual([]);
    expect(await running.webhooks.list()).toEqual([]);

    const safe = await running.webhooks.attack({ url: careful.url });
    expect(safe.genuine).toEqual({ status: 200 });
    expect(safe.attempts.map(({ kind, status }) => [kind, status])).toEqual([
      ['unsigned', 401],
      ['forged', 401],
      ['tampered', 401],
      ['stale', 401],
      ['future', 401],
      ['wrong_separator', 401],
      ['reserialised', 401],
      ['replayed', 200],
    ]);
    expect(safe.acted).toEqual(['replayed']);
  });
});
