import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import type { FakeSocket } from '../../support/fake-socket.js';
import { heldBytes } from '../../support/held-bytes.js';
import { clear, IDS, mark, media, RTP, runningStream, streamWorld } from '../../support/stream-world.js';

const codes = (socket: FakeSocket): (number | undefined)[] =>
  socket.frames('error').map(({ json }) => json.payload?.code);

const notRtp = (journal: readonly Record<string, unknown>[]): readonly Record<string, unknown>[] =>
  journal.filter(({ reason }) => String(reason).includes('not in rtp mode'));

describe('what a client sends', () => {
  it('is error 100003 where it is no JSON or lacks its payload, and the stream goes on', () => {
    const { socket, clock, journal } = runningStream({ body: RTP });
    socket.receive('hello');
    socket.receive({ event: 'media' });
    socket.receive({ event: 'media', media: {} });
    expect(codes(socket)).toEqual([100003, 100003, 100003]);
    expect(socket.frames('error')[0]?.json).toEqual({
      event: 'error',
      payload: { code: 100003, title: 'malformed_frame', detail: 'Received frame was not formed correctly' },
      stream_id: IDS.streamId,
    });
    expect(journal.slice(-2)).toMatchObject([
      { type: 'stream.frame_in', event: 'media', malformed: 'expected a string "media.payload"' },
      { type: 'stream.error', code: 100003, title: 'malformed_frame', reason: 'expected a string "media.payload"' },
    ]);
    clock.advance(21);
    // An error in this shape has no number, so the media frame has the next one.
    expect(socket.frames('media')[0]?.json.sequence_number).toBe('2');
    expect(socket.closed).toBe(false);
  });

  it('is error 100004 where the payload is not base64', () => {
    const { socket, stats, leg } = runningStream({ body: RTP });
    socket.receive({ event: 'media', media: { payload: 'not base64!' } });
    expect(codes(socket)).toEqual([100004]);
    expect(stats.frames_received).toBe(1);
    expect(leg.outbound.endSample).toBe(0);
  });

  it('is answered in the old, numbered shape with the switch stream_error_shape', () => {
    const { socket, clock } = runningStream({ body: RTP, switches: { stream_error_shape: 'error' } });
    clock.advance(21);
    socket.receive('hello');
    expect(socket.frames('error')[0]?.json).toEqual({
      stream_id: IDS.streamId,
      event: 'error',
      sequence_number: '3',
      error: { title: 'malformed_frame', code: '100003', detail: 'Received frame was not formed correctly' },
    });
  });

  it('is counted and ignored where its event is unknown, or an error with the switch unknown_stream_event', () => {
    const ignoring = runningStream({ body: RTP });
    ignoring.socket.receive({ event: 'connected' });
    expect(ignoring.socket.sent).toHaveLength(2);
    expect(ignoring.journal.at(-1)).toMatchObject({ type: 'stream.frame_in', event: 'connected' });
    const strict = runningStream({ body: RTP, switches: { unknown_stream_event: 'error' } });
    strict.socket.receive({ event: 'connected' });
    expect(codes(strict.socket)).toEqual([100003]);
  });

  it('is ignored where it is binary', () => {
    const { socket, leg, stats } = runningStream({ body: RTP });
    socket.receiveBinary();
    expect(socket.sent).toHaveLength(2);
    expect(leg.outbound.endSample).toBe(0);
    expect(stats.frames_received).toBe(0);
  });

  it('is journalled once a second and kind where it is ignored, with a count of the others', () => {
    const { socket, journal, clock } = runningStream({ body: RTP });
    const frames = () => journal.splice(0).filter(({ type }) => type === 'stream.frame_in');
    for (let i = 0; i < 100; i++) {
      socket.receiveBinary();
      socket.receive({ event: 'hello' });
      socket.receive({ event: `event ${i % 2}` });
    }
    expect(frames()).toMatchObject([
      { event: null, ignored: 'binary frame' },
      { event: 'hello', ignored: 'unknown event' },
      { event: 'event 0' },
      { event: 'event 1' },
    ]);
    clock.advance(1000);
    expect(frames()).toMatchObject([
      { event: null, ignored: 'binary frame', count: 99 },
      { event: 'hello', ignored: 'unknown event', count: 99 },
      { event: 'event 0', count: 49 },
      { event: 'event 1', count: 49 },
    ]);
    socket.receiveBinary();
    clock.advance(5000);
    expect(frames()).toMatchObject([{ ignored: 'binary frame' }]);
  });

  it('limit stream.kinds_per_second: is counted together where a client makes up ever new events', () => {
    const { socket, journal, session } = runningStream({ body: RTP });
    for (let i = 0; i < LIMITS['stream.kinds_per_second'] + 100; i++) socket.receive({ event: `event ${i}` });
    session.stop();
    const frames = journal.filter(({ type }) => type === 'stream.frame_in');
    expect(frames).toHaveLength(LIMITS['stream.kinds_per_second'] + 2);
    expect(frames.at(-1)).toEqual({ type: 'stream.frame_in', stream_id: IDS.streamId, event: null, count: 99 });
  });

  it('limit stream.entries_per_second: is journalled one by one where it has an effect, so many a second', () => {
    const { socket, journal, clock } = runningStream({ body: RTP });
    const most = LIMITS['stream.entries_per_second'];
    for (let i = 0; i < most + 7; i++) socket.receive(mark(`m${i}`));
    clock.advance(1000);
    for (const type of ['stream.frame_in', 'stream.mark']) {
      const entries = journal.filter((entry) => entry.type === type);
      expect(entries.map(({ name }) => name)).toEqual([...Array.from({ length: most }, (_, i) => `m${i}`), undefined]);
      expect(entries.at(-1)).toMatchObject({ count: 7 });
    }
    expect(socket.frames('mark')).toHaveLength(most + 7);
  });

  it('limit stream.mark_name_chars: is error 100003 where a name is longer, and not returned', () => {
    const { socket, stats } = runningStream({ body: RTP });
    const longest = 'n'.repeat(LIMITS['stream.mark_name_chars']);
    socket.receive(media(new Uint8Array(160)));
    socket.receive(mark(longest));
    socket.receive(mark(`${longest}n`));
    expect(codes(socket)).toEqual([100003]);
    expect(stats.marks_pending).toBe(1);
  });

  it('limit stream.message_syntax_chars: is error 100003 where it is long and not in one string, without being parsed', () => {
    const { socket, journal, stats } = runningStream({ body: RTP });
    const most = LIMITS['stream.message_syntax_chars'];
    const nested = `{"event":"media","x":${'['.repeat(most)}${']'.repeat(most)},"media":{"payload":""}}`;
    socket.receive(nested);
    socket.receive(`{"event":"media","x":"${'\\"'.repeat(most)}","media":{"payload":""}}`);
    expect(codes(socket)).toEqual([100003, 100003]);
    expect(stats.frames_received).toBe(0);
    expect(journal).toContainEqual(
      expect.objectContaining({ malformed: `expected at most ${most} characters outside of strings` }),
    );
    socket.receive({ event: 'media', x: `\\"${'x'.repeat(2 * most)}`, media: { payload: '' } });
    socket.receive(`{"event":"media","x":${'['.repeat(most / 4)}${']'.repeat(most / 4)},"media":{"payload":""}}`);
    expect(stats.frames_received).toBe(2);
  });

  it('is not journalled frame by frame where it is media, and never at length', () => {
    const { socket, journal, clock } = runningStream({ body: RTP });
    const before = journal.length;
    socket.receive(media(new Uint8Array(160)));
    expect(journal).toHaveLength(before);
    socket.receive('x'.repeat(100_000));
    socket.receive(mark('y'.repeat(4_000)));
    clock.advance(100);
    expect(JSON.stringify(journal.slice(before)).length).toBeLessThan(2000);
    expect(socket.frames('mark')[0]?.json.mark?.name).toHaveLength(4_000);
  });

  it('is let go of where it is large and wrong: the journal keeps a copy of its beginning', () => {
    const { socket, journal } = runningStream({ body: RTP });
    const before = heldBytes();
    for (let i = 0; i < 10; i++) socket.receive(JSON.stringify(mark(`${i}`.repeat(8_000_000))));
    expect(journal.filter(({ type }) => type === 'stream.frame_in')).toHaveLength(10);
    expect(heldBytes() - before).toBeLessThan(40_000_000);
  });

  it('may be an empty chunk, which plays nothing', () => {
    const { socket, leg, clock } = runningStream({ body: RTP });
    socket.receive(media(''));
    socket.receive(mark('m'));
    clock.advance(100);
    expect(codes(socket)).toEqual([]);
    expect(socket.frames('mark')[0]?.atMs).toBe(0);
    expect(leg.outbound.endSample).toBe(0);
  });
});

describe('mp3 mode', () => {
  it('takes media in silence, says so once in the journal and plays nothing', () => {
    const { socket, journal, leg, stats, clock } = runningStream();
    for (let i = 0; i < 5; i++) socket.receive(media(new Uint8Array(160).fill(0x10)));
    socket.receive(mark('m'));
    socket.receive(clear);
    clock.advance(100);
    expect(socket.sent.map(({ json }) => json.event)).toEqual([
      'connected',
      'start',
      'mark',
      ...Array<string>(4).fill('media'),
    ]);
    expect(notRtp(journal)).toMatchObject([{ type: 'stream.error', stream_id: IDS.streamId, code: null }]);
    expect(leg.outbound.endSample).toBe(0);
    expect(stats).toMatchObject({ frames_received: 5, queued_ms: 0 });
  });

  it('says of MP3 files that it is the simulator that does not play them', () => {
    const { socket, journal, leg } = runningStream();
    // Two frames of 128 kbit/s at 44,100 Hz.
    const file = new Uint8Array(834);
    for (const at of [0, 417]) file.set([0xff, 0xfb, 0x90, 0], at);
    socket.receive(media(file));
    expect(journal.at(-1)).toMatchObject({ type: 'stream.error', code: null, what: 'mp3' });
    expect(notRtp(journal)).toEqual([]);
    expect(leg.outbound.endSample).toBe(0);
  });

  it('still refuses what is not base64', () => {
    const { socket } = runningStream();
    socket.receive({ event: 'media', media: { payload: 'äöü' } });
    expect(codes(socket)).toEqual([100004]);
  });

  it('limits media to one frame per second with the switch mp3_rate_limit', () => {
    const { socket, clock } = runningStream({ switches: { mp3_rate_limit: 'on' } });
    socket.receive(media('one'));
    clock.advance(999);
    socket.receive(media('two'));
    expect(codes(socket)).toEqual([100005]);
    clock.advance(1);
    socket.receive(media('three'));
    expect(codes(socket)).toEqual([100005]);
  });
});

describe('what a client sends before start', () => {
  it('is answered without a number, whatever the shape of errors', () => {
    for (const stream_error_shape of ['payload', 'error'] as const) {
      const { session, dialer, begin } = streamWorld({ body: RTP, switches: { stream_error_shape } });
      session.connect();
      const socket = dialer.accept();
      socket.receive('hello');
      begin();
      expect(socket.sent.map(({ json }) => [json.event, json.sequence_number])).toEqual([
        ['connected', undefined],
        ['error', undefined],
        ['start', '1'],
      ]);
    }
  });

  it('comes back behind start if it is a mark, and is not played if it is media, which the journal says', () => {
    const { session, dialer, begin, leg, clock, journal, stats } = streamWorld({ body: RTP });
    session.connect();
    const socket = dialer.accept();
    socket.receive(media(new Uint8Array(160).fill(0x10)));
    socket.receive(media(new Uint8Array(160).fill(0x10)));
    socket.receive(mark('early'));
    expect(stats).toMatchObject({ frames_received: 2, marks_pending: 1 });
    expect(journal.filter(({ reason }) => String(reason).includes('before start'))).toHaveLength(1);
    begin();
    expect(socket.sent.map(({ json }) => [json.event, json.sequence_number])).toEqual([
      ['connected', undefined],
      ['start', '1'],
      ['mark', '2'],
    ]);
    expect(stats.marks_pending).toBe(0);
    clock.advance(100);
    expect(leg.outbound.endSample).toBe(0);
  });

  it('has a limit for marks', () => {
    const { session, dialer } = streamWorld();
    session.connect();
    const socket = dialer.accept();
    for (let i = 0; i <= LIMITS['stream.pending_marks']; i++) socket.receive(mark(`m${i}`));
    expect(codes(socket)).toEqual([100005]);
  });
});
