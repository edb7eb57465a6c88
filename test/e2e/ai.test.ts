import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocketServer, type RawData } from 'ws';
import { useLab } from '../support/lab.js';
import { PATIENCE } from '../support/patience.js';

const lab = useLab({
  config: {
    assistants: { clerk: { says: ['Good morning.', 'I see.', 'Anything else?'], insights: ['They were glad.'] } },
  },
});

it('the official SDK gives a call to an assistant, brings in a further leg and takes the call back', async () => {
  const { sim, telnyx, app } = lab();
  const { actions } = telnyx.calls;
  const [caller, other] = [await lab().answered(), await lab().answered()];
  const started = await actions.startAIAssistant(caller, { assistant: { id: 'clerk' } });
  const conversation = started.data?.conversation_id ?? '';
  const participant = { id: other, role: 'user' as const, name: 'Ann' };
  const joined = await actions.joinAIAssistant(caller, { conversation_id: conversation, participant });
  expect(joined.data).toEqual({ result: 'ok', conversation_id: conversation });
  await actions.addAIAssistantMessages(caller, { messages: [{ role: 'system', content: 'Be kind.' }] });
  const saidNext = async (text: string) =>
    sim.events.waitFor({ type: 'activity.started', call_control_id: caller, match: [`text:${text}`] }, PATIENCE);
  for (const [leg, words, answer] of [
    [other, 'My order is late.', 'I see.'],
    [caller, 'That is all.', 'Anything else?'],
  ] as const) {
    await sim.calls.party(leg).say(words);
    await saidNext(answer);
  }
  const assistant = (await sim.calls.get(caller)).activities.find(({ kind }) => kind === 'assistant');
  expect(assistant).toMatchObject({
    participants: [{ call_control_id: other, on_hangup: 'continue_conversation' }],
    message_history: [
      { role: 'assistant', content: 'Good morning.' },
      { role: 'system', content: 'Be kind.' },
      { role: 'user', content: 'My order is late.' },
      { role: 'assistant', content: 'I see.' },
      { role: 'user', content: 'That is all.' },
      { role: 'assistant', content: 'Anything else?' },
    ],
  });
  await actions.stopAIAssistant(caller, {});
  const ended = await app.webhook('call.conversation.ended', caller);
  expect(ended.payload).toMatchObject({ conversation_id: conversation, assistant_id: 'clerk', reason: null });
  const insights = await app.webhook('call.conversation_insights.generated', caller);
  expect(insights.payload).toMatchObject({ results: [{ result: 'They were glad.' }] });
});

it('the official SDK collects values by an assistant whose script was told at run time', async () => {
  const { sim, telnyx, app } = lab();
  await sim.assistants.put('gather_using_ai', { says: ['How old are you?'], result: { age: 29 } });
  const id = await lab().answered();
  const parameters = { type: 'object', properties: { age: { type: 'integer' } }, required: ['age'] };
  await telnyx.calls.actions.gatherUsingAI(id, { parameters });
  await sim.calls.party(id).say('I am twenty nine.');
  const { payload } = await app.webhook('call.ai_gather.ended', id);
  expect(payload).toMatchObject({ status: 'valid', result: { age: 29 } });
});

it('the official SDK hands a call to a conversation relay, whose app answers the caller', async () => {
  const { sim, telnyx, app } = lab();
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(sockets, 'listening');
  const prompts: unknown[] = [];
  sockets.on('connection', (socket) =>
    socket.on('message', (data: RawData) => {
      const frame = JSON.parse((data as Buffer).toString('utf8')) as Readonly<Record<string, unknown>>;
      if (frame['type'] !== 'prompt' || frame['last'] !== true) return;
      prompts.push(frame['voicePrompt']);
      socket.send(JSON.stringify({ type: 'text', token: 'Certainly.', last: true }));
    }),
  );
  try {
    const id = await lab().answered();
    const url = `ws://127.0.0.1:${(sockets.address() as AddressInfo).port}/relay`;
    const started = await telnyx.calls.actions.startConversationRelay(id, { url });
    expect(started.data).toMatchObject({ result: 'ok' });
    expect(started.data?.conversation_relay_id).toBeTruthy();
    await sim.events.waitFor({ type: 'relay.connected', call_control_id: id }, PATIENCE);
    await sim.calls.party(id).say('A table for two.');
    await sim.events.waitFor({ type: 'activity.started', call_control_id: id, match: ['text:Certainly.'] }, PATIENCE);
    expect(prompts).toEqual(['A table for two.']);
    await telnyx.calls.actions.stopConversationRelay(id, {});
    await app.webhook('call.conversation.ended', id);
  } finally {
    for (const socket of sockets.clients) socket.terminate();
    sockets.close();
  }
});
