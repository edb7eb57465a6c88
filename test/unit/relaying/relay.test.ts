import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { LIMITS } from '../../../src/limits.js';
import { ExchangeWorld } from '../../support/exchange.js';
import type { FakeSocket } from '../../support/fake-socket.js';
import { RELAY_URL, relayed, spokenTexts } from '../../support/relay-world.js';
import { wavOf } from '../../support/sounds.js';

/** What the app has got, without `setup`. */
const got = (socket: FakeSocket): unknown[] => socket.sent.slice(1).map(({ json }) => json);

describe('a conversation relay', () => {
  it('tells the app of the call first, with the parameters of the request as texts', async () => {
    const { call, socket } = await relayed({
      assistant: { dynamic_variables: { a: 'old', b: 'kept' } },
      custom_parameters: { a: 'new', n: 1 },
    });
    const [relay] = [...call.activities.values()];
    expect(socket.sent[0]?.json).toEqual({
      type: 'setup',
      sessionId: relay?.id,
      accountSid: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
      callSid: call.id,
      callControlId: call.id,
      callSessionId: call.sessionId,
      callLegId: call.legId,
      from: call.from,
      to: call.to,
      direction: 'inbound',
      callerName: call.from,
      callStatus: 'active',
      customParameters: { a: 'new', b: 'kept', n: '1' },
    });
  });

  it('answers with its id, which the webhook of its end has too', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const data = world.ok(call, 'conversation_relay_start', { url: RELAY_URL, voice: 'AWS.Polly.Joanna' });
    world.dialer.accept();
    await world.clock.advanceAsync(2_900);
    expect(world.ok(call, 'conversation_relay_stop')).toEqual({ result: 'ok' });
    expect(world.payload('call.conversation.ended')).toMatchObject({
      assistant_id: '',
      conversation_id: data['conversation_relay_id'],
      duration_sec: 3,
      llm_model: '',
      reason: null,
      stt_model: 'Google',
      tts_model_id: 'Polly',
      tts_provider: 'aws',
      tts_voice_id: 'Joanna',
    });
    expect(call.state).toBe('active');
  });

  it('hands on what the caller says, as it grows and when it is over', async () => {
    const { world, call, socket } = await relayed({ language: 'en-GB' });
    world.say(call, 'My order has not come');
    await world.clock.advanceAsync(3_000);
    expect(got(socket)).toEqual([
      { type: 'prompt', voicePrompt: 'My', lang: 'en-GB', last: false },
      { type: 'prompt', voicePrompt: 'My order has', lang: 'en-GB', last: false },
      { type: 'prompt', voicePrompt: 'My order has not come', lang: 'en-GB', last: true },
    ]);
    expect(world.hooks(call)).not.toContain('call.transcription');
  });

  it('speaks a turn once its last token has come, and the app is sent no call.speak for it', async () => {
    const { world, call, socket } = await relayed();
    socket.receive({ type: 'text', token: 'Good ' });
    socket.receive({ type: 'text', token: 'morning', last: false });
    await world.clock.advanceAsync(100);
    expect(spokenTexts(world, call)).toEqual([]);
    socket.receive({ type: 'text', token: '', last: true });
    socket.receive({ type: 'text', token: '', last: true });
    await world.clock.advanceAsync(2_000);
    expect(spokenTexts(world, call)).toEqual(['Good morning']);
    expect(world.audio(call, 'heard').some((sample) => sample !== 0)).toBe(true);
    expect(world.hooks(call).filter((type) => type.startsWith('call.speak'))).toEqual([]);
  });

  it('greets, plays files, presses keys and changes its languages', async () => {
    const { world, call, socket } = await relayed({
      greeting: 'Hello',
      languages: [{ language: 'de', voice: 'Azure.de-DE-KatjaNeural' }],
    });
    world.files.set('http://files.test/a.wav', wavOf(100));
    socket.receive({ type: 'play', source: 'http://files.test/a.wav', loop: 2 });
    socket.receive({ type: 'sendDigits', digits: '1w2' });
    socket.receive({ type: 'language', ttsLanguage: 'de', transcriptionLanguage: 'fr' });
    socket.receive({ type: 'text', token: 'Guten Tag', last: true });
    world.say(call, 'Oui');
    await world.clock.advanceAsync(4_000);
    expect(spokenTexts(world, call)).toEqual(['Hello', 'Guten Tag']);
    expect(world.events('activity.started', call).map((entry) => entry['voice'] ?? entry['audio_url'])).toEqual([
      undefined,
      'Telnyx.KokoroTTS.af',
      'http://files.test/a.wav',
      'Azure.de-DE-KatjaNeural',
    ]);
    expect(call.party.dtmfHeard).toBe('12');
    expect(got(socket)).toContainEqual({ type: 'prompt', voicePrompt: 'Oui', lang: 'fr', last: true });
  });

  it('makes way for what comes next where a file may be preempted', async () => {
    const { world, call, socket } = await relayed();
    world.files.set('http://files.test/a.wav', wavOf(5_000));
    socket.receive({ type: 'play', source: 'http://files.test/a.wav', preemptible: true });
    await world.clock.advanceAsync(500);
    socket.receive({ type: 'text', token: 'Now', last: true });
    await world.clock.advanceAsync(50);
    expect(world.events('activity.ended', call)).toMatchObject([{ kind: 'playback', reason: 'replaced' }]);
    expect([...call.activities.values()].at(-1)).toMatchObject({ kind: 'speak', state: 'running' });
  });

  it('ends where the app says so, and the call goes on', async () => {
    const { world, call, socket } = await relayed();
    socket.receive({ type: 'text', token: 'Bye', last: true });
    await world.clock.advanceAsync(20);
    socket.receive({ type: 'end', handoffData: '{"to":"agent"}' });
    expect([socket.closed, socket.closeCode]).toEqual([true, 1000]);
    expect(world.payload('call.conversation.ended')['reason']).toBeNull();
    expect([...call.activities.values()].map(({ state }) => state)).toEqual(['ended', 'ended']);
    expect(world.events('relay.received', call).at(-1)).toMatchObject({ frame: 'end', text: '{"to":"agent"}' });
    world.ok(call, 'speak', { payload: 'Still here', voice: 'female' });
  });

  it('ends with the socket, for which customer_disconnect stands in the webhook', async () => {
    const { world, call, socket } = await relayed();
    socket.hangUp(1006);
    expect(world.payload('call.conversation.ended')['reason']).toBe('customer_disconnect');
    expect(world.events('activity.ended', call)).toMatchObject([
      { kind: 'relay', reason: 'client_closed', code: 1006 },
    ]);
  });

  it('ends with the call, behind call.hangup', async () => {
    const { world, call, socket } = await relayed();
    world.act(call, { act: 'hangup' });
    expect(socket.closed).toBe(true);
    expect(world.hooks(call).slice(-2)).toEqual(['call.hangup', 'call.conversation.ended']);
  });

  it('is over where nobody listens at its address, after no time', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'conversation_relay_start', { url: RELAY_URL });
    world.dialer.refuse('ECONNREFUSED');
    expect(world.payload('call.conversation.ended')).toMatchObject({ reason: null, duration_sec: 0 });
    expect(world.events('relay.error', call)).toMatchObject([{ what: 'unreachable', host: { error: 'ECONNREFUSED' } }]);
  });
});

describe('a caller who cuts in', () => {
  it('silences what is said: the app is told how far it came, then of the words', async () => {
    const { world, call, socket } = await relayed();
    socket.receive({ type: 'text', token: 'One two three four five six seven eight nine ten', last: true });
    socket.receive({ type: 'text', token: 'And more', last: true });
    socket.receive({ type: 'text', token: 'An unfinished turn' });
    await world.clock.advanceAsync(1_000);
    world.say(call, 'Stop it');
    await world.clock.advanceAsync(2_000);
    expect(got(socket)).toEqual([
      {
        type: 'interrupt',
        utteranceUntilInterrupt: expect.stringMatching(/^One two/) as unknown,
        durationUntilInterruptMs: expect.any(Number) as unknown,
      },
      { type: 'prompt', voicePrompt: 'Stop it', lang: 'en', last: true },
    ]);
    expect(spokenTexts(world, call)).toEqual(['One two three four five six seven eight nine ten', 'And more']);
    const heard = world.audio(call, 'heard');
    expect(heard.subarray(heard.length - 4_000).every((sample) => sample === 0)).toBe(true);
    socket.receive({ type: 'text', token: 'Yes?', last: true });
    await world.clock.advanceAsync(100);
    expect(spokenTexts(world, call).at(-1)).toBe('Yes?');
  });

  it.each([
    ['any', true, true],
    ['speech', true, false],
    ['dtmf', false, true],
    ['none', false, false],
  ] as const)('may do so as `%s` has it', async (interruptible, bySpeech, byKey) => {
    const cutIn = async (how: (world: ExchangeWorld, call: Call) => void): Promise<boolean> => {
      const { world, call, socket } = await relayed({ interruptible, dtmf_detection: true });
      socket.receive({ type: 'text', token: 'A long text that takes its time to be spoken', last: true });
      await world.clock.advanceAsync(200);
      how(world, call);
      await world.clock.advanceAsync(1_000);
      const types = got(socket).map((frame) => (frame as { type: string }).type);
      expect(types).toContain(byKeyOf(how) ? 'dtmf' : 'prompt');
      return types.includes('interrupt');
    };
    const press = (world: ExchangeWorld, call: Call): void => {
      world.act(call, { act: 'dtmf', actId: 'keys', digits: '1' });
    };
    const byKeyOf = (how: unknown): boolean => how === press;
    expect(await cutIn((world, call) => void world.say(call, 'Wait'))).toBe(bySpeech);
    expect(await cutIn(press)).toBe(byKey);
  });

  it('may be kept from it for the greeting alone', async () => {
    const { world, call, socket } = await relayed({
      greeting: 'Welcome to a very long greeting',
      interruptible_greeting: 'none',
    });
    await world.clock.advanceAsync(100);
    world.say(call, 'Hi');
    await world.clock.advanceAsync(1_000);
    expect(got(socket)).toEqual([{ type: 'prompt', voicePrompt: 'Hi', lang: 'en', last: true }]);
  });

  it('is told of as keys only with dtmf_detection', async () => {
    const { world, call, socket } = await relayed();
    world.act(call, { act: 'dtmf', actId: 'keys', digits: '12' });
    await world.clock.advanceAsync(1_000);
    expect(got(socket)).toEqual([]);
    expect(world.hooks(call).filter((type) => type === 'call.dtmf.received')).toHaveLength(2);
  });
});

describe('a message of the app that cannot be taken', () => {
  it.each([
    ['{', 'malformed JSON'],
    ['[]', 'not an object'],
    [{ type: 'foo' }, 'unknown type: foo'],
    [{ token: 'x' }, 'missing required field: type'],
    [{ type: 'text' }, 'missing required field: token'],
    [{ type: 'text', token: 'x', last: 'yes' }, 'invalid field: last must be a boolean'],
    [{ type: 'play' }, 'missing required field: source'],
    [{ type: 'play', source: 'ftp://x/' }, 'invalid field: source must be an http or https URL'],
    [{ type: 'play', source: 'http://x/', loop: 0 }, 'invalid field: loop must be an integer from 1 to 100'],
    [{ type: 'sendDigits', digits: '12x' }, 'invalid field: digits must be a string of 0-9, A-D, w, W, # and *'],
    [{ type: 'language' }, 'missing required field: ttsLanguage or transcriptionLanguage'],
    [{ type: 'end', handoffData: {} }, 'invalid field: handoffData must be a string'],
  ])('is answered with an error, and changes nothing: %j', async (frame, why) => {
    const { world, call, socket } = await relayed();
    socket.receive(frame);
    expect(got(socket)).toEqual([{ type: 'error', description: `Invalid message: ${why}` }]);
    expect(world.events('relay.received', call)).toMatchObject([{ frame: null, malformed: why }]);
    expect(call.activities.size).toBe(1);
  });

  it('closes the socket when it is the tenth in a row, and one that can be taken counts anew', async () => {
    const { world, call, socket } = await relayed();
    const bad = (times: number): void => {
      for (let i = 0; i < times; i++) socket.receive('x');
    };
    bad(9);
    socket.receive({ type: 'text', token: '', last: true });
    bad(9);
    expect(socket.closed).toBe(false);
    socket.receiveBinary();
    expect([socket.closed, socket.closeCode]).toEqual([true, 1008]);
    expect(world.events('activity.ended', call)).toMatchObject([{ reason: 'simulator_closed', code: 1008 }]);
    expect(world.payload('call.conversation.ended')['reason']).toBeNull();
  });

  it('limit relay.turn_chars: is one that makes a turn too long, whose tokens are dropped', async () => {
    const { world, call, socket } = await relayed();
    socket.receive({ type: 'text', token: 'x'.repeat(LIMITS['relay.turn_chars']) });
    socket.receive({ type: 'text', token: 'y' });
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'relay.turn_chars' }]);
    expect(got(socket)).toHaveLength(1);
    socket.receive({ type: 'text', token: 'short', last: true });
    await world.clock.advanceAsync(100);
    expect(spokenTexts(world, call)).toEqual(['short']);
  });

  it('limit relay.play_loops: is a file to be played more often', async () => {
    const { socket } = await relayed();
    socket.receive({ type: 'play', source: 'http://x/', loop: LIMITS['relay.play_loops'] + 1 });
    expect(got(socket)).toMatchObject([{ type: 'error' }]);
  });
});
