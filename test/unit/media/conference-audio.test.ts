import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { Clip } from '../../../src/media/clip.js';
import { CODECS } from '../../../src/media/codecs/index.js';
import { ConferenceAudio, type Part, type Seat } from '../../../src/media/conference-audio.js';
import type { LegAudio } from '../../../src/media/leg.js';
import { unexpected } from '../../support/faults.js';
import { heard, Legs, say, soundOf, speech } from '../../support/linked-legs.js';

const { PCMU } = CODECS;
const OPEN: Part = { speaksTo: 'all', hears: true };
const MUTED: Part = { speaksTo: 'none', hears: true };
const HELD: Part = { speaksTo: 'none', hears: false };

/** A conference and its legs, which are answered at instants of their own. */
class Meeting {
  readonly legs = new Legs();
  readonly limits: string[] = [];
  readonly keys: [LegAudio, string][] = [];
  readonly told: string[] = [];
  readonly conference: ConferenceAudio;

  constructor(options: { maxMembers?: number; maxChanges?: number } = {}) {
    this.conference = new ConferenceAudio({
      clock: this.legs.clock,
      audioStarted: (id) => void this.told.push(`${id} started`),
      audioEnded: (id, { kind }) => void this.told.push(`${id} ${kind}`),
      limitReached: (limit) => void this.limits.push(limit),
      fault: unexpected,
      keyHeard: (leg, digit) => void this.keys.push([leg, digit]),
      ...options,
    });
  }

  joined(part: Part = OPEN, codec?: 'PCMU' | 'PCMA'): { leg: LegAudio; seat: Seat } {
    const leg = this.legs.leg(codec);
    return { leg, seat: this.conference.join(leg, part) };
  }

  pass(ms: number): Promise<void> {
    return this.legs.clock.advanceAsync(ms);
  }
}

/** Peak of what a leg hears in the last 100 ms. */
function levelNow(leg: LegAudio): number {
  const end = leg.timeline.framesPlayed() * 160;
  return Math.max(...leg.outbound.renderWire(Math.max(0, end - 800), end).map(Math.abs));
}

const level = (value: number): Clip => new Clip(new Int16Array(80_000).fill(value), 8000);
const through = (value: number): number => PCMU.decode(PCMU.encode(Int16Array.of(value)))[0] ?? NaN;

/** What is said on a leg's outbound track, as a transcription hears it. */
function words(leg: LegAudio): string[] {
  const heardHere: string[] = [];
  leg.listen({
    utteranceStarted: ({ track }) => void heardHere.push(`${track} begins`),
    utteranceEnded: (utterance) =>
      void heardHere.push(`${utterance.track}: ${utterance.wordsHeard(utterance.endSample)}`),
  });
  return heardHere;
}

describe('in a conference', () => {
  it('each hears what another one says, at the same instant and bit for bit, and nobody himself', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(), meeting.joined()];
    say(a.leg);
    await meeting.pass(1500);
    const now = meeting.legs.clock.now();
    const said = heard(a.leg, 'inbound', now - 1500, now);
    expect(said.some((sample) => sample !== 0)).toBe(true);
    for (const { leg } of [b, c]) expect(heard(leg, 'outbound', now - 1500, now)).toEqual(said);
    expect(soundOf(a.leg)).toEqual([]);
    expect(soundOf(meeting.conference.leg)).toEqual(soundOf(b.leg));
    const index = b.leg.timeline.framesPlayed() - 50;
    expect(b.leg.outbound.run(index)?.clip).toBe(speech);
  });

  it('what several say is added up and stays at the rail, and each is given the others alone', async () => {
    const meeting = new Meeting();
    const [a, b, c, d] = [meeting.joined(), meeting.joined(), meeting.joined(), meeting.joined()];
    for (const [{ leg }, value] of [[a, 30_000] as const, [b, 30_000] as const, [c, -20_000] as const])
      say(leg, 'mouth', 'words', level(value));
    await meeting.pass(500);
    const at = (leg: LegAudio): number => leg.outbound.frame(leg.timeline.framesPlayed() - 1).pcm()[0] ?? NaN;
    expect([d, c, a].map(({ leg }) => at(leg))).toEqual([
      through(32_767),
      through(32_767),
      through(through(30_000) + through(-20_000)),
    ]);
  });

  it('who is muted hears and is not heard, who is held neither, from the next frame on', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    for (const { leg } of [a, b]) say(leg, 'mouth', 'words', level(1000));
    const from = meeting.legs.clock.now();
    await meeting.pass(204);
    a.seat.change(MUTED);
    await meeting.pass(200);
    a.seat.change(HELD);
    await meeting.pass(200);
    a.seat.change(OPEN);
    await meeting.pass(200);
    meeting.conference.close();
    await meeting.pass(100);
    const next = (ms: number): number => Math.ceil((from + ms) / 20) * 20;
    expect(soundOf(b.leg)).toEqual([`${next(0)}-${next(204)}`, `${next(604)}-${next(804)}`]);
    expect(soundOf(a.leg)).toEqual([`${next(0)}-${next(404)}`, `${next(604)}-${next(804)}`]);
  });

  it('a whisper is heard by those alone to whom it is said, beside all others', async () => {
    const meeting = new Meeting();
    const [agent, customer] = [meeting.joined(), meeting.joined()];
    const coach = meeting.joined({ speaksTo: [agent.leg], hears: true });
    say(coach.leg, 'mouth', 'say yes', level(1000));
    say(customer.leg, 'mouth', 'well', level(3000));
    await meeting.pass(300);
    const both = through(through(1000) + through(3000));
    expect([agent, customer, coach].map(({ leg }) => levelNow(leg))).toEqual([both, 0, through(3000)]);
    expect(levelNow(meeting.conference.leg)).toBe(through(3000));
    // The one it is said to leaves and comes back: it is heard again.
    agent.seat.leave();
    meeting.conference.join(agent.leg, HELD).change(OPEN);
    await meeting.pass(300);
    expect(levelNow(agent.leg)).toBe(both);
    coach.seat.change(OPEN);
    await meeting.pass(300);
    expect([agent, customer].map(({ leg }) => levelNow(leg))).toEqual([both, through(1000)]);
  });

  it('what is played on its own leg is heard by all, whatever their codec, and told by its id', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(MUTED, 'PCMA'), meeting.joined(HELD)];
    meeting.conference.leg.play('mouth', {
      id: 'announcement',
      loop: 1,
      parts: [{ load: () => Promise.resolve(speech) }],
    });
    await meeting.pass(1500);
    expect(soundOf(a.leg)).toHaveLength(1);
    expect([soundOf(b.leg), soundOf(c.leg)]).toEqual([soundOf(a.leg), []]);
    expect(meeting.told).toEqual(['announcement started', 'announcement completed']);
  });

  it('what one leg is played besides is heard by its far end alone', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    say(a.leg, 'main', 'for you', level(1000));
    await meeting.pass(300);
    expect([a, b].map(({ leg }) => levelNow(leg))).toEqual([through(1000), 0]);
  });

  it('a beep is heard by those who are present, but not by the one who comes', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    const c = meeting.joined();
    const from = meeting.legs.clock.now();
    meeting.conference.beep(c.seat);
    await meeting.pass(400);
    const beep = `${Math.ceil(from / 20) * 20}-${Math.ceil(from / 20) * 20 + 200}`;
    expect([a, b, c].map(({ leg }) => soundOf(leg))).toEqual([[beep], [beep], []]);
    expect(soundOf(meeting.conference.leg)).toEqual([beep]);
    meeting.conference.beep();
    await meeting.pass(400);
    expect([a, c].map(({ leg }) => soundOf(leg).length)).toEqual([2, 1]);
  });

  it(`limit room.members: are ${LIMITS['room.members']} legs at most, and one who has left makes room`, () => {
    const meeting = new Meeting();
    const first = meeting.joined();
    const leg = meeting.legs.leg();
    for (let count = 1; count < LIMITS['room.members']; count++) meeting.conference.join(meeting.legs.leg(), MUTED);
    expect(() => meeting.conference.join(leg, OPEN)).toThrow(
      `room.members: expected at most ${LIMITS['room.members']}, came ${LIMITS['room.members'] + 1}`,
    );
    first.seat.leave();
    expect(() => meeting.conference.join(leg, OPEN)).not.toThrow();
  });

  it('who is muted and unmuted a thousand times and more is told of, takes no more room and stays heard', async () => {
    const meeting = new Meeting({ maxChanges: 100 });
    const [a, b] = [meeting.joined(), meeting.joined()];
    for (let count = 0; count < 1000; count++) {
      a.seat.change(count % 2 === 0 ? MUTED : OPEN);
      await meeting.pass(20);
    }
    expect(new Set(meeting.limits)).toEqual(new Set(['room.changes']));
    say(a.leg, 'mouth', 'words', level(1000));
    await meeting.pass(300);
    expect(levelNow(b.leg)).toBe(through(1000));
    expect(meeting.legs.limits).toEqual([]);
  });
});

describe('words in a conference', () => {
  it('are said on the outbound track of those who hear them, and on that of the conference', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(), meeting.joined(HELD)];
    const told = [a.leg, b.leg, c.leg, meeting.conference.leg].map(words);
    say(a.leg);
    await meeting.pass(1500);
    const theirs = ['outbound begins', 'outbound: one two three four'];
    expect(told).toEqual([['inbound begins', 'inbound: one two three four'], theirs, [], theirs]);
    expect([...b.leg.utterances]).toEqual([]);
  });

  it('are heard as far as they are said while one is there, unmuted and not held', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    const told = words(b.leg);
    say(a.leg);
    await meeting.pass(300);
    a.seat.change(MUTED);
    await meeting.pass(250);
    a.seat.change(OPEN);
    // One who comes in the middle hears the rest, and one who then asks is given what is being said.
    const late = meeting.joined();
    expect([...late.leg.utterances].map(({ track }) => track)).toEqual(['outbound']);
    await meeting.pass(1500);
    expect(told).toEqual(['outbound begins', 'outbound: one', 'outbound begins', 'outbound: three four']);
  });

  it('whispered are heard by those alone to whom they are said', async () => {
    const meeting = new Meeting();
    const [agent, customer] = [meeting.joined(), meeting.joined()];
    const coach = meeting.joined({ speaksTo: [agent.leg], hears: true });
    const told = [agent.leg, customer.leg].map(words);
    say(coach.leg);
    await meeting.pass(1500);
    expect(told).toEqual([['outbound begins', 'outbound: one two three four'], []]);
  });

  it('end for those who hear them where the speaker leaves or hangs up in their middle', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(), meeting.joined()];
    const told = words(c.leg);
    say(a.leg);
    say(b.leg);
    await meeting.pass(510);
    a.seat.leave();
    b.seat.leave();
    b.leg.close();
    expect(told.slice(2)).toEqual(['outbound: one two', 'outbound: one two']);
    expect([...c.leg.utterances]).toEqual([]);
  });
});

describe('keys in a conference', () => {
  it('are heard by those who hear the one who presses them, and not as a tone', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(), meeting.joined(HELD)];
    const told: string[] = [];
    for (const [name, { leg }] of [['a', a] as const, ['b', b] as const, ['c', c] as const]) {
      leg.listen({ keyHeard: (event, { digit }) => void told.push(`${name} ${digit} ${event}`) });
    }
    a.leg.press('7', () => undefined);
    await meeting.pass(500);
    expect(told).toEqual(['b 7 started', 'b 7 ended']);
    expect(meeting.keys).toEqual([
      [meeting.conference.leg, '7'],
      [b.leg, '7'],
    ]);
    expect(soundOf(b.leg)).toEqual([]);
  });

  it('are not heard while they are secret, nor of one who is muted', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    const told: string[] = [];
    b.leg.listen({ keyHeard: (event, { digit }) => void told.push(`${digit} ${event}`) });
    const tellAgain = a.leg.keepKeysSecret();
    a.leg.press('1', () => undefined);
    await meeting.pass(300);
    tellAgain();
    a.seat.change(MUTED);
    a.leg.press('2', () => undefined);
    await meeting.pass(300);
    a.seat.change(OPEN);
    a.leg.press('3', () => undefined);
    await meeting.pass(300);
    expect(told).toEqual(['3 started', '3 ended']);
  });
});

describe('one who listens to a leg in a conference', () => {
  it('hears what that leg hears there, words too, for as long as both last', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    const supervisor = meeting.legs.leg('PCMA');
    const told = words(supervisor);
    say(a.leg, 'mouth', 'one two three four five six seven eight', level(1000));
    await meeting.pass(2500);
    const began = meeting.legs.clock.now();
    const link = supervisor.hear(b.leg, { track: 'outbound' });
    await meeting.pass(2500);
    const ended = meeting.legs.clock.now();
    link.end();
    await meeting.pass(1000);
    const next = (ms: number): number => Math.ceil(ms / 20) * 20;
    expect(soundOf(supervisor)).toEqual([`${next(began)}-${next(ended)}`]);
    expect(told).toEqual(['outbound begins', 'outbound: three four']);
  });

  it('hears it from when that leg comes on until it leaves, and not while it is held', async () => {
    const meeting = new Meeting();
    const [a, leg, supervisor] = [meeting.joined(), meeting.legs.leg(), meeting.legs.leg()];
    supervisor.hear(leg, { track: 'outbound' });
    say(a.leg, 'mouth', 'words', level(1000));
    const seat = meeting.conference.join(leg, OPEN);
    for (const part of [HELD, OPEN]) {
      await meeting.pass(200);
      seat.change(part);
    }
    await meeting.pass(200);
    seat.leave();
    await meeting.pass(200);
    expect(soundOf(supervisor)).toEqual(soundOf(leg));
    expect(soundOf(supervisor)).toHaveLength(2);
  });

  it('and is there itself hears everybody once', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(), meeting.joined()];
    const late = meeting.legs.leg();
    for (const leg of [c.leg, late]) leg.hear(b.leg, { track: 'outbound' });
    const seat = meeting.conference.join(late, OPEN);
    say(a.leg, 'mouth', 'words', level(1000));
    await meeting.pass(300);
    expect([c.leg, late].map(levelNow)).toEqual([through(1000), through(1000)]);
    seat.change(HELD);
    await meeting.pass(300);
    expect(levelNow(late)).toBe(0);
    seat.leave();
    await meeting.pass(300);
    expect(levelNow(late)).toBe(through(1000));
  });
});

describe('what was heard in a conference', () => {
  it('stays heard when it is over, and when all legs are', async () => {
    const meeting = new Meeting();
    const [a, b, c] = [meeting.joined(), meeting.joined(), meeting.joined()];
    say(a.leg);
    say(b.leg, 'mouth', 'other words', level(1000));
    await meeting.pass(500);
    const until = meeting.legs.clock.now();
    const of = (leg: LegAudio): string =>
      Buffer.from(heard(leg, 'outbound', until - 400, until).buffer).toString('hex');
    const before = [a, b, c].map(({ leg }) => of(leg));
    meeting.conference.close();
    await meeting.pass(300);
    for (const { leg, seat } of [a, b, c]) {
      seat.leave();
      leg.close();
    }
    expect([a, b, c].map(({ leg }) => of(leg))).toEqual(before);
    expect(new Set(before)).toHaveLength(3);
  });

  it('ends with the conference, at the next frame', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    say(a.leg, 'mouth', 'words', level(1000));
    await meeting.pass(500);
    const now = meeting.legs.clock.now();
    meeting.conference.close();
    meeting.conference.close();
    await meeting.pass(300);
    expect(soundOf(b.leg)).toEqual([`${Math.ceil((now - 500) / 20) * 20}-${Math.ceil(now / 20) * 20}`]);
    expect(meeting.conference.leg.timeline.hasEnded).toBe(true);
  });

  it('of a leg that ended before it left harms nobody', async () => {
    const meeting = new Meeting();
    const [a, b] = [meeting.joined(), meeting.joined()];
    say(a.leg, 'mouth', 'words', level(1000));
    await meeting.pass(300);
    a.leg.close();
    a.seat.leave();
    a.seat.leave();
    a.seat.change(OPEN);
    await meeting.pass(300);
    expect(soundOf(b.leg)).toHaveLength(1);
    expect(levelNow(b.leg)).toBe(0);
  });
});
