import Telnyx from 'telnyx';
import { expect, it, vi } from 'vitest';
import { createSimulator, type Simulator } from '../../src/index.js';
import { AppServer, type AppWebhook } from '../support/app-server.js';
import { MediaServer } from '../support/media-client.js';

const OURS = '+15550100002';
const CALLEE = '+15550100300';

/** What an app does that answers each webhook with 200 first, and sends its commands meanwhile, on other connections. */
async function handle(
  telnyx: Telnyx,
  streamUrl: string,
  { type, callControlId: id, payload }: AppWebhook,
): Promise<void> {
  const { actions } = telnyx.calls;
  if (type === 'call.initiated' && payload['direction'] === 'incoming') await actions.answer(id, {});
  if (type !== 'call.answered') return;
  if (payload['to'] === OURS) {
    const connection_id = String(payload['connection_id']);
    await telnyx.calls.dial({ connection_id, from: OURS, to: CALLEE, link_to: id, client_state: btoa(id) });
    return;
  }
  await actions.startTranscription(id, { transcription_engine: 'Telnyx', transcription_tracks: 'both' });
  await actions.startStreaming(id, { stream_url: streamUrl, stream_track: 'outbound_track' });
  await actions.speak(id, { payload: 'A call for you.', voice: 'female' });
  await actions.bridge(id, { call_control_id_to_bridge_with: atob(String(payload['client_state'])) });
}

/** Two parties in a world of their own, bridged, with a stream, a transcription and speech; its journal. */
async function run(sim: Simulator, app: AppServer, streamUrl: string, key: string): Promise<string> {
  const world = sim.world(key);
  const telnyx = new Telnyx({ apiKey: key, baseURL: sim.baseUrl });
  const work: Promise<void>[] = [];
  app.onWebhook = (webhook) => void work.push(handle(telnyx, streamUrl, webhook));
  const script = [{ wait_ms: 1_500 }, { say: 'Hello, this is Ann.' }, { wait_ms: 4_000 }, { hangup: true } as const];
  await world.calls.ring({ from: '+15550100001', to: OURS, script });
  await vi.waitFor(
    async () => {
      const [calls, webhooks] = await Promise.all([world.calls.list(), world.webhooks.list({ limit: 1_000 })]);
      expect(calls.map(({ state }) => state)).toEqual(['ended', 'ended']);
      expect(
        webhooks.filter(({ state, event_type }) => state === 'pending' || event_type === 'call.hangup'),
      ).toMatchObject([{ state: 'delivered' }, { state: 'delivered' }]);
    },
    { timeout: 30_000, interval: 10 },
  );
  await Promise.all(work);
  const journal = await world.events.jsonl({ host: false });
  await sim.worlds.end(key);
  return journal;
}

it('a script gives the same journal each time in fast time, whichever of the host’s sockets is faster', async () => {
  await using app = await AppServer.start();
  await using media = await MediaServer.start();
  const sim = await createSimulator({
    isolate: 'api-key',
    time: 'fast',
    webhookUrl: app.url(),
    config: { party: { ringMs: 50 }, logLevel: 'error' },
  });
  try {
    app.verifyWith(new Telnyx({ apiKey: sim.apiKey, publicKey: sim.publicKey }));
    const url = `ws://127.0.0.1:${media.port}/media`;
    const first = (await run(sim, app, url, 'first')).split('\n');
    expect(first.join('\n')).toContain('Hello, this is Ann.');
    for (const key of ['second', 'third']) expect((await run(sim, app, url, key)).split('\n')).toEqual(first);
  } finally {
    await sim.stop();
  }
}, 60_000);
