import { LIMITS } from '../../../src/limits.js';
import { ByteBudget } from '../../../src/platform/byte-budget.js';
import { describe, expect, it } from 'vitest';
import { Outbox, SOCKET_HIGH_WATER_BYTES } from '../../../src/streaming/outbox.js';

function slowSocket(maxMedia: number, held = new ByteBudget(LIMITS['streams.held_bytes'])) {
  const sent: string[] = [];
  const socket = {
    bufferedAmount: SOCKET_HIGH_WATER_BYTES + 1,
    send: (text: string) => void sent.push(text),
    close: () => undefined,
    terminate: () => undefined,
    gather: () => undefined,
    ping: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
  };
  const told: string[] = [];
  const stats = { frames_sent: 0, frames_dropped: 0 };
  const outbox = new Outbox({
    socket,
    maxMedia,
    stats,
    held,
    overflowed: (what) => told.push(what),
    full: (what) => told.push(`full ${what}`),
  });
  return { socket, sent, told, stats, held, outbox };
}

describe('the way to the socket', () => {
  it('is straight while the socket holds at most 64 KiB', () => {
    const { socket, sent, outbox } = slowSocket(1);
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES;
    outbox.media('a');
    outbox.other('b');
    expect(sent).toEqual(['a', 'b']);
  });

  it('drops the oldest media for new media, and keeps its place in a long row of other frames', () => {
    const { socket, sent, stats, outbox } = slowSocket(3);
    for (let i = 0; i < 5000; i++) {
      outbox.media(`m${i}`);
      if (i % 10 === 0) outbox.other(`o${i}`);
    }
    expect(outbox.waiting).toBe(503);
    socket.bufferedAmount = 0;
    outbox.other('end');
    const others = Array.from({ length: 500 }, (_, i) => `o${i * 10}`);
    expect(sent).toEqual([...others, 'm4997', 'm4998', 'm4999', 'end']);
    expect(stats).toEqual({ frames_sent: 3, frames_dropped: 4997 });
  });

  it('says once that media is dropped, until it has been empty', () => {
    const { socket, told, outbox } = slowSocket(1);
    for (const text of ['a', 'b', 'c']) outbox.media(text);
    expect(told).toEqual(['stream.waiting_media_ms']);
    socket.bufferedAmount = 0;
    outbox.other('end');
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    outbox.media('x');
    outbox.media('y');
    expect(told).toEqual(['stream.waiting_media_ms', 'stream.waiting_media_ms']);
  });

  it('limit stream.waiting_other_frames: has to end where one more finds no room, and then sends nothing', () => {
    const { socket, sent, told, outbox } = slowSocket(1);
    for (let i = 0; i < LIMITS['stream.waiting_other_frames'] + 5; i++) outbox.other(String(i));
    expect(told).toEqual(['full stream.waiting_other_frames']);
    socket.bufferedAmount = 0;
    outbox.other('end');
    outbox.media('m');
    expect(sent).toEqual([]);
  });

  it('limit stream.waiting_other_bytes: has to end where they would be too long', () => {
    const { told, outbox, held } = slowSocket(1);
    const text = 'é'.repeat(LIMITS['stream.waiting_other_bytes'] / 4);
    for (let i = 0; i < 2; i++) outbox.other(text);
    expect([told, outbox.waiting]).toEqual([[], 2]);
    outbox.other('x');
    expect(told).toEqual(['full stream.waiting_other_bytes']);
    outbox.release();
    expect(held.used).toBe(0);
  });

  it('stops handing over as soon as the socket is full again', () => {
    const { socket, sent, outbox } = slowSocket(10);
    for (const text of ['a', 'b', 'c']) outbox.media(text);
    socket.bufferedAmount = 0;
    socket.send = (text) => {
      sent.push(text);
      if (text === 'b') socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    };
    outbox.media('d');
    expect(sent).toEqual(['a', 'b']);
    outbox.finish('stop');
    expect(sent).toEqual(['a', 'b', 'c', 'd', 'stop']);
    expect(outbox.waiting).toBe(0);
  });
});

describe('what all streams hold for slow readers', () => {
  it('limit stream.socket_bytes: counts what is in the queues and what is in the sockets', () => {
    const { socket, held, outbox } = slowSocket(10);
    socket.bufferedAmount = LIMITS['stream.socket_bytes'];
    outbox.media('straight');
    socket.bufferedAmount += 8;
    outbox.media('waits');
    outbox.other('ä');
    expect([outbox.waiting, held.used]).toEqual([2, LIMITS['stream.socket_bytes'] + 8 + 5 + 2]);
    socket.bufferedAmount = 0;
    outbox.media('x');
    expect(held.used).toBe(0);
  });

  it('limit streams.held_bytes: a slow reader gives up its own oldest media, for media and for other frames', () => {
    const held = new ByteBudget(SOCKET_HIGH_WATER_BYTES + 1 + 10);
    const { socket, told, sent, stats, outbox } = slowSocket(100, held);
    for (const text of ['aaaa', 'bbbb', 'cccc']) outbox.media(text);
    outbox.other('0123456');
    expect(told).toEqual(['streams.held_bytes']);
    outbox.media('x'.repeat(11));
    expect(stats).toEqual({ frames_sent: 0, frames_dropped: 4 });
    outbox.other('3456');
    expect(told).toEqual(['streams.held_bytes', 'full streams.held_bytes']);
    expect([sent, socket.bufferedAmount]).toEqual([[], SOCKET_HIGH_WATER_BYTES + 1]);
    outbox.release();
    expect(held.used).toBe(0);
  });

  it('does not stand in the way of a reader who keeps up', () => {
    const held = new ByteBudget(100);
    const slow = slowSocket(100, held);
    slow.outbox.media('a');
    const quick = slowSocket(100, held);
    quick.socket.bufferedAmount = 400;
    quick.outbox.media('m');
    quick.outbox.other('o');
    expect(quick.sent).toEqual(['m', 'o']);
    quick.socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES;
    quick.outbox.media('n');
    expect(quick.stats.frames_dropped).toBe(1);
  });

  it('holds what a stream left at its end until its socket is gone', () => {
    const { socket, held, outbox } = slowSocket(10);
    outbox.media('0123456789');
    socket.send = (text) => void (socket.bufferedAmount += text.length);
    outbox.finish('stop');
    expect(held.used).toBe(SOCKET_HIGH_WATER_BYTES + 1 + 14);
    outbox.release();
    expect(held.used).toBe(0);
  });
});
