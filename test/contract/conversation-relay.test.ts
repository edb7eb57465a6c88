import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseRelayFrame } from '../../src/relaying/client-frames.js';
import { LIMITS } from '../../src/limits.js';
import { relayed } from '../support/relay-world.js';

interface Message {
  readonly name: string;
  readonly payload: { readonly properties: Readonly<Record<string, { readonly maximum?: number }>> };
}

const { components } = parse(readFileSync('openapi/conversation-relay.yaml', 'utf8')) as {
  readonly components: { readonly messages: Readonly<Record<string, Message>> };
};
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
const messages = Object.entries(components.messages).map(([key, { name, payload }]) => ({
  name,
  isFromApp: key.startsWith('client'),
  payload,
  fits: ajv.compile(payload),
}));

describe('openapi/conversation-relay.yaml', () => {
  it('has every frame that goes to the app, as it is', async () => {
    const { world, call, socket } = await relayed({ dtmf_detection: true, custom_parameters: { a: 'b' } });
    socket.receive({ type: 'text', token: 'A long text that takes its time', last: true });
    await world.clock.advanceAsync(500);
    world.say(call, 'Wait');
    world.act(call, { act: 'dtmf', actId: 'keys', digits: '#' });
    await world.clock.advanceAsync(2_000);
    socket.receive('{');
    const sent = socket.sent.map(({ json }) => json as unknown as { readonly type: string });
    const documented = messages.filter(({ isFromApp }) => !isFromApp);
    expect(new Set(sent.map(({ type }) => type))).toEqual(new Set(documented.map(({ name }) => name)));
    expect(sent.filter((frame) => !documented.find(({ name }) => name === frame.type)?.fits(frame))).toEqual([]);
  });

  it.each([
    { type: 'text', token: '' },
    { type: 'text', token: 'x', last: true },
    { type: 'text', token: 1 },
    { type: 'text', last: true },
    { type: 'play', source: 'http://files.test/a.wav', loop: 100, interruptible: false, preemptible: true },
    { type: 'play', source: 'http://files.test/a.wav', loop: 101 },
    { type: 'play', source: 'nowhere' },
    { type: 'play' },
    { type: 'sendDigits', digits: '0189ADwW#*' },
    { type: 'sendDigits', digits: '' },
    { type: 'sendDigits', digits: 'E' },
    { type: 'language', ttsLanguage: 'en' },
    { type: 'language', transcriptionLanguage: 'en', more: 1 },
    { type: 'language' },
    { type: 'language', ttsLanguage: '' },
    { type: 'end' },
    { type: 'end', handoffData: 'x' },
    { type: 'end', handoffData: 1 },
  ])('says of a frame of the app what the simulator says: %j', (frame) => {
    const message = messages.find(({ name, isFromApp }) => isFromApp && name === frame.type);
    expect(parseRelayFrame(JSON.stringify(frame)).type !== 'invalid').toBe(message?.fits(frame));
  });

  it('has the limit of plays', () => {
    const play = messages.find(({ name }) => name === 'play');
    expect(play?.payload.properties['loop']?.maximum).toBe(LIMITS['relay.play_loops']);
  });
});
