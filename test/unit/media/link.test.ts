import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { Clip } from '../../../src/media/clip.js';
import { CODECS } from '../../../src/media/codecs/index.js';
import type { LegAudio } from '../../../src/media/leg.js';
import { Track } from '../../../src/media/track.js';
import type { Utterance } from '../../../src/media/utterance.js';
import { HeldAudio } from '../../../src/shell/held-audio.js';
import { TranscriptionSession } from '../../../src/transcription/session.js';
import { engineNamed } from '../../../src/transcription/engines.js';
import { collected } from '../../support/held-bytes.js';
import { heard, Legs, say, soundOf, speech } from '../../support/linked-legs.js';
import { sine } from '../../support/signals.js';

const { PCMU, PCMA } = CODECS;

describe('a link between two legs', () => {
  it('brings what the far end of one says to that of the other, at the same instant and bit for bit', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    say(a);
    b.hear(a);
    await legs.clock.advanceAsync(1500);
    const now = legs.clock.now();
    const spoken = heard(a, 'inbound', 1600, now);
    expect(spoken.some((sample) => sample !== 0)).toBe(true);
    expect(heard(b, 'outbound', 1640, now)).toEqual(heard(a, 'inbound', 1640, now));
    expect(soundOf(a)).toEqual([]);
    expect(soundOf(b)).toEqual(['1620-2620']);
  });

  it('passes frames on as they are where both legs have one codec: nothing is decoded or encoded', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    b.hear(a);
    say(a);
    await legs.clock.advanceAsync(500);
    const index = b.timeline.framesPlayed();
    const shift = b.timeline.firstWorldFrame - a.timeline.firstWorldFrame;
    expect(b.outbound.run(index)?.clip).toBe(speech);
    expect(b.outbound.frame(index).base64(PCMU)).toBe(a.inbound.frame(index + shift).base64(PCMU));
    // What an app streams to A's party is no clip, and is made once for all who hear it.
    const c = legs.leg();
    c.hear(a, { track: 'outbound' });
    a.outbound.append(sine(300, 1600, 8000), a.timeline.nextFrameSample() + 37);
    const next = c.timeline.nextFrame();
    const outer = c.timeline.firstWorldFrame - a.timeline.firstWorldFrame;
    expect(c.outbound.frame(next + 1)).toBe(a.outbound.frame(next + 1 + outer));
  });

  it('goes through both codecs once where they differ', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg('PCMU'), legs.leg('PCMA')];
    b.hear(a);
    say(a);
    await legs.clock.advanceAsync(1500);
    const now = legs.clock.now();
    const spoken = heard(a, 'inbound', 1640, now);
    expect(heard(b, 'outbound', 1640, now)).toEqual(silenceKept(PCMA.decode(PCMA.encode(spoken)), spoken));
  });

  it('begins and ends with the first frame that has not begun', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    say(a);
    await legs.clock.advanceAsync(104);
    const link = b.hear(a);
    await legs.clock.advanceAsync(50);
    link.end();
    link.end();
    await legs.clock.advanceAsync(500);
    // Made at 1721 ms, ended at 1771 ms.
    expect(soundOf(b)).toEqual(['1740-1780']);
  });

  it('is heard beside what is played to the same far end, and as loud as asked', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    const level = (value: number): Clip => new Clip(new Int16Array(8000).fill(value), 8000);
    say(a, 'mouth', 'loud', level(1000));
    say(b, 'main', 'beside', level(5000));
    b.hear(a, { gain: 0.5 });
    await legs.clock.advanceAsync(200);
    const [sample = 0] = heard(b, 'outbound', 1700, 1701);
    expect(sample).toBe(PCMU.decode(PCMU.encode(Int16Array.of(5000 + Math.round(level1000() / 2))))[0]);
    function level1000(): number {
      return PCMU.decode(PCMU.encode(Int16Array.of(1000)))[0] ?? 0;
    }
  });

  it('brings tones and what an app streams in, also what comes later', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    b.hear(a, { track: 'outbound' });
    await legs.clock.advanceAsync(43);
    a.sendTones('5', 100, () => undefined);
    a.outbound.append(new Int16Array(160).fill(3000), (1900 - a.timeline.startMs) * 8);
    await legs.clock.advanceAsync(500);
    expect(soundOf(b)).toEqual(['1660-1760', '1900-1920']);
    expect(heard(b, 'outbound', 1660, 1920)).toEqual(heard(a, 'outbound', 1660, 1920));
  });

  it('ends when either leg does', async () => {
    const legs = new Legs();
    const [a, b, c] = [legs.leg(), legs.leg(), legs.leg()];
    b.hear(a);
    c.hear(a);
    say(a);
    await legs.clock.advanceAsync(100);
    b.close();
    await legs.clock.advanceAsync(100);
    a.close();
    await legs.clock.advanceAsync(100);
    expect(soundOf(b)).toEqual(['1940-2020']);
    expect(soundOf(c)).toEqual(['1940-2120']);
    b.hear(c);
    c.hear(a);
    expect([[...b.utterances], [...c.utterances]]).toEqual([[], []]);
  });

  it('is refused for a gain that is not above 0 or over 16, and changes nothing', () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    for (const gain of [0, -1, NaN, 17]) {
      expect(() => b.hear(a, { gain })).toThrow(`view.gain: expected above 0, at most 16, came ${gain}`);
    }
    say(a);
    expect(b.outbound.run(0)).toMatchObject({ clip: undefined, endFrame: 50 });
  });
});

/** A-law has no zero, but where nothing is said nothing goes through the codec. */
function silenceKept(through: Int16Array, spoken: Int16Array): Int16Array {
  const silentFrom = spoken.findLastIndex((sample) => sample !== 0) + 1;
  return through.fill(0, Math.ceil(silentFrom / 160) * 160);
}

describe('what is said through a link', () => {
  it('is said on the other leg, with its place on that leg’s time line', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    const told: string[] = [];
    const tell =
      (what: string) =>
      ({ track, startSample, endSample, finished }: Utterance): void =>
        void told.push(`${what} ${track} ${startSample / 8}-${endSample / 8}${finished ? ' finished' : ''}`);
    b.listen({ utteranceStarted: tell('started'), utteranceEnded: tell('ended') });
    b.hear(a);
    say(a);
    await legs.clock.advanceAsync(1500);
    // B's sample 0 is at 1600 ms.
    expect(told).toEqual(['started outbound 20-1020', 'ended outbound 20-1020 finished']);
  });

  it('is transcribed there, once it has been heard, only as far as the link goes', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    const words: string[] = [];
    new TranscriptionSession({
      clock: legs.clock,
      leg: b,
      engine: engineNamed('A'),
      interimResults: false,
      tracks: 'outbound',
      random: { int: () => 0 },
      result: ({ transcript }) => void words.push(`${legs.clock.now()} ${transcript}`),
      record: () => undefined,
    }).start();
    say(a);
    await legs.clock.advanceAsync(403);
    const link = b.hear(a);
    await legs.clock.advanceAsync(400);
    link.end();
    await legs.clock.advanceAsync(1000);
    // From 1620 to 2620 ms; the link is there from 2020 to 2420 ms, in the middle of the second word until that of the fourth.
    expect(words).toEqual(['2720 two three']);
    b.hear(a);
    say(a, 'mouth', 'all of it');
    await legs.clock.advanceAsync(2000);
    expect(words.slice(1)).toEqual([expect.stringMatching(/ all of it$/)]);
  });

  it('is found by who begins to listen in its middle, and not told of when it never sounds', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    say(a);
    await legs.clock.advanceAsync(103);
    const link = b.hear(a);
    await legs.clock.advanceAsync(100);
    expect([...b.utterances].map((utterance) => utterance.track)).toEqual(['outbound']);
    link.end();
    expect([...b.utterances]).toEqual([]);
    say(a, 'main', 'only to a');
    b.hear(a);
    await legs.clock.advanceAsync(100);
    expect([...b.utterances]).toHaveLength(1);
  });
});

describe('the audio of a leg that others hear', () => {
  it('is kept as long as anything that heard it, and goes when nothing did; the leg itself goes at once', async () => {
    const legs = new Legs();
    const held: { b: LegAudio | undefined } = { b: legs.leg() };
    const { leg, sound } = await (async () => {
      const a = legs.leg();
      const clip = Clip.framed(sine(440, 8000, 8000), 8000);
      held.b?.hear(a);
      say(a, 'mouth', 'x', clip);
      await legs.clock.advanceAsync(500);
      a.close();
      return { leg: new WeakRef(a), sound: new WeakRef(a.inbound.laid) };
    })();
    await legs.clock.advanceAsync(100);
    held.b?.close();
    await collected(leg);
    expect(sound.deref()).toBeDefined();
    expect(held.b && soundOf(held.b)).toEqual(['1620-2100']);
    held.b = undefined;
    await collected(sound);
  });

  it('does not keep those that heard it', async () => {
    const legs = new Legs();
    const a = legs.leg();
    const ref = await (async () => {
      const b = legs.leg();
      b.hear(a);
      say(a);
      await legs.clock.advanceAsync(300);
      b.close();
      return new WeakRef(b.outbound);
    })();
    await collected(ref);
    expect(a.inbound.nonSilentSamples).toBe(8000);
  });

  it('is counted once', async () => {
    const legs = new Legs();
    const [a, b] = [legs.leg(), legs.leg()];
    b.hear(a);
    a.inbound.append(new Int16Array(8000).fill(1000), a.timeline.nextFrameSample() + 160);
    await legs.clock.advanceAsync(2000);
    const total = new HeldAudio();
    b.close();
    total.add('b', b);
    const { bytes } = total;
    expect(bytes).toBe(16_000);
    a.close();
    total.add('a', a);
    expect(total.bytes).toBe(bytes);
    total.remove('b');
    expect(total.bytes).toBe(bytes);
    total.remove('a');
    expect(total.bytes).toBe(0);
  });

  it('limit audio.track_seconds: counts for who heard it, and what goes is gone for both', () => {
    const limits: string[] = [];
    const onLimit = (name: string) => (limit: string) => void limits.push(`${name} ${limit}`);
    const source = new Track({ rate: 8000, legCodec: 'PCMU', limitSamples: 8000, onLimit: onLimit('source') });
    const viewer = new Track({ rate: 8000, legCodec: 'PCMU', limitSamples: 6400, onLimit: onLimit('viewer') });
    const view = viewer.view(source.laid, { startFrame: 0, shift: 0 });
    source.place(speech, 0);
    viewer.endView(view, 20);
    viewer.place(Clip.framed(sine(300, 4800, 8000), 8000), 6400);
    // 20 frames were shown and 30 were laid: 10 too many, and what was shown goes by the second.
    expect(limits).toEqual(['viewer audio.track_seconds']);
    expect([viewer.frame(0).silent, viewer.frame(19).silent, viewer.frame(40).silent]).toEqual([true, true, false]);
    viewer.view(source.laid, { startFrame: 30, shift: -30 });
    source.place(speech, 8000);
    source.place(speech, 16_000);
    expect(limits.slice(1)).toEqual(['viewer audio.track_seconds', 'source audio.track_seconds']);
  });

  it(`limit audio.links: of more than ${LIMITS['audio.links']} the oldest that has ended goes, and no more can be open`, () => {
    const limits: string[] = [];
    const source = new Track({ rate: 8000, legCodec: 'PCMU' });
    source.place(speech, 0);
    const viewer = new Track({ rate: 8000, legCodec: 'PCMU', onLimit: (limit) => void limits.push(limit) });
    const show = (startFrame: number) => viewer.view(source.laid, { startFrame, shift: 0 });
    viewer.endView(show(0), 1);
    for (let link = 1; link < LIMITS['audio.links']; link++) show(1);
    expect([viewer.frame(0).silent, limits]).toEqual([false, []]);
    show(1);
    expect([viewer.frame(0).silent, limits]).toEqual([true, ['audio.links']]);
    expect(() => show(1)).toThrow(`links: expected at most ${LIMITS['audio.links']} on one track`);
  });
});
