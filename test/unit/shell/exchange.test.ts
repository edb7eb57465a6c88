import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import { activeCalls } from '../../../src/shell/telnyx-views.js';
import { commandNamed, ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

/** A little of everything, the same each time. */
async function story(world: ExchangeWorld): Promise<void> {
  world.files.set('http://files.test/a.wav', wavOf(300));
  const call = await world.answered(
    {},
    { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp', client_state: 'YQ==' },
  );
  const socket = world.dialer.accept();
  world.ok(call, 'transcription_start', { transcription_engine_config: { interim_results: true } });
  await world.clock.advanceAsync(333);
  world.say(call, 'Good morning, how are you?');
  world.act(call, { act: 'dtmf', actId: call.ids.uuid('act'), digits: '1' });
  socket.receive({ event: 'media', media: { payload: Buffer.alloc(4000, 0x20).toString('base64') } });
  socket.receive({ event: 'mark', mark: { name: 'end' } });
  world.ok(call, 'speak', { payload: 'Fine. Thanks.', voice: 'female' });
  await world.clock.advanceAsync(2000);
  await world.dial({ to: ['+15550100486', '+13125550005'], command_id: 'd' });
  await world.clock.advanceAsync(1000);
  world.ok(call, 'playback_start', { audio_url: 'http://files.test/a.wav' });
  world.act(call, { act: 'hangup' });
  await world.clock.advanceAsync(1000);
}

describe('a world', () => {
  it('is the same in every run with the same seed and the same inputs', async () => {
    const [one, two] = [new ExchangeWorld(), new ExchangeWorld()];
    await story(one);
    await story(two);
    expect(one.events().length).toBeGreaterThan(60);
    expect(two.events()).toEqual(one.events());
    expect(two.sender.sent).toEqual(one.sender.sent);
  });

  it('gives a call the same ids and names, whatever happens on another call meanwhile', async () => {
    const told = async (other: (world: ExchangeWorld, call: Call) => Promise<unknown>): Promise<unknown> => {
      const world = new ExchangeWorld();
      const [b, a] = [await world.ring(), await world.ring()];
      await other(world, b);
      world.ok(a, 'answer', { stream_url: STREAM_URL });
      world.ok(a, 'speak', { payload: 'Hello', voice: 'female' });
      world.say(a, 'Hi');
      const { id, legId, sessionId, identity, activities, acts } = a;
      return { id, legId, sessionId, identity, ids: [...activities.keys(), ...acts.keys()], sent: ofCall(world, id) };
    };
    const ofCall = (world: ExchangeWorld, id: string): unknown[] =>
      world.deliveries.list({ call_control_id: id }).map((delivery) => [delivery.id, delivery.event_id]);
    const quiet = await told(() => Promise.resolve());
    const busy = await told(async (world, call) => {
      world.ok(call, 'answer', { stream_url: STREAM_URL });
      world.ok(call, 'speak', { payload: 'Hello', voice: 'female' });
      world.say(call, 'Hi');
      world.act(call, { act: 'hangup' });
      await world.dial();
    });
    expect(busy).toEqual(quiet);
  });

  it('has other ids with another seed', async () => {
    const [one, two] = [new ExchangeWorld(), new ExchangeWorld({ config: { seed: 'other' } })];
    const ids = [await one.ring(), await two.ring()].map(({ id, legId, connectionId }) => [id, legId, connectionId]);
    expect(new Set(ids.flat()).size).toBe(6);
  });

  it('numbers its journal from 1 without gaps', async () => {
    const world = new ExchangeWorld();
    await story(world);
    expect(world.events().map(({ seq }) => seq)).toEqual(world.events().map((_, i) => i + 1));
  });
});

describe('a reset', () => {
  it('makes the calls vanish without a webhook and closes their sockets', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL });
    const socket = world.dialer.accept();
    world.ok(call, 'fork_start', { target: 'udp:192.0.2.1:9000' });
    world.ok(call, 'speak', { payload: 'Hello', voice: 'female' });
    world.ok(call, 'transcription_start');
    world.say(call, 'Hello');
    world.act(call, { act: 'dtmf', actId: 'keys', digits: '12' });
    await world.dial({ stream_url: STREAM_URL });
    await world.clock.advanceAsync(50);
    const sent = world.sender.sent.length;
    const before = world.events().length;
    expect(world.exchange.reset()).toEqual({ seed: 'telnyx-sim', world: 2 });
    const reset = world.events().at(-1);
    expect(reset).toMatchObject({ type: 'sim.reset', seed: 'telnyx-sim', world: 2 });
    expect(world.events().slice(0, before)).toHaveLength(before);
    await world.clock.advanceAsync(120_000);
    expect(world.sender.sent).toHaveLength(sent);
    expect([socket.closed, world.networks[0]?.closed, world.dialer.dials.at(-1)?.aborted]).toEqual([true, true, true]);
    expect([...world.exchange.calls()]).toEqual([]);
    expect([world.clock.pending, world.pacer.size, world.media.size]).toEqual([0, 0, 0]);
    expect(world.events().at(-1)).toEqual(reset);
  });

  it('numbers the journal on without a gap', async () => {
    const world = new ExchangeWorld();
    await story(world);
    world.exchange.reset();
    await story(world);
    expect(world.events().map(({ seq }) => seq)).toEqual(world.events().map((_, i) => i + 1));
  });

  it('begins the same world as a reset of another run does, whatever happened before', async () => {
    const [fresh, used] = [new ExchangeWorld(), new ExchangeWorld()];
    await story(used);
    used.exchange.applications.create({ application_name: 'mine', webhook_event_url: 'http://mine.test' });
    used.exchange.reset();
    fresh.exchange.reset();
    expect(used.exchange.applications.list()).toHaveLength(1);
    const [a, b] = [await fresh.ring(), await used.ring()];
    expect([b.id, b.legId, b.sessionId, b.connectionId, b.identity]).toEqual([
      a.id,
      a.legId,
      a.sessionId,
      a.connectionId,
      a.identity,
    ]);
    expect(used.deliveries.list()).toHaveLength(1);
  });

  it('lets no id come back, but those of the account and of the configuration', async () => {
    const world = new ExchangeWorld();
    const { exchange } = world;
    const made = async (): Promise<string[]> => {
      const call = await world.answered();
      world.ok(call, 'streaming_start', { stream_url: STREAM_URL });
      world.ok(call, 'speak', { payload: 'Hello', voice: 'female' });
      const application = exchange.applications.create({ application_name: 'mine', webhook_event_url: '' });
      const events = world.deliveries.list().flatMap(({ id, event_id }) => [id, event_id]);
      return [call.id, call.legId, call.sessionId, ...call.activities.keys(), ...events, application?.id ?? ''];
    };
    const { id: usual } = exchange.applications.default;
    const ids = await made();
    for (let world = 2; world <= 4; world++) {
      expect(exchange.reset().world).toBe(world);
      expect(exchange.applications.default.id).toBe(usual);
      ids.push(...(await made()));
    }
    expect(ids.length).toBeGreaterThan(30);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('leaves a late command for a call of the world before without a call', async () => {
    const world = new ExchangeWorld();
    const before = await world.answered();
    world.exchange.reset();
    const call = await world.answered();
    expect(world.run(before, 'hangup')).toMatchObject({ kind: 'refused', refusals: [{ error: 'unknownCall' }] });
    expect(call.state).toBe('active');
  });

  it('says of each webhook on its way that it was dropped', async () => {
    const world = new ExchangeWorld({ answer: () => 'never' });
    const call = await world.answered();
    world.exchange.reset();
    const dropped = world.events('webhook.dropped', call);
    expect(dropped.map(({ event_type: type, why }) => [type, why])).toEqual([
      ['call.initiated', 'the simulator was reset'],
      ['call.answered', 'the simulator was reset'],
    ]);
    expect(world.events().at(-1)?.type).toBe('sim.reset');
  });

  it('ends open waits', async () => {
    const world = new ExchangeWorld();
    const wait = world.journal.waitFor({ types: ['call.state'] }, 60_000);
    world.exchange.reset();
    expect(await wait.result).toEqual({ kind: 'reset' });
  });

  it('forgets the dials that it remembered', async () => {
    const world = new ExchangeWorld();
    await world.tryDial({ command_id: 'once' });
    world.exchange.reset();
    await world.tryDial({ command_id: 'once' });
    expect([...world.exchange.calls()]).toHaveLength(1);
  });

  it('keeps the applications of the configuration', () => {
    const config = { applications: [{ id: '777', application_name: 'mine', webhook_event_url: 'http://mine.test' }] };
    const world = new ExchangeWorld({ config });
    world.exchange.applications.remove('777');
    world.exchange.reset();
    expect(world.exchange.applications.get('777')).toMatchObject({ application_name: 'mine' });
  });

  it('does not let what ran before report into the new world', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL });
    const socket = world.dialer.accept();
    world.exchange.reset();
    const again = await world.answered();
    socket.hangUp();
    socket.receive({ event: 'mark', mark: { name: 'late' } });
    await world.clock.advanceAsync(100);
    const { last } = world.journal.range;
    await world.clock.advanceAsync(10_000);
    expect(world.hooks(again)).toEqual(['call.initiated', 'call.answered']);
    expect(world.journal.list({ after: last }, 10)).toEqual([]);
  });
});

describe('the end of the simulator', () => {
  it('ends live calls as an API hang-up does, and leaves no timer', async () => {
    const world = new ExchangeWorld();
    const [ringing, answered] = [await world.ring(), await world.answered()];
    const dialled = await world.dial();
    world.exchange.hangUpAll(commandNamed('hangup'));
    expect([ringing, answered, dialled].map(({ hangup }) => hangup?.cause)).toEqual([
      'call_rejected',
      'normal_clearing',
      'originator_cancel',
    ]);
    await world.clock.advanceAsync(10);
    world.exchange.stop();
    expect(world.clock.pending).toBe(0);
    expect(world.hooks().filter((type) => type === 'call.hangup')).toHaveLength(3);
  });
});

describe('the live calls of a connection', () => {
  it('are those of that connection that have not ended, oldest first', async () => {
    const world = new ExchangeWorld();
    const [first, ended, second] = [
      await world.ring(),
      await world.ring(),
      await world.answered({}, { client_state: 'YQ==' }),
    ];
    await world.ring({ connectionId: '999' });
    world.ok(ended, 'hangup');
    await world.clock.advanceAsync(1999);
    const active = (connectionId: string): object[] =>
      activeCalls(world.exchange.calls(), connectionId, world.clock.wallMicros());
    expect(active(first.connectionId)).toEqual([
      expect.objectContaining({
        call_control_id: first.id,
        call_duration: 1,
        client_state: '',
        record_type: 'call',
      }) as never,
      expect.objectContaining({ call_control_id: second.id, client_state: 'YQ==' }) as never,
    ]);
    expect(active('no such')).toEqual([]);
  });
});

describe('a call that rings in', () => {
  it('brings along who calls, its codec and its headers', async () => {
    const world = new ExchangeWorld();
    await world.ring({
      codec: 'PCMA',
      callerIdName: 'Ann',
      customHeaders: [{ name: 'X-A', value: '1' }],
      sipHeaders: [{ name: 'User-to-User', value: '2' }],
    });
    expect(world.payload('call.initiated')).toMatchObject({
      caller_id_name: 'Ann',
      calling_party_type: 'pstn',
      custom_headers: [{ name: 'X-A', value: '1' }],
      direction: 'incoming',
      offered_codecs: 'PCMA',
      sip_headers: [{ name: 'User-to-User', value: '2' }],
      state: 'parked',
    });
  });

  it('may have a webhook URL of its own, from call.initiated on', async () => {
    const world = new ExchangeWorld();
    await world.ring({ webhookUrl: 'http://own.test' });
    while (world.sender.sent.length === 0) await world.clock.advanceAsync(1);
    expect(world.sender.sent.map(({ url }) => url)).toEqual(['http://own.test']);
  });

  it('is journalled as undeliverable where no URL is known', async () => {
    const world = new ExchangeWorld({ config: { webhookUrl: null } });
    const call = await world.ring();
    expect(world.events('webhook.undeliverable', call)).toHaveLength(1);
  });
});

describe('commands of different calls', () => {
  it('do not touch each other', async () => {
    const world = new ExchangeWorld();
    const [a, b] = [await world.answered(), await world.answered()];
    world.ok(a, 'speak', { payload: 'Hello', voice: 'female' });
    world.say(b, 'Hi');
    await world.clock.advanceAsync(1000);
    world.ok(a, 'hangup');
    expect(b.state).toBe('active');
    expect(world.audio(b, 'heard').every((value) => value === 0)).toBe(true);
    expect(world.audio(a, 'spoken').every((value) => value === 0)).toBe(true);
  });
});
