import { describe, expect, it } from 'vitest';
import { CONNECT_TIMEOUT_MS } from '../../../src/streaming/client-dial.js';
import { SOCKET_HIGH_WATER_BYTES } from '../../../src/streaming/outbox.js';
import { ByteBudget } from '../../../src/platform/byte-budget.js';
import { LIMITS } from '../../../src/limits.js';
import { IDS, mark, media, RTP, runningStream, streamWorld } from '../../support/stream-world.js';

const events = (socket: { sent: readonly { json: { event: string } }[] }): string[] =>
  socket.sent.map(({ json }) => json.event);

describe('opening a stream', () => {
  it('dials the address as it is, with the token as a bare header', () => {
    const { session, dialer } = streamWorld({ body: { stream_auth_token: 'T' } });
    session.connect();
    expect(dialer.last()).toMatchObject({
      url: 'wss://app.example/media?call=v3%3Aabc',
      headers: { 'x-telnyx-streaming-auth-token': 'T' },
      timeoutMs: CONNECT_TIMEOUT_MS,
      loopbackPlainFallback: true,
    });
  });

  it('sends no token header without a token, and no plain fallback with the switch off', () => {
    const { session, dialer } = streamWorld({ switches: { loopback_plain_fallback: 'off' } });
    session.connect();
    session.connect();
    expect(dialer.dials).toHaveLength(1);
    expect(dialer.last()).toMatchObject({ headers: {}, loopbackPlainFallback: false });
  });

  it('sends nothing more where it is stopped by whoever is told of its start', () => {
    const { session, dialer, begin, clock } = streamWorld({ onStarted: (stream) => stream.stop() });
    begin();
    session.connect();
    const socket = dialer.accept();
    expect(events(socket)).toEqual(['connected']);
    expect([socket.terminated, clock.pending]).toEqual([true, 0]);
  });

  it('says connected at once, and start when the call is answered', () => {
    const { session, dialer, begin, told, clock } = streamWorld();
    session.connect();
    const socket = dialer.accept();
    expect(events(socket)).toEqual(['connected']);
    expect(told).toEqual(['connected']);
    clock.advance(5000);
    expect(events(socket)).toEqual(['connected']);
    begin();
    expect(events(socket)).toEqual(['connected', 'start']);
    expect(told).toEqual(['connected', 'started']);
  });

  it('says start right after connected when the call was answered before', () => {
    const { session, dialer, begin, told, journal } = streamWorld({ body: { stream_auth_token: 'T' } });
    session.connect();
    begin();
    begin();
    expect(told).toEqual([]);
    const socket = dialer.accept();
    expect(events(socket)).toEqual(['connected', 'start']);
    expect(socket.sent[0]?.text).toContain('"connected":{"x-telnyx-streaming-auth-token":"T"}');
    expect(socket.sent[1]?.json).toMatchObject({ sequence_number: '1', stream_id: IDS.streamId });
    expect(journal).toMatchObject([{ type: 'stream.connected', stream_id: IDS.streamId }]);
  });

  it('tells of the start before the frame is sent, so that the webhook is queued first', () => {
    const { session, dialer, begin, told } = streamWorld();
    session.connect();
    const socket = dialer.accept();
    const framesAtStart: number[] = [];
    told.push = (what) => framesAtStart.push(what === 'started' ? socket.sent.length : -1);
    begin();
    expect(framesAtStart).toEqual([1]);
    expect(socket.sent).toHaveLength(2);
  });

  it('puts the token at the top level with the switch stream_token_in_connected', () => {
    const { socket } = runningStream({
      body: { stream_auth_token: 'T' },
      switches: { stream_token_in_connected: 'top_level' },
    });
    expect(socket.sent[0]?.json).toEqual({
      event: 'connected',
      version: '1.0.0',
      'x-telnyx-streaming-auth-token': 'T',
    });
  });

  it('journals a codec that could not be had, and a client that speaks no TLS', () => {
    const { session, dialer, begin, journal } = streamWorld({ body: { stream_codec: 'G722' } });
    session.connect();
    dialer.last().onPlainFallback('ws://127.0.0.1:1/');
    dialer.accept();
    begin();
    expect(journal.filter(({ type }) => type === 'stream.fallback')).toMatchObject([
      { what: 'tls', used: 'ws://127.0.0.1:1/' },
      { what: 'codec', requested: 'G722', used: 'PCMU' },
    ]);
  });

  it('fails when the client cannot be reached, and then nothing more comes', () => {
    const { session, dialer, begin, told, journal, clock } = streamWorld();
    session.connect();
    begin();
    dialer.refuse('connect ECONNREFUSED');
    expect(told).toEqual(['failed connection_failed: connect ECONNREFUSED']);
    expect(journal).toMatchObject([
      { type: 'stream.error', reason: 'connection failed', host: { error: 'connect ECONNREFUSED' } },
    ]);
    session.stop();
    dialer.refuse('again');
    clock.advance(1000);
    expect(told).toHaveLength(1);
    expect(dialer.dials).toHaveLength(1);
  });
});

describe('ending a stream', () => {
  it('sends stop as the last frame, then closes', () => {
    const { session, socket, clock, told, journal, stats } = runningStream();
    clock.advance(101);
    session.stop();
    session.stop();
    expect(socket.closed).toBe(true);
    expect(socket.terminated).toBe(false);
    expect(events(socket)).toEqual(['connected', 'start', 'media', 'media', 'media', 'media', 'media', 'stop']);
    expect(socket.sent.at(-1)?.json.sequence_number).toBe('7');
    expect(journal.at(-1)).toMatchObject({ type: 'stream.frames', frames_sent: 5, frames_dropped: 0 });
    clock.advance(1000);
    socket.hangUp();
    expect(told).toEqual(['connected', 'started']);
    expect(stats.frames_sent).toBe(5);
  });

  it('has no code in the close frame, so that the client reads 1005; the switch close_after_stop gives it 1000', () => {
    const observed = runningStream();
    observed.session.stop();
    expect([observed.socket.closed, observed.socket.closeCode]).toEqual([true, undefined]);
    const normal = runningStream({ switches: { close_after_stop: 'normal' } });
    normal.session.stop();
    expect([normal.socket.closed, normal.socket.closeCode]).toEqual([true, 1000]);
  });

  it('says who closed where the client broke the protocol', () => {
    const { socket, told, clock, journal } = runningStream({ body: RTP });
    socket.violate(1009, 'Max payload size exceeded', 'stream.message_bytes');
    expect(journal).toContainEqual(expect.objectContaining({ type: 'limit.reached', what: 'stream.message_bytes' }));
    const sent = socket.sent.length;
    clock.advance(100);
    expect(told).toEqual([
      'connected',
      'started',
      'closed by the simulator, 1009: close code 1009: Max payload size exceeded',
    ]);
    expect(socket.sent).toHaveLength(sent);
  });

  it('cuts the connection without stop where the call was never answered', () => {
    const { session, dialer, begin } = streamWorld();
    session.connect();
    const socket = dialer.accept();
    session.stop();
    expect(socket.terminated).toBe(true);
    expect(events(socket)).toEqual(['connected']);
    begin();
    expect(events(socket)).toEqual(['connected']);
  });

  it('gives up a dial that is still going on, and refuses a socket that opens too late', () => {
    const { session, dialer, told } = streamWorld();
    session.connect();
    session.stop();
    expect(dialer.dials[0]?.aborted).toBe(true);
    const late = dialer.accept();
    expect(late.terminated).toBe(true);
    expect(late.sent).toEqual([]);
    expect(told).toEqual([]);
  });

  it('ignores what the client sends after stop', () => {
    const { session, socket, stats, journal } = runningStream({ body: RTP });
    session.stop();
    const before = { sent: socket.sent.length, journal: journal.length };
    socket.receive(media(new Uint8Array(160)));
    socket.receive(mark('late'));
    socket.receive('rubbish');
    socket.receiveBinary();
    expect({ sent: socket.sent.length, journal: journal.length }).toEqual(before);
    expect(stats.frames_received).toBe(0);
  });

  it('is over when the client closes: no stop is sent, nothing is played on', () => {
    const { socket, clock, told, stats, leg, journal } = runningStream({ body: RTP });
    socket.receive(media(new Uint8Array(8000).fill(0x10)));
    clock.advance(100);
    expect(stats.queued_ms).toBeGreaterThan(0);
    socket.hangUp(1001, 'going away');
    const sent = socket.sent.length;
    leg.press('1', () => undefined);
    clock.advance(2000);
    expect(told).toEqual(['connected', 'started', 'closed by the client, 1001: close code 1001: going away']);
    expect(socket.sent).toHaveLength(sent);
    expect(stats).toMatchObject({ queued_ms: 0, marks_pending: 0 });
    expect(leg.outbound.endSample).toBe(800);
    expect(journal.at(-1)).toMatchObject({ type: 'stream.frames' });
  });
});

describe('digits', () => {
  it('come as dtmf frames when they end, with the time in microseconds, numbered with the rest', () => {
    const { socket, clock, leg, session } = runningStream();
    leg.press('1#', () => undefined);
    clock.advance(1000);
    const frames = socket.frames('dtmf');
    expect(frames.map(({ atMs, json }) => [atMs, json.dtmf?.digit])).toEqual([
      [160, '1'],
      [400, '#'],
    ]);
    expect(frames[0]?.json).toMatchObject({ occurred_at: '2026-01-01T00:00:00.160000Z', sequence_number: '9' });
    session.stop();
    leg.press('2', () => undefined);
    clock.advance(1000);
    expect(socket.frames('dtmf')).toHaveLength(2);
  });
});

describe('the totals of a stream', () => {
  it('are journalled once a second', () => {
    const { socket, clock, journal } = runningStream({ body: RTP });
    clock.advance(100);
    socket.receive(media(new Uint8Array(160)));
    socket.receiveBinary();
    socket.receive({ event: 'hello' });
    clock.advance(2905);
    const totals = journal.filter(({ type }) => type === 'stream.frames');
    expect(totals.map(({ frames_sent }) => frames_sent)).toEqual([50, 100, 150]);
    expect(totals[0]).toMatchObject({
      stream_id: IDS.streamId,
      frames_dropped: 0,
      frames_received: 1,
      marks_pending: 0,
      queued_ms: 0,
      binary_ignored: 1,
      unknown_ignored: 1,
    });
  });
});

describe('a client that does not read', () => {
  const deaf = (wish: Parameters<typeof runningStream>[0] = {}) => {
    const world = runningStream({ body: RTP, ...wish });
    world.socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    return world;
  };

  it('is cut off with 1008 when its marks find no room any more, and the journal names the limit', () => {
    const { socket, told, journal } = deaf();
    const name = 'n'.repeat(LIMITS['stream.mark_name_chars']);
    for (let i = 0; !socket.closed && i < 10_000; i++) socket.receive(mark(name));
    expect([socket.closed, socket.closeCode]).toEqual([true, 1008]);
    expect(told.at(-1)).toBe(
      'closed by the simulator, 1008: close code 1008: the client does not read (stream.waiting_other_bytes)',
    );
    expect(journal).toContainEqual({
      type: 'limit.reached',
      stream_id: IDS.streamId,
      what: 'stream.waiting_other_bytes',
      limit: LIMITS['stream.waiting_other_bytes'],
    });
    const journalled = journal.length;
    socket.receive(mark('late'));
    socket.hangUp();
    expect([told.length, journal.length]).toEqual([3, journalled]);
  });

  it('gives back what was kept for it, whoever ends the stream', () => {
    const held = new ByteBudget(LIMITS['streams.held_bytes']);
    const { socket, session, clock } = deaf({ held });
    clock.advance(1001);
    expect(held.used).toBeGreaterThan(50 * 200);
    session.stop();
    expect(held.used).toBeGreaterThan(0);
    socket.hangUp();
    expect(held.used).toBe(0);
    const other = deaf({ held });
    other.clock.advance(1001);
    other.socket.hangUp();
    expect(held.used).toBe(0);
  });
});

describe('a client that sends rubbish', () => {
  it('limit stream.errors_per_second: is told a limited number of times a second, and the rest is counted', () => {
    const { socket, clock, journal } = runningStream({ body: RTP });
    const most = LIMITS['stream.errors_per_second'];
    for (let i = 0; i < most + 25; i++) socket.receive('rubbish');
    expect(socket.frames('error')).toHaveLength(most);
    clock.advance(1001);
    expect(journal.filter(({ type }) => type === 'limit.reached')).toEqual([
      { type: 'limit.reached', stream_id: IDS.streamId, what: 'stream.errors_per_second', limit: most },
      { type: 'limit.reached', stream_id: IDS.streamId, what: 'stream.errors_per_second', limit: most, count: 24 },
    ]);
    expect(journal.filter(({ type }) => type === 'stream.frames').at(-1)).toMatchObject({ errors_withheld: 25 });
    socket.receive('rubbish');
    expect(socket.frames('error')).toHaveLength(most + 1);
  });

  it('is told so in the order of all frames, before start too, and no more than a slow reader can be sent', () => {
    const held = new ByteBudget(LIMITS['streams.held_bytes']);
    const { session, dialer, clock, begin } = streamWorld({ held });
    session.connect();
    const socket = dialer.accept();
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    socket.receive('rubbish');
    expect(socket.sent).toHaveLength(1);
    expect(held.used).toBeGreaterThan(SOCKET_HIGH_WATER_BYTES + 1);
    begin();
    socket.bufferedAmount = 0;
    clock.advance(21);
    expect(events(socket)).toEqual(['connected', 'error', 'start', 'media']);
  });

  it('is told so without a number before start, with the switch stream_error_shape', () => {
    const { session, dialer } = streamWorld({ switches: { stream_error_shape: 'error' } });
    session.connect();
    const socket = dialer.accept();
    socket.receive('rubbish');
    expect(socket.sent.at(-1)?.json).toMatchObject({ event: 'error', error: { code: '100003' } });
    expect(socket.sent.at(-1)?.json).not.toHaveProperty('sequence_number');
  });
});

describe('a fault of ours', () => {
  it('is error 100002 to the client, and goes on to who ends the call', () => {
    const { socket, leg, journal } = runningStream({ body: RTP });
    leg.outbound.append = () => {
      throw new Error('broken');
    };
    expect(() => socket.receive(media(new Uint8Array(160).fill(1)))).toThrow('broken');
    expect(socket.frames('error')[0]?.json.payload?.code).toBe(100002);
    expect(journal.at(-1)).toMatchObject({ type: 'stream.error', code: 100002, reason: 'Error: broken' });
  });
});
