import { describe, expect, it } from 'vitest';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';

const START = { stream_url: STREAM_URL };
const FORK = { rx: 'udp:192.0.2.1:9000', tx: 'udp:192.0.2.2:9001' };
const RTP = { stream_bidirectional_mode: 'rtp' };

/** An answered call with a running stream. */
async function streaming(world: ExchangeWorld, more: object = {}) {
  const call = await world.answered();
  world.ok(call, 'streaming_start', { ...START, ...more });
  return { call, socket: world.dialer.accept() };
}

describe('streaming_start', () => {
  it('dials the app, says connected and start, and announces the stream before start', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', { ...START, client_state: 'c3RyZWFt' });
    expect(world.hooks(call)).not.toContain('streaming.started');
    const socket = world.dialer.accept();
    const payload = world.payload('streaming.started', call);
    expect(payload).toMatchObject({
      stream_url: STREAM_URL,
      stream_type: 'websocket',
      stream_params: { stream_url: STREAM_URL, track: 'inbound_track' },
      client_state: 'c3RyZWFt',
    });
    expect(socket.sent.map(({ json }) => [json.event, json.stream_id])).toEqual([
      ['connected', undefined],
      ['start', payload['stream_id']],
    ]);
    await world.clock.advanceAsync(1001);
    expect(socket.frames('media')).toHaveLength(50);
  });

  it('uses the codec of the call where nothing else is asked for', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({ codec: 'PCMA' });
    world.ok(call, 'streaming_start', START);
    expect(world.dialer.accept().frames('start')[0]?.json.start).toMatchObject({
      media_format: { encoding: 'PCMA', sample_rate: 8000, channels: 1 },
    });
  });

  it('falls back to the codec of the call where another cannot be made, which the journal says once', async () => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world, { stream_codec: 'OPUS' });
    expect(socket.frames('start')[0]?.json.start).toMatchObject({ media_format: { encoding: 'PCMU' } });
    const [stream] = call.activities.keys();
    expect(world.events('stream.fallback', call)).toMatchObject([
      { stream_id: stream, what: 'codec', requested: 'OPUS', used: 'PCMU' },
    ]);
  });

  it('is told as streaming.failed alone when nobody is there, and the call lives on', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', START);
    world.dialer.refuse('ECONNREFUSED');
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call).slice(2)).toEqual(['streaming.failed']);
    expect(world.payload('streaming.failed')).toMatchObject({
      failure_reason: 'connection_failed',
      stream_url: STREAM_URL,
    });
    expect(call.state).toBe('active');
    expect(world.codes(call, 'streaming_stop')).toEqual(['90048']);
    expect(world.codes(call, 'streaming_start', START)).toEqual([]);
  });

  it('is refused with 90045 while a stream runs, or is being opened', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', START);
    expect(world.codes(call, 'streaming_start', START)).toEqual(['90045']);
    world.dialer.accept();
    expect(world.codes(call, 'streaming_start', START)).toEqual(['90045']);
  });

  it('replaces a running stream with the switch second_streaming_start: replace', async () => {
    const world = new ExchangeWorld({ config: { switches: { second_streaming_start: 'replace' } } });
    const { call, socket } = await streaming(world);
    world.ok(call, 'streaming_start', START);
    expect([socket.closed, socket.sent.at(-1)?.json.event]).toEqual([true, 'stop']);
    world.dialer.accept();
    expect(world.hooks(call).slice(2)).toEqual(['streaming.started', 'streaming.stopped', 'streaming.started']);
    expect(world.events('activity.ended', call)).toMatchObject([{ kind: 'stream', reason: 'replaced' }]);
  });

  it.each([
    ['no stream_url', {}, '10004', '/stream_url'],
    ['an empty stream_url', { stream_url: '' }, '10004', '/stream_url'],
    ['an http URL', { stream_url: 'https://app.test' }, '10003', '/stream_url'],
    ['no URL', { stream_url: 'app.test' }, '10003', '/stream_url'],
    ['a URL over 2,000 characters', { stream_url: `wss://app.test/${'x'.repeat(2000)}` }, '10003', '/stream_url'],
    ['Dialogflow', { ...START, enable_dialogflow: true }, '501', '/enable_dialogflow'],
    [
      'a codec that cannot be decoded yet',
      { ...START, ...RTP, stream_bidirectional_codec: 'AMR-WB' },
      '501',
      '/stream_bidirectional_codec',
    ],
  ])('is refused with %s', async (_what, body, code, pointer) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    expect(world.codes(call, 'streaming_start', body)).toEqual([code]);
    expect(world.run(call, 'streaming_start', body)).toMatchObject({ refusals: [{ pointer }] });
    expect(world.dialer.dials).toEqual([]);
  });
});

describe('streaming_stop', () => {
  it('says stop, closes, and announces it', async () => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world);
    await world.clock.advanceAsync(100);
    world.ok(call, 'streaming_stop');
    expect([socket.closed, socket.sent.at(-1)?.json.event]).toEqual([true, 'stop']);
    expect(world.hooks(call).slice(2)).toEqual(['streaming.started', 'streaming.stopped']);
    expect(world.pacer.size).toBe(0);
    expect(world.codes(call, 'streaming_stop')).toEqual(['90048']);
  });

  it('takes the stream by its id, in capitals too, and no other', async () => {
    const world = new ExchangeWorld();
    const { call } = await streaming(world);
    const [id = ''] = call.activities.keys();
    const foreign = '1edb94f9-7ef0-4150-b502-e0ebadfd9491';
    const detail = `The call has no stream with the stream_id '${foreign}'; it has ${id}.`;
    expect(world.run(call, 'streaming_stop', { stream_id: foreign })).toMatchObject({
      refusals: [{ error: 'streamingNotUsed', pointer: '/stream_id', detail }],
    });
    expect(world.codes(call, 'streaming_stop', { stream_id: id.toUpperCase() })).toEqual([]);
  });

  it('of a stream that never got under way has no webhook', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', START);
    world.ok(call, 'streaming_stop');
    expect(world.dialer.dials[0]?.aborted).toBe(true);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
  });
});

describe('an app that closes the socket', () => {
  it('ends the stream with streaming.stopped, and the call lives on', async () => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world);
    await world.clock.advanceAsync(100);
    socket.hangUp();
    socket.hangUp();
    expect(world.hooks(call).slice(2)).toEqual(['streaming.started', 'streaming.stopped']);
    expect(world.events('activity.ended', call)).toMatchObject([{ reason: 'client_closed', code: 1000 }]);
    expect([call.state, world.pacer.size]).toEqual(['active', 0]);
    world.ok(call, 'hangup');
    expect(world.hooks(call).filter((type) => type === 'streaming.stopped')).toHaveLength(1);
  });

  it('is told from the simulator closing it for what the app sent', async () => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world);
    socket.violate(1009, 'Max payload size exceeded');
    expect(world.hooks(call).slice(2)).toEqual(['streaming.started', 'streaming.stopped']);
    expect(world.events('activity.ended', call)).toMatchObject([
      { reason: 'simulator_closed', code: 1009, detail: 'close code 1009: Max payload size exceeded' },
    ]);
    expect(call.state).toBe('active');
    world.ok(call, 'streaming_start', START);
  });

  it('ends it with streaming.failed with the switch client_close_event: failed', async () => {
    const world = new ExchangeWorld({ config: { switches: { client_close_event: 'failed' } } });
    const { call, socket } = await streaming(world);
    socket.hangUp();
    expect(world.hooks(call).slice(2)).toEqual(['streaming.started', 'streaming.failed']);
  });
});

describe('fork_start', () => {
  it.each([
    ['off', 12 + 160, 0x80],
    ['on', 24 + 12 + 160, 0xc4],
  ] as const)(
    'to a legacy target sends packets with the switch fork_strep_header: %s',
    async (choice, bytes, first) => {
      const world = new ExchangeWorld({ config: { switches: { fork_strep_header: choice } } });
      const call = await world.answered();
      world.ok(call, 'fork_start', { target: 'udp:192.0.2.1:9000' });
      await world.clock.advanceAsync(21);
      const packets = world.networks[0]?.to(9000) ?? [];
      expect(packets.map((packet) => packet.length)).toEqual([bytes, bytes]);
      // RTP version 2; with the header, its two marks and version 1 come first.
      expect((packets[0]?.[0] ?? 0) & 0xfc).toBe(first & 0xfc);
    },
  );

  it('sends both directions as RTP and announces itself', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'fork_start', FORK);
    expect(world.payload('call.fork.started')).toMatchObject({ stream_type: 'decrypted' });
    await world.clock.advanceAsync(1001);
    expect([world.networks[0]?.to(9000).length, world.networks[0]?.to(9001).length]).toEqual([50, 50]);
  });

  it('takes the older single target', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'fork_start', { target: 'udp:192.0.2.1:9000' });
    await world.clock.advanceAsync(101);
    expect(world.networks[0]?.to(9000)).toHaveLength(10);
  });

  it.each([
    ['rx', 9000],
    ['tx', 9001],
  ] as const)('sends one direction where only %s is given', async (name, port) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'fork_start', { [name]: FORK[name] });
    await world.clock.advanceAsync(201);
    const ports = [9000, 9001].map((each) => world.networks[0]?.to(each).length);
    expect(ports).toEqual([9000, 9001].map((each) => (each === port ? 10 : 0)));
    expect(callView(call).activities[0]).toMatchObject({ rx: null, tx: null, [name]: FORK[name] });
  });

  it('takes over from a running stream', async () => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world);
    world.ok(call, 'fork_start', FORK);
    expect(socket.closed).toBe(true);
    expect(world.hooks(call).slice(2)).toEqual(['streaming.started', 'streaming.stopped', 'call.fork.started']);
    expect(world.events('activity.ended', call)).toMatchObject([{ kind: 'stream', reason: 'replaced' }]);
  });

  it('takes over from a running fork, and a stream from it', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'fork_start', FORK);
    world.ok(call, 'fork_start', FORK);
    world.ok(call, 'streaming_start', START);
    world.dialer.accept();
    expect(world.hooks(call).slice(2)).toEqual([
      'call.fork.started',
      'call.fork.stopped',
      'call.fork.started',
      'call.fork.stopped',
      'streaming.started',
    ]);
    expect(world.networks.map(({ closed }) => closed)).toEqual([true, true]);
  });

  it('and streaming_start are refused while a fork runs with the switch start_during_fork: refuse', async () => {
    const world = new ExchangeWorld({ config: { switches: { start_during_fork: 'refuse' } } });
    const call = await world.answered();
    world.ok(call, 'fork_start', FORK);
    expect(world.codes(call, 'fork_start', FORK)).toEqual(['90045']);
    expect(world.codes(call, 'streaming_start', START)).toEqual(['90045']);
    expect(world.networks[0]?.closed).toBe(false);
  });

  it.each([
    [
      'no target',
      {},
      [
        ['10004', '/rx'],
        ['10004', '/tx'],
      ],
    ],
    ['an rx that is no address', { ...FORK, rx: 'http://app.test' }, [['10003', '/rx']]],
    ['a port out of range', { ...FORK, tx: 'udp:192.0.2.1:70000' }, [['10003', '/tx']]],
    ['a target that is no address', { target: 'udp:9000' }, [['10003', '/target']]],
  ])('is refused with %s', async (_what, body, faults) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const reply = world.run(call, 'fork_start', body);
    if (reply.kind === 'accepted') throw new Error('accepted');
    expect(world.codes(call, 'fork_start', body).map((code, i) => [code, reply.refusals[i]?.pointer])).toEqual(faults);
  });
});

describe('fork_stop', () => {
  it.each([{}, { stream_type: 'raw' }, { stream_type: 'decrypted' }])('ends the fork with %o', async (body) => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'fork_start', FORK);
    world.ok(call, 'fork_stop', body);
    expect(world.hooks(call).slice(2)).toEqual(['call.fork.started', 'call.fork.stopped']);
    expect(world.networks[0]?.closed).toBe(true);
    expect(world.codes(call, 'fork_stop', body)).toEqual(['90031']);
  });

  it('is not needed at the hang-up', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'fork_start', FORK);
    world.ok(call, 'hangup');
    expect(world.hooks(call).slice(-2)).toEqual(['call.hangup', 'call.fork.stopped']);
    expect([world.networks[0]?.closed, world.pacer.size]).toEqual([true, 0]);
  });
});

describe('a start that does not say what to start', () => {
  const STARTS = ['fork_start', 'streaming_start', 'playback_start'];

  it.each(STARTS)('is refused: %s', async (name) => {
    const world = new ExchangeWorld();
    const codes = world.codes(await world.answered(), name);
    expect(new Set(codes)).toEqual(new Set(['10004']));
  });

  it.each(STARTS)('is accepted and starts nothing with the switch empty_start: accept: %s', async (name) => {
    const world = new ExchangeWorld({ config: { switches: { empty_start: 'accept' } } });
    const call = await world.answered();
    world.ok(call, name);
    expect(world.events('command.ignored', call)).toMatchObject([{ command: name }]);
    expect([call.activities.size, world.hooks(call)]).toEqual([0, ['call.initiated', 'call.answered']]);
  });
});
