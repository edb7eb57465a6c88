import { describe, expect, it } from 'vitest';
import { CODECS, l16be } from '../../../src/media/codecs/index.js';
import { LIMITS } from '../../../src/limits.js';
import { writeWav } from '../../../src/media/wav.js';
import { CALL, findingWorld, type FindingWorld } from '../../support/finding-world.js';
import { spoken } from '../../support/many-sounds.js';
import { IDS, mark, media, RTP, runningStream, streamWorld, type StreamWish } from '../../support/stream-world.js';

const speech = spoken('greeting');
const L16 = { ...RTP, stream_bidirectional_codec: 'L16', stream_bidirectional_sampling_rate: 8000 } as const;

type World = ReturnType<typeof runningStream>;

/** The journal of a stream, seen by the rules. */
function findingsOf({ journal }: Pick<World, 'journal'>): FindingWorld {
  const world = findingWorld();
  for (const { type, ...fields } of journal) world.record(type as 'stream.connected', fields as never, world.at);
  return world;
}

/** What is found where the app sends `bytes` in frames into a stream. */
function found(
  bytes: Uint8Array,
  body: StreamWish['body'] = RTP,
  { frameBytes = 160, everyMs = 20 } = {},
): ReturnType<FindingWorld['watcher']['list']> {
  const world = runningStream({ body });
  for (let at = 0; at < bytes.length; at += frameBytes) {
    world.socket.receive(media(bytes.subarray(at, at + frameBytes)));
    world.clock.advance(everyMs);
  }
  return findingsOf(world).watcher.list();
}

/** What is found where the app sends these messages. */
function foundOf(messages: readonly (object | string)[], wish: StreamWish = { body: RTP }): string[] {
  const world = runningStream(wish);
  for (const message of messages) world.socket.receive(message);
  world.clock.advance(1_100);
  return findingsOf(world).codes();
}

describe('what an app sends into a stream', () => {
  it('has no finding where it is as it should be', () => {
    expect(found(CODECS.PCMU.encode(speech))).toEqual([]);
    expect(found(CODECS.L16.encode(speech), L16, { frameBytes: 320 })).toEqual([]);
    expect(found(CODECS.PCMA.encode(speech), { ...RTP, stream_bidirectional_codec: 'PCMA' })).toEqual([]);
    expect(foundOf([media(new Uint8Array(160)), mark('m'), { event: 'clear' }])).toEqual([]);
  });

  it('is of the wrong law', () => {
    const [finding, ...more] = found(CODECS.PCMA.encode(speech));
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'stream_wrong_law', severity: 'warning', call_control_id: CALL });
    expect(finding?.summary).toBe('The app sends PCMA into a stream that takes PCMU: the far end hears noise.');
    expect(finding?.fix).toContain('"stream_bidirectional_codec": "PCMA"');
    expect(finding?.evidence).toHaveLength(1);
  });

  it('is L16 in a stream of PCMU', () => {
    const [finding] = found(l16be.encode(speech), RTP, { frameBytes: 320, everyMs: 40 });
    expect(finding).toMatchObject({ code: 'stream_wrong_law' });
    expect(finding?.fix).toContain('"stream_bidirectional_codec": "L16"');
  });

  it('has its bytes swapped', () => {
    expect(found(l16be.encode(speech), L16, { frameBytes: 320 })).toMatchObject([
      { code: 'stream_wrong_byte_order', times: 1 },
    ]);
  });

  it('is of the wrong rate', () => {
    const wide = { ...L16, stream_bidirectional_sampling_rate: 16_000 };
    const [finding, ...more] = found(CODECS.L16.encode(new Int16Array(8000 * 4)), wide, { frameBytes: 320 });
    expect(more).toEqual([]);
    expect(finding?.code).toBe('stream_wrong_rate');
    expect(finding?.summary).toContain('for 8000 Hz on a stream of 16000 Hz: every 20 ms it sends what lasts 10 ms');
  });

  it('has the header of a file', () => {
    expect(found(writeWav([speech], 8000).subarray(0, 320))).toMatchObject([
      {
        code: 'stream_header_in_payload',
        summary: 'The app sends WAV files as they are: the header is played as sound.',
      },
    ]);
  });

  it('breaks up', () => {
    const [finding, ...more] = found(CODECS.PCMU.encode(speech), RTP, { everyMs: 22 });
    expect(more).toEqual([]);
    expect(finding?.summary).toMatch(
      /^The app's audio breaks up: 3 holes in the middle of sounds so far, \d+ ms in all/,
    );
  });

  it('reaches nobody, as it is for the other leg and there is none', () => {
    const opposite = { ...RTP, stream_bidirectional_target_legs: 'opposite' };
    expect(found(CODECS.PCMU.encode(speech), opposite)).toMatchObject([
      { code: 'stream_target_without_peer', severity: 'error' },
    ]);
    expect(found(CODECS.PCMU.encode(speech), { ...RTP, stream_bidirectional_target_legs: 'self' })).toEqual([]);
  });

  it('reaches nobody, as the stream is not in rtp mode', () => {
    expect(foundOf([media(CODECS.PCMU.encode(speech.subarray(0, 160)))], {})).toEqual(['stream_mode_not_rtp']);
  });

  it('is an MP3 file, which telnyx-sim does not play', () => {
    const file = new Uint8Array(834);
    for (const at of [0, 417]) file.set([0xff, 0xfb, 0x90, 0], at);
    expect(foundOf([media(file)], {})).toEqual(['operation_not_simulated']);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no payload', { event: 'media', media: {} }],
    ['no base64', { event: 'media', media: { payload: 'äöü' } }],
    ['too long', media(new Uint8Array((LIMITS['stream.chunk_ms'] + 20) * 8))],
  ])('cannot be read: %s', (_why, message) => {
    expect(foundOf([message])).toEqual(['stream_bad_frame']);
  });

  it('has an event that Telnyx does not know: a hint', () => {
    expect(foundOf([{ event: 'start' }, { event: 'stop' }])).toEqual(['stream_unknown_frame']);
  });

  it('is binary: a hint, and after a second of it an error', () => {
    const world = runningStream({ body: RTP });
    world.socket.receiveBinary();
    expect(findingsOf(world).codes()).toEqual(['stream_unknown_frame']);
    for (let i = 0; i < 60; i++) {
      world.clock.advance(20);
      world.socket.receiveBinary();
    }
    world.clock.advance(1_000);
    const { watcher } = findingsOf(world);
    expect(watcher.list({ code: 'stream_bad_frame' })).toMatchObject([{ severity: 'error', times: 1 }]);
  });

  it('is more than the queue holds', () => {
    const chunk = media(new Uint8Array(LIMITS['stream.chunk_ms'] * 8).fill(0xff));
    const chunks = Array<object>(LIMITS['stream.queued_ms'] / LIMITS['stream.chunk_ms'] + 2).fill(chunk);
    expect(foundOf(chunks)).toEqual(['stream_overrun']);
  });
});

describe('a stream that cannot be opened', () => {
  it.each([
    ['connect ECONNREFUSED 127.0.0.1:8081', 'Nobody listens at that host and port'],
    ['getaddrinfo ENOTFOUND media.test', 'The name cannot be resolved'],
    ['Unexpected server response: 404', 'has no WebSocket at this path'],
    ['write EPROTO: wrong version number', 'speaks no TLS'],
    ['Unexpected server response: 401', 'stream_auth_token'],
    ['Unexpected server response: 200', 'takes no WebSocket'],
    ['Opening handshake has timed out', 'within 5 s'],
  ])('is named with its URL and a mend: %s', (error, mend) => {
    const world = findingWorld();
    const stream = { kind: 'stream', id: IDS.streamId } as const;
    world.record('activity.started', { ...stream, stream_url: 'ws://127.0.0.1:8081/media' }, world.at);
    const failed = { code: null, what: 'unreachable', reason: 'connection failed', host: { error } } as const;
    world.record('stream.error', { stream_id: IDS.streamId, ...failed }, world.at);
    world.record('activity.ended', { ...stream, reason: 'failed' }, world.at);
    const [finding, ...more] = world.watcher.list();
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'stream_unreachable', severity: 'error', evidence: [1, 2] });
    expect(finding?.summary).toBe(`The stream to ws://127.0.0.1:8081/media could not be opened: ${error}.`);
    expect(finding?.fix).toContain(mend);
  });

  it('is told of a real session too', () => {
    const world = streamWorld({ body: RTP });
    world.session.connect();
    world.dialer.refuse('connect ECONNREFUSED');
    expect(findingsOf(world).codes()).toEqual(['stream_unreachable']);
  });
});

describe('a fork to a port where nobody listens', () => {
  it('is named with its target, once for each', () => {
    const world = findingWorld();
    world.record('activity.started', { kind: 'fork', id: 'f', rx: 'udp:127.0.0.1:9000' }, world.at);
    for (const port of [9000, 9001])
      world.record('fork.refused', { id: 'f', target: `udp:127.0.0.1:${port}`, packets: 51 }, world.at);
    expect(world.watcher.list()).toMatchObject([
      { code: 'fork_unreachable', severity: 'error', evidence: [1] },
      { code: 'fork_unreachable' },
    ]);
    expect(world.watcher.list()[0]?.summary).toContain('Nobody listens at udp:127.0.0.1:9000');
  });
});
