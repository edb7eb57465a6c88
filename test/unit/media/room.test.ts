import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { Clip } from '../../../src/media/clip.js';
import { CODECS } from '../../../src/media/codecs/index.js';
import type { Codec } from '../../../src/media/codecs/codec.js';
import { Room } from '../../../src/media/room.js';
import { Track } from '../../../src/media/track.js';

const { PCMU } = CODECS;
const FRAME = 160;

/** A leg in a room from a frame on: what it says, and what it hears. */
function joined(room: Room, fromFrame = 0, limitSamples?: number) {
  const options = { rate: 8000, legCodec: 'PCMU' as const, ...(limitSamples === undefined ? {} : { limitSamples }) };
  const limits: string[] = [];
  const said = new Track(options);
  const hears = new Track({ ...options, onLimit: (limit) => void limits.push(limit) });
  const member = room.join(said.laid, { firstWorldFrame: 0, fromFrame });
  hears.view(member, { startFrame: fromFrame, shift: 0 });
  return { said, hears, member, limits };
}

const level = (value: number, frames = 50): Clip => new Clip(new Int16Array(frames * FRAME).fill(value), 8000);
const sampleOf = (track: Track, index: number): number => track.frame(index).pcm()[0] ?? NaN;
const through = (value: number): number => PCMU.decode(PCMU.encode(Int16Array.of(value)))[0] ?? NaN;

describe('those in a room', () => {
  it('hear the one who speaks bit for bit, who hears nobody', () => {
    const room = new Room(8000);
    const [a, b, c] = [joined(room), joined(room), joined(room)];
    const clip = level(1000);
    a.said.place(clip, 0);
    expect(b.hears.run(3)).toMatchObject({ clip, shift: 0 });
    expect(c.hears.frame(3).base64(PCMU)).toBe(clip.encoded(PCMU).frameBase64(3));
    expect(a.hears.run(3)).toMatchObject({ clip: undefined });
  });

  it('hear all others, added up in 32 bits: what is too loud stays at the rail and does not spoil what each hears', () => {
    const room = new Room(8000);
    const [a, b, c, d] = [joined(room), joined(room), joined(room), joined(room)];
    a.said.place(level(30_000), 0);
    b.said.place(level(30_000), 0);
    c.said.place(level(-20_000), 0);
    expect(sampleOf(d.hears, 1)).toBe(through(32_767));
    expect(sampleOf(c.hears, 1)).toBe(through(32_767));
    expect(sampleOf(a.hears, 1)).toBe(through(through(30_000) + through(-20_000)));
  });

  it('cost one sum in a frame, however many listen: what they hear is one frame, encoded once', () => {
    const room = new Room(8000);
    const legs = Array.from({ length: 20 }, () => joined(room));
    for (const { said } of legs.slice(0, 3)) said.append(new Int16Array(FRAME).fill(700), FRAME);
    const heard = legs.slice(3).map(({ hears }) => hears.frame(1));
    expect(new Set(heard)).toHaveLength(1);
    expect(new Set(legs.slice(0, 3).map(({ hears }) => hears.frame(1)))).toHaveLength(3);
    expect(heard[0]?.silent).toBe(false);
  });

  it('are heard no longer than they are there, and what was heard of them stays heard', () => {
    const room = new Room(8000);
    const [a, b] = [joined(room), joined(room, 10)];
    a.said.place(level(1000, 100), 0);
    expect([9, 10].map((index) => b.hears.frame(index).silent)).toEqual([true, false]);
    a.member.leave(30);
    a.member.leave(20);
    const late = joined(room, 40);
    expect([29, 30, 40].map((index) => b.hears.frame(index).silent)).toEqual([false, true, true]);
    expect([20, 40].map((index) => late.hears.frame(index).silent)).toEqual([true, true]);
    expect(b.hears.frame(20).pcm()).toEqual(a.said.frame(20).pcm());
  });

  it('are told of what somebody lays as long as that one is there', () => {
    const room = new Room(8000);
    const [a, b] = [joined(room), joined(room)];
    a.said.place(level(1000, 1), 0);
    a.member.leave(10);
    b.hears.frame(9);
    const { version: before } = b.hears;
    a.said.place(level(1000, 1), 9 * FRAME);
    expect(b.hears.version).toBeGreaterThan(before);
    b.hears.frame(10);
    const { version } = b.hears;
    a.said.place(level(1000, 1), 20 * FRAME);
    expect(b.hears.version).toBe(version);
  });

  it('are told once of all that is laid until they look again', () => {
    const room = new Room(8000);
    const [a, b, c] = [joined(room), joined(room), joined(room)];
    const versions = [b, c].map(({ hears }) => {
      hears.run(0);
      return hears.version;
    });
    for (const { said } of [a, c, a]) said.append(new Int16Array(FRAME).fill(700), 0);
    expect([b, c].map(({ hears }) => hears.version)).toEqual(versions.map((version) => version + 1));
    expect([b.hears.frame(0).pcm()[0], c.hears.frame(0).pcm()[0]]).toEqual([through(2100), through(1400)]);
    a.said.append(new Int16Array(FRAME).fill(700), 0);
    expect(c.hears.frame(0).pcm()[0]).toBe(through(2100));
  });

  it('hold what they heard of others, and nothing of those they never met', () => {
    const room = new Room(8000);
    const [a, b] = [joined(room), joined(room)];
    const [early, met] = [level(1000), level(2000)];
    a.said.place(early, 0);
    a.member.leave(60);
    b.said.place(met, 60 * FRAME);
    const late = joined(room, 70);
    late.member.leave(80);
    const held = (track: Track): object[] =>
      [...track.sources()].flatMap((source) => [...source.held()].map(({ what }) => what));
    expect(held(b.hears)).toEqual([early]);
    expect(held(late.hears)).toEqual([met]);
  });

  it('heard as much sound as others made: what several say at once counts once', () => {
    const room = new Room(8000);
    const [a, b, c] = [joined(room), joined(room), joined(room)];
    a.said.place(level(1000, 100), 0);
    b.said.place(level(1000, 100), 50 * FRAME);
    const sound = (from: number, to: number): number[] =>
      [a, b, c].map(({ member }) => member.soundSamples(from, to) / FRAME);
    expect(sound(0, 200)).toEqual([50, 50, 150]);
    expect(sound(50, 75)).toEqual([0, 0, 25]);
    b.said.append(new Int16Array(100 * FRAME).fill(700), 150 * FRAME);
    expect(sound(0, Infinity)).toEqual([150, 50, 250]);
    a.member.leave(60);
    c.member.leave(60);
    expect(sound(0, 200)).toEqual([0, 50, 60]);
    // Once the room has forgotten them, those whom they met are asked one by one.
    room.close();
    expect(sound(0, 200)).toEqual([10, 60, 60]);
  });

  it('limit audio.track_seconds: drop who left first, where more would be kept of those that have left, and tell', () => {
    const room = new Room(8000);
    const stayed = joined(room);
    const one = Clip.framed(new Int16Array(LIMITS['audio.track_seconds'] * 8000).fill(500), 8000);
    const leave = (): void => {
      const { said, member } = joined(room);
      said.place(one, 0);
      member.leave(LIMITS['audio.track_seconds'] * 50);
    };
    leave();
    // The present is read, then the past again.
    expect(stayed.hears.frame(LIMITS['audio.track_seconds'] * 50).silent).toBe(true);
    expect([stayed.hears.frame(9).silent, stayed.limits]).toEqual([false, []]);
    leave();
    expect([sampleOf(stayed.hears, 9), stayed.limits]).toEqual([through(500), ['audio.track_seconds']]);
  });

  it(`limit room.changes: are known with their last ${LIMITS['room.changes']} changes; what was heard before them goes`, () => {
    const room = new Room(8000);
    const [a, b] = [joined(room), joined(room)];
    a.said.place(level(1000, 100), 0);
    const parts = ['none', 'all'] as const;
    const forgot: number[] = [];
    for (let frame = 1; frame <= LIMITS['room.changes'] + 1; frame++) {
      if (a.member.change({ audience: parts[(frame + 1) % 2] ?? 'all', hears: true }, frame)) forgot.push(frame);
    }
    expect(forgot).toEqual([LIMITS['room.changes'], LIMITS['room.changes'] + 1]);
    expect([0, 1, 2, 3, 4, 5].map((index) => b.hears.frame(index).silent)).toEqual([
      true,
      true,
      false,
      true,
      false,
      true,
    ]);
    // Changes that change nothing, and those within one frame, are none.
    const still = joined(room);
    for (let count = 0; count < 10 * LIMITS['room.changes']; count++)
      expect(still.member.change({ audience: parts[count % 2] ?? 'all', hears: true }, 7)).toBe(false);
  });

  it('come at the rate of the room', () => {
    const source = new Track({ rate: 8000, legCodec: 'PCMU' }).laid;
    expect(() => new Room(16_000).join(source, { firstWorldFrame: 0, fromFrame: 0 })).toThrow('room.rate');
  });

  it('of another codec hear the sum encoded in that, made once for all of them', () => {
    const room = new Room(8000);
    const [a, b] = [joined(room), joined(room)];
    a.said.place(level(1000), 0);
    b.said.place(level(2000), 0);
    const hears = (codec: 'PCMA' | 'PCMU'): Track => {
      const said = new Track({ rate: 8000, legCodec: codec });
      const track = new Track({ rate: 8000, legCodec: codec });
      track.view(room.join(said.laid, { firstWorldFrame: 0, fromFrame: 0 }), { startFrame: 0, shift: 0 });
      return track;
    };
    const tracks = [hears('PCMA'), hears('PCMA'), hears('PCMU')];
    const frames = tracks.map((track) => track.frame(4));
    expect(frames[0]).toBe(frames[1]);
    expect(frames.map((frame): Codec | undefined => frame.codec)).toEqual([CODECS.PCMA, CODECS.PCMA, PCMU]);
  });
});
