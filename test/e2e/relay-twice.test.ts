import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import Telnyx from 'telnyx';
import { expect, it, vi } from 'vitest';
import { WebSocketServer, type RawData } from 'ws';
import { createSimulator } from '../../src/index.js';
import { AppServer } from '../support/app-server.js';

const CALLER = {
  from: '+15550100001',
  to: '+15550100002',
  script: [
    { wait_ms: 3_000 },
    { say: 'I would like a table for two.' },
    { wait_ms: 1_200 },
    { say: 'No, wait.' },
    { wait_ms: 3_000 },
    { press: '4' },
    { wait_ms: 3_000 },
    { hangup: true } as const,
  ],
};

interface Frame {
  readonly type: string;
  readonly last?: boolean;
  readonly voicePrompt?: string;
}

/** The app answers each turn of the caller at once, in two tokens. */
function answerTo({ type, last, voicePrompt }: Frame): object[] {
  if (type === 'dtmf')
    return [
      { type: 'play', source: 'http://127.0.0.1:9/gone.wav' },
      { type: 'sendDigits', digits: '1' },
    ];
  if (type !== 'prompt' || last !== true) return [];
  return [
    { type: 'text', token: 'You have said ' },
    { type: 'text', token: `${voicePrompt ?? ''} And I have a long answer to that.`, last: true },
  ];
}

it('a conversation relay with an app that answers at once gives the same journal each time in fast time', async () => {
  await using app = await AppServer.start();
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(sockets, 'listening');
  const frames: string[][] = [];
  sockets.on('connection', (socket) => {
    const seen: string[] = [];
    frames.push(seen);
    socket.on('message', (data: RawData) => {
      const frame = JSON.parse((data as Buffer).toString('utf8')) as Frame;
      seen.push(frame.type);
      for (const answer of answerTo(frame)) socket.send(JSON.stringify(answer));
    });
  });
  const url = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/relay`;
  await using sim = await createSimulator({
    port: 0,
    isolate: 'api-key',
    time: 'fast',
    webhookUrl: app.url(),
  });
  const journals: string[] = [];
  for (const key of ['a', 'b']) {
    const telnyx = new Telnyx({ apiKey: key, baseURL: sim.baseUrl });
    const conversation_relay_config = { url, greeting: 'Welcome.', dtmf_detection: true };
    app.onWebhook = ({ type, callControlId }) => {
      if (type === 'call.initiated') void telnyx.calls.actions.answer(callControlId, { conversation_relay_config });
    };
    const world = sim.world(key);
    await world.calls.ring(CALLER);
    await vi.waitFor(
      async () => {
        const webhooks = await world.webhooks.list({ event_type: 'call.conversation.ended' });
        expect(webhooks).toMatchObject([{ state: 'delivered' }]);
      },
      { timeout: 30_000, interval: 10 },
    );
    journals.push(await world.events.jsonl({ host: false }));
    await sim.worlds.end(key);
  }
  sockets.close();
  expect(frames[0]).toContain('interrupt');
  expect(frames[0]).toContain('dtmf');
  expect(frames[1]).toEqual(frames[0]);
  expect(journals[1]).toBe(journals[0]);
});
