import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { Clip } from '../../../src/media/clip.js';
import { KEY_GAP_MS, KEY_PRESS_MS } from '../../../src/media/key-presses.js';
import { LegAudio, type QueueName } from '../../../src/media/leg.js';
import type { QueueItem } from '../../../src/media/queue.js';
import type { Utterance } from '../../../src/media/utterance.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { unexpected } from '../../support/faults.js';
import { goertzel } from '../../support/goertzel.js';

function world() {
  const clock = new VirtualClock();
  const told: string[] = [];
  const limits: string[] = [];
  const leg = new LegAudio({
    clock,
    codec: 'PCMU',
    audioStarted: (id, queue) => void told.push(`${clock.now()} ${queue} ${id} started`),
    audioEnded: (id, queue, outcome) => void told.push(`${clock.now()} ${queue} ${id} ${outcome.kind}`),
    limitReached: (track) => void limits.push(track),
    fault: unexpected,
  });
  return { clock, leg, told, limits };
}

const level = (value: number, ms: number): Clip => Clip.framed(new Int16Array(ms * 8).fill(value), 8000);

function sound(
  leg: LegAudio,
  queue: QueueName,
  id: string,
  value: number,
  ms: number,
  more: Partial<QueueItem> = {},
): boolean {
  const text = more.text === undefined ? {} : { text: more.text };
  return leg.play(queue, { id, parts: [{ load: () => Promise.resolve(level(value, ms)), ...text }], loop: 1, ...more });
}

/** What is begun and ended, as a transcription is told. */
function utterancesOf(leg: LegAudio, clock: VirtualClock) {
  const told: string[] = [];
  const held = new Set<Utterance>();
  leg.listen({
    utteranceStarted: (utterance) => {
      held.add(utterance);
      told.push(`${clock.now()} ${utterance.track} started, from ${utterance.startSample / 8}`);
    },
    utteranceEnded: (utterance) => {
      held.delete(utterance);
      told.push(`${clock.now()} ended at ${utterance.endSample / 8}: ${utterance.wordsHeard(utterance.endSample)}`);
    },
  });
  return { told, held };
}

describe('the audio of a leg', () => {
  it('lets the far end utter on one track and hear the other', async () => {
    const { clock, leg, told } = world();
    sound(leg, 'mouth', 'said', 1000, 40);
    sound(leg, 'main', 'heard', 2000, 40);
    await clock.advanceAsync(100);
    expect(leg.inbound.samples(0, 1)).toEqual(Int16Array.of(1000));
    expect(leg.outbound.samples(0, 1)).toEqual(Int16Array.of(2000));
    expect(told).toEqual([
      '0 mouth said started',
      '0 main heard started',
      '40 mouth said completed',
      '40 main heard completed',
    ]);
    expect(leg.track('inbound')).toBe(leg.inbound);
    expect(leg.track('outbound')).toBe(leg.outbound);
  });

  it('mixes an overlay over what plays, without waiting for it', async () => {
    const { clock, leg } = world();
    sound(leg, 'main', 'music', 1000, 200);
    await clock.advanceAsync(40);
    sound(leg, 'overlay', 'voice', 500, 40);
    expect(leg.playing('overlay')).toBe('voice');
    await clock.advanceAsync(200);
    expect(Array.from(leg.outbound.samples(160, 800), (value) => value).filter((_, i) => i % 160 === 0)).toEqual([
      1000, 1500, 1500, 1000, 1000,
    ]);
  });

  it('cuts everything at the end of the call, and time stands still', async () => {
    const { clock, leg, told } = world();
    sound(leg, 'mouth', 'said', 1000, 500);
    sound(leg, 'main', 'a', 2000, 500);
    sound(leg, 'main', 'b', 2000, 500);
    await clock.advanceAsync(50);
    leg.close();
    await clock.advanceAsync(5000);
    expect(told.slice(2)).toEqual(['50 mouth said stopped', '50 main a stopped', '50 main b stopped']);
    // Two frames have been played whole; the third was cut off.
    expect([leg.timeline.framesPlayed(), leg.inbound.endSample, leg.outbound.endSample]).toEqual([2, 320, 320]);
    expect(clock.pending).toBe(0);
  });

  it(`limit audio.track_seconds: keeps ${LIMITS['audio.track_seconds']} s of audio per direction and says once when it begins to drop the oldest`, async () => {
    const { clock, leg, limits } = world();
    sound(leg, 'main', 'endless', 1000, 10_000, { loop: Infinity });
    await clock.advanceAsync(LIMITS['audio.track_seconds'] * 1000 + 60_000);
    expect(limits).toEqual(['outbound']);
    expect(leg.outbound.nonSilentSamples).toBeLessThanOrEqual((LIMITS['audio.track_seconds'] + 10) * 8000);
    expect(leg.outbound.samples(0, 1)).toEqual(Int16Array.of(0));
  });
});

describe('digits pressed by the far end', () => {
  it('last 160 ms each with 80 ms between them, and are told at their start and end', async () => {
    const { clock, leg } = world();
    const told: string[] = [];
    leg.listen({
      digitStarted: ({ digit, startSample }) => void told.push(`${clock.now()} ${digit} down at ${startSample / 8}`),
      digitEnded: ({ digit, endSample }) => void told.push(`${clock.now()} ${digit} up at ${endSample / 8}`),
    });
    await clock.advanceAsync(10);
    leg.press('1#', (completed) => void told.push(`${clock.now()} done ${completed}`));
    await clock.advanceAsync(1000);
    expect(told).toEqual([
      '10 1 down at 10',
      '170 1 up at 170',
      '250 # down at 250',
      '410 # up at 410',
      '410 done true',
    ]);
  });

  it('wait for the digits pressed before them, also those of another act', async () => {
    const { clock, leg } = world();
    const ups: number[] = [];
    leg.listen({ digitEnded: () => void ups.push(clock.now()) });
    leg.press('12', () => undefined);
    leg.press('3', () => undefined);
    await clock.advanceAsync(1000);
    expect(ups).toEqual([KEY_PRESS_MS, 2 * KEY_PRESS_MS + KEY_GAP_MS, 3 * KEY_PRESS_MS + 2 * KEY_GAP_MS]);
  });

  it('make no sound: they travel as telephone-events', async () => {
    const { clock, leg } = world();
    leg.press('5', () => undefined);
    await clock.advanceAsync(500);
    expect(leg.inbound.nonSilentSamples).toBe(0);
  });

  it('are cut off by the end of the call, which is told once', async () => {
    const { clock, leg } = world();
    const done: boolean[] = [];
    leg.press('1', (completed) => void done.push(completed));
    leg.press('23', (completed) => void done.push(completed));
    await clock.advanceAsync(200);
    leg.close();
    await clock.advanceAsync(1000);
    expect(done).toEqual([true, false]);
  });

  it(`limit digits.pending: are refused when more than ${LIMITS['digits.pending']} would wait`, async () => {
    const { clock, leg } = world();
    expect(leg.press('0'.repeat(LIMITS['digits.pending']), () => undefined)).toBe(true);
    expect(leg.press('1', () => undefined)).toBe(false);
    await clock.advanceAsync(KEY_PRESS_MS);
    expect(leg.press('1', () => undefined)).toBe(true);
  });
});

describe('tones sent by the app', () => {
  it('are heard by the far end as the two frequencies of each key', async () => {
    const { clock, leg } = world();
    const heard: string[] = [];
    leg.sendTones('5D', 200, (digit) => void heard.push(`${clock.now()} ${digit}`));
    await clock.advanceAsync(1000);
    expect(heard).toEqual(['200 5', '480 D']);
    // ITU-T Q.23: 5 is 770 and 1336 Hz, D is 941 and 1633 Hz.
    const five = leg.outbound.samples(0, 1600);
    const d = leg.outbound.samples(280 * 8, 1600);
    for (const hz of [770, 1336]) expect(goertzel(five, hz, 8000)).toBeGreaterThan(2000);
    for (const hz of [941, 1633]) expect(goertzel(d, hz, 8000)).toBeGreaterThan(2000);
    expect(goertzel(five, 941, 8000)).toBeLessThan(200);
    expect(leg.outbound.samples(200 * 8, 80 * 8).every((value) => value === 0)).toBe(true);
  });

  it('pause half a second for w and a second for W', async () => {
    const { clock, leg } = world();
    const heard: number[] = [];
    leg.sendTones('w1W2', 100, () => void heard.push(clock.now()));
    await clock.advanceAsync(5000);
    expect(heard).toEqual([600, 1780]);
  });

  it('wait for the tones of the command before', async () => {
    const { clock, leg } = world();
    const heard: string[] = [];
    leg.sendTones('1', 100, (digit) => void heard.push(`${clock.now()} ${digit}`));
    leg.sendTones('2', 100, (digit) => void heard.push(`${clock.now()} ${digit}`));
    await clock.advanceAsync(1000);
    expect(heard).toEqual(['100 1', '280 2']);
  });

  it(`are refused when more than ${LIMITS['digits.pending']} would wait`, async () => {
    const { clock, leg } = world();
    expect(leg.sendTones('1'.repeat(LIMITS['digits.pending'] + 1), 100, () => undefined)).toBe(false);
    expect(leg.outbound.nonSilentSamples).toBe(0);
    expect(leg.sendTones('1'.repeat(LIMITS['digits.pending']), 100, () => undefined)).toBe(true);
    expect(leg.sendTones('1', 100, () => undefined)).toBe(false);
    await clock.advanceAsync(200);
    expect(leg.sendTones('1', 100, () => undefined)).toBe(true);
  });
});

describe('what is said on a leg', () => {
  it('is one utterance for each item that has words, and none for one without', async () => {
    const { clock, leg } = world();
    const { told } = utterancesOf(leg, clock);
    sound(leg, 'mouth', 'a', 1000, 100, { text: 'good day' });
    sound(leg, 'mouth', 'b', 1000, 100);
    await clock.advanceAsync(500);
    expect(told).toEqual(['0 inbound started, from 0', '100 ended at 100: good day']);
  });

  it('is one utterance for each pass of a loop', async () => {
    const { clock, leg } = world();
    const { told } = utterancesOf(leg, clock);
    sound(leg, 'main', 'a', 1000, 400, { text: 'please hold', loop: 3 });
    await clock.advanceAsync(2000);
    expect(told).toEqual([
      '0 outbound started, from 0',
      '0 outbound started, from 400',
      '300 outbound started, from 800',
      '400 ended at 400: please hold',
      '800 ended at 800: please hold',
      '1200 ended at 1200: please hold',
    ]);
  });

  it('does not grow while a loop goes on for ever', async () => {
    const { clock, leg } = world();
    const { held } = utterancesOf(leg, clock);
    sound(leg, 'main', 'a', 1000, 100, { text: 'please hold', loop: Infinity });
    await clock.advanceAsync(60_050);
    expect(held.size).toBeLessThanOrEqual(7);
    expect([...leg.utterances]).toHaveLength(held.size);
    leg.stop('main', 'all');
    expect(held.size).toBe(0);
    expect([...leg.utterances]).toEqual([]);
  });

  it('ends with the words heard where a loop is stopped, and what was only laid down has none', async () => {
    const { clock, leg } = world();
    const { told } = utterancesOf(leg, clock);
    sound(leg, 'main', 'a', 1000, 200, { text: 'one two', loop: Infinity });
    await clock.advanceAsync(310);
    leg.stop('main', 'all');
    await clock.advanceAsync(1000);
    expect(told.filter((line) => line.includes('ended'))).toEqual([
      '200 ended at 200: one two',
      '310 ended at 320: one',
      '310 ended at 320: ',
      '310 ended at 320: ',
      '310 ended at 320: ',
    ]);
  });

  it('can be found by who begins to listen in its middle', async () => {
    const { clock, leg } = world();
    sound(leg, 'mouth', 'a', 1000, 400, { text: 'good day' });
    await clock.advanceAsync(100);
    expect([...leg.utterances].map((utterance) => utterance.wordsHeard(3200))).toEqual(['good day']);
    await clock.advanceAsync(400);
    expect([...leg.utterances]).toEqual([]);
  });

  it('is not told to who no longer listens', async () => {
    const { clock, leg } = world();
    const told: string[] = [];
    const unlisten = leg.listen({ utteranceStarted: () => void told.push('started') });
    unlisten();
    sound(leg, 'mouth', 'a', 1000, 100, { text: 'good day' });
    await clock.advanceAsync(200);
    expect(told).toEqual([]);
  });
});
