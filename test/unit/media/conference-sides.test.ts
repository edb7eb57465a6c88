import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { CODECS } from '../../../src/media/codecs/index.js';
import { ConferenceAudio, type Part, type Seat } from '../../../src/media/conference-audio.js';
import type { LegAudio } from '../../../src/media/leg.js';
import { Recorder } from '../../../src/media/recorder.js';
import { unexpected } from '../../support/faults.js';
import { Legs, say } from '../../support/linked-legs.js';

const OPEN: Part = { speaksTo: 'all', hears: true };
const MUTED: Part = { speaksTo: 'none', hears: true };

const level = (value: number): Clip => new Clip(new Int16Array(80_000).fill(value), 8000);
const through = (value: number): number => CODECS.PCMU.decode(CODECS.PCMU.encode(Int16Array.of(value)))[0] ?? NaN;

/** A conference of two legs, of which `host` is the one that a recording has by itself; `rest` answers the levels of both sides in each 100 ms. */
function recorded() {
  const legs = new Legs();
  const conference = new ConferenceAudio({
    clock: legs.clock,
    audioStarted: () => undefined,
    audioEnded: () => undefined,
    limitReached: unexpected,
    fault: unexpected,
  });
  const joined = (part = OPEN): { leg: LegAudio; seat: Seat } => {
    const leg = legs.leg();
    return { leg, seat: conference.join(leg, part) };
  };
  const [host, guest] = [joined(), joined()];
  // All of it lies on the grid, so that each 100 ms are five frames.
  legs.clock.advance(20 - (legs.clock.now() % 20));
  const recorder = new Recorder(conference.leg, { track: 'both', channels: 'dual' }, conference.sides(host.leg));
  const levels = (): [number, number][] => {
    const pcm = recorder.take();
    return Array.from({ length: pcm.length / 1600 }, (_, i) => [
      pcm[i * 1600 + 800] ?? NaN,
      pcm[i * 1600 + 801] ?? NaN,
    ]);
  };
  return { conference, host, guest, joined, levels, pass: (ms: number) => legs.clock.advanceAsync(ms) };
}

describe('a conference in two sides', () => {
  it('has one leg by itself, and all others with what is played to all', async () => {
    const { conference, host, guest, levels, pass } = recorded();
    say(host.leg, 'mouth', 'host', level(1000));
    say(guest.leg, 'mouth', 'guest', level(3000));
    await pass(100);
    say(conference.leg, 'mouth', 'notice', level(2000));
    await pass(100);
    conference.leg.stop('mouth', 'all');
    host.leg.stop('mouth', 'all');
    await pass(100);
    expect(levels()).toEqual([
      [through(1000), through(3000)],
      [through(1000), through(through(3000) + through(2000))],
      [0, through(3000)],
    ]);
  });

  it('has what the one says only while all hear it, and everything else all the while', async () => {
    const { host, guest, conference, levels, pass } = recorded();
    say(host.leg, 'mouth', 'host', level(1000));
    say(guest.leg, 'mouth', 'guest', level(3000));
    host.seat.change(MUTED);
    await pass(100);
    host.seat.change({ speaksTo: [guest.leg], hears: true });
    await pass(100);
    host.seat.change(OPEN);
    await pass(100);
    host.seat.leave();
    await pass(100);
    const again = conference.join(host.leg, OPEN);
    await pass(100);
    again.leave();
    guest.seat.leave();
    await pass(100);
    expect(levels()).toEqual([
      [0, through(3000)],
      [0, through(3000)],
      [through(1000), through(3000)],
      [0, through(3000)],
      [through(1000), through(3000)],
      [0, 0],
    ]);
  });

  it('lacks what is whispered, and stays at the rail where much is said', async () => {
    const { host, guest, joined, levels, pass } = recorded();
    const [coach, loud] = [joined({ speaksTo: [host.leg], hears: true }), joined()];
    say(coach.leg, 'mouth', 'coach', level(9000));
    say(guest.leg, 'mouth', 'guest', level(30_000));
    say(loud.leg, 'mouth', 'loud', level(30_000));
    await pass(600);
    const last = levels().at(-1);
    expect(last).toEqual([0, through(32_767)]);
  });

  it('can be read when the conference is over', async () => {
    const { conference, host, guest, levels, pass } = recorded();
    say(host.leg, 'mouth', 'host', level(1000));
    say(guest.leg, 'mouth', 'guest', level(3000));
    await pass(200);
    conference.close();
    await pass(1000);
    expect(levels()).toEqual([
      [through(1000), through(3000)],
      [through(1000), through(3000)],
    ]);
  });
});
