import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { Outbox, SOCKET_HIGH_WATER_BYTES } from '../../../src/streaming/outbox.js';

function slowSocket(maxMedia: number) {
  const sent: string[] = [];
  const socket = {
    bufferedAmount: SOCKET_HIGH_WATER_BYTES + 1,
    send: (text: string) => void sent.push(text),
    close: () => undefined,
    terminate: () => undefined,
  };
  const told: string[] = [];
  const stats = { frames_sent: 0, frames_dropped: 0 };
  const outbox = new Outbox({ socket, maxMedia, stats, overflowed: (what) => told.push(what) });
  return { socket, sent, told, stats, outbox };
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

  it('limit stream.waiting_other_frames: drops other frames beyond their limit, and says so once until it has been empty', () => {
    const { socket, sent, told, outbox } = slowSocket(1);
    for (let i = 0; i < LIMITS['stream.waiting_other_frames'] + 5; i++) outbox.other(String(i));
    expect(told).toEqual(['other']);
    socket.bufferedAmount = 0;
    outbox.other('end');
    expect(sent).toHaveLength(LIMITS['stream.waiting_other_frames'] + 1);
    expect(sent.at(-1)).toBe('end');
    socket.bufferedAmount = SOCKET_HIGH_WATER_BYTES + 1;
    outbox.media('x');
    outbox.media('y');
    expect(told).toEqual(['other', 'media']);
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
    outbox.flush();
    expect(sent).toEqual(['a', 'b', 'c', 'd']);
    expect(outbox.waiting).toBe(0);
  });
});
