import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { callAudio } from '../../../src/control/calls.js';
import { mulaw } from 'alawmulaw';
import { conferenceAddress, type Address } from '../../../src/calls/address.js';
import type { Conference } from '../../../src/calls/conferences/conference.js';
import { Clip } from '../../../src/media/clip.js';
import type { LegAudio } from '../../../src/media/leg.js';
import { MediaError } from '../../../src/media/media-error.js';
import { readWav, writeWav } from '../../../src/media/wav.js';
import { decodeAudio } from '../../../src/shell/audio-source.js';
import { HeldAudio } from '../../../src/shell/held-audio.js';
import { MediaPlane } from '../../../src/shell/media-plane.js';
import { ALONE } from '../../../src/shell/world-shares.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { legOf } from '../../support/spoken-leg.js';
import { renderAudio } from '../../../src/shell/render-audio.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { wavOf } from '../../support/sounds.js';

describe('what was heard and said', () => {
  it('has no samples before the answer', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    await world.clock.advanceAsync(1000);
    expect(world.audio(call, 'heard')).toHaveLength(0);
    expect(world.audio(call, 'spoken')).toHaveLength(0);
    expect((await callAudio(world.exchange, call.id, 'stereo')).length).toBeLessThan(60);
  });

  it('begins with the frame of the answer and ends with the last whole one, silence included', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    await world.clock.advanceAsync(777);
    world.ok(call, 'answer');
    // The answer is at 777 ms, in the frame from 760 ms on.
    await world.clock.advanceAsync(102);
    expect(world.audio(call, 'heard')).toHaveLength(5 * 160);
    await world.clock.advanceAsync(1);
    expect(world.audio(call, 'heard')).toHaveLength(6 * 160);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(1000);
    expect(world.audio(call, 'heard')).toHaveLength(6 * 160);
  });

  it('is what came through the codec of the leg, sample by sample', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const pcm = Int16Array.from({ length: 1600 }, (_, i) => Math.round(9000 * Math.sin(i / 5)));
    world.act(call, {
      act: 'sound',
      sound: { kind: 'play', actId: 'a', wav: writeWav([pcm], 8000), transcript: undefined },
    });
    await world.clock.advanceAsync(240);
    const spoken = world.audio(call, 'spoken');
    // alawmulaw's mu-law is exact and is not ours.
    expect(spoken.subarray(0, 1600)).toEqual(mulaw.decode(mulaw.encode(pcm)));
    expect(spoken.subarray(1600)).toEqual(new Int16Array(320));
    expect(world.audio(call, 'heard')).toEqual(new Int16Array(1920));
  });

  it('holds the media that the app streams in', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'streaming_start', { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp' });
    const bytes = Uint8Array.from({ length: 320 }, (_, i) => (i * 7) % 256);
    world.dialer.accept().receive({ event: 'media', media: { payload: Buffer.from(bytes).toString('base64') } });
    await world.clock.advanceAsync(200);
    const heard = world.audio(call, 'heard');
    const start = heard.findIndex((value) => value !== 0);
    expect(start).toBeGreaterThanOrEqual(0);
    const frame = Math.floor(start / 160) * 160;
    expect(heard.subarray(frame, frame + 320)).toEqual(mulaw.decode(bytes));
  });

  it('comes together as stereo: left what was said, right what was heard', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    await world.clock.advanceAsync(500);
    const stereo = await callAudio(world.exchange, call.id, 'stereo');
    const view = new DataView(stereo.buffer, stereo.byteOffset);
    expect(view.getUint16(22, true)).toBe(2);
    const spoken = world.audio(call, 'spoken');
    const data = stereo.subarray(stereo.length - spoken.length * 4);
    const samples = new Int16Array(data.slice().buffer);
    expect(samples.filter((_, i) => i % 2 === 0)).toEqual(spoken);
    expect(samples.filter((_, i) => i % 2 === 1)).toEqual(new Int16Array(spoken.length));
  });

  it('of ten minutes comes in steps, so that frames are sent meanwhile, and is the same', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    await world.clock.advanceAsync(600_000);
    const steps = [...renderAudio(world.media.leg(call.id), 'stereo')];
    expect(steps.length).toBe(60);
    const { pcm } = readWav(await callAudio(world.exchange, call.id, 'spoken'));
    expect(pcm).toHaveLength(600 * 8000);
    expect(pcm.subarray(0, 2400)).toEqual(world.media.leg(call.id)?.inbound.renderWire(0, 2400));
  });

  it('is kept as long as the call is known', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.say(call, 'Hello');
    await world.clock.advanceAsync(1000);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(9 * 60_000);
    expect(world.audio(call, 'spoken').some((value) => value !== 0)).toBe(true);
  });

  it('is journalled when the limit of a call is reached', async () => {
    const world = new ExchangeWorld();
    world.files.set('http://files.test/music.wav', wavOf(10_000));
    const call = await world.answered();
    world.ok(call, 'playback_start', { audio_url: 'http://files.test/music.wav', loop: 'infinity' });
    await world.clock.advanceAsync(660_000);
    expect(world.events('limit.reached', call)).toMatchObject([{ what: 'audio.track_seconds', track: 'outbound' }]);
    expect(world.audio(call, 'heard')).toHaveLength(660 * 8000);
  });
});

describe('the audio of ended calls', () => {
  it('limit audio.ended_calls: is let go from the one that ended first when it becomes too much, which the journal says', async () => {
    const world = new ExchangeWorld();
    const recorded: unknown[] = [];
    const plane = new MediaPlane(
      {
        clock: world.clock,
        record: (type: string, fields: object, at?: Address) => void recorded.push([type, { ...fields }, at]),
        report: () => undefined,
        shares: ALONE,
        faults: world.exchange.faults,
      } as never,
      1600,
    );
    const calls = await Promise.all(['a', 'b', 'c'].map(() => world.ring()));
    for (const call of calls) {
      plane.open(call);
      plane.leg(call.id)?.inbound.append(new Int16Array(400).fill(100), 0);
    }
    await world.clock.advanceAsync(100);
    for (const call of calls) plane.close(call);
    expect(calls.map(({ id }) => plane.leg(id) !== undefined)).toEqual([false, true, true]);
    expect(recorded).toEqual([
      ['limit.reached', { what: 'audio.ended_calls', limit: LIMITS['audio.ended_calls'] }, calls[0]?.address],
    ]);
    expect(LIMITS['audio.ended_calls']).toBeGreaterThan(60_000_000);
    for (const call of calls) plane.forget(call);
    expect(plane.size).toBe(0);
  });

  it('and of ended conferences is counted together, what was heard in them once', async () => {
    const world = new ExchangeWorld();
    const recorded: unknown[] = [];
    const deps = {
      clock: world.clock,
      record: (type: string, fields: { what?: string }, at?: Address) => void recorded.push([type, fields.what, at]),
      report: () => undefined,
      shares: ALONE,
      faults: world.exchange.faults,
    };
    const plane = new MediaPlane(deps as never, 1000);
    const conferences = ['first', 'second'].map((id) => ({ id, address: conferenceAddress(id) }) as Conference);
    for (const conference of conferences) {
      const call = await world.ring();
      plane.rooms.open(conference);
      plane.open(call);
      const leg = plane.leg(call.id);
      if (leg) plane.conference(conference.id)?.join(leg, { speaksTo: 'all', hears: true });
      leg?.inbound.append(new Int16Array(400).fill(100), leg.timeline.nextFrameSample());
      await world.clock.advanceAsync(100);
      plane.close(call);
      plane.closeConference(conference);
      plane.forget(call);
    }
    // 800 bytes of each: the second makes the first one go.
    expect(conferences.map(({ id }) => plane.conference(id) !== undefined)).toEqual([false, true]);
    expect(recorded).toEqual([['limit.reached', 'audio.ended_calls', conferences[0]?.address]]);
  });

  it('is what was heard: a moment of each of many long files is that moment', async () => {
    const world = new ExchangeWorld();
    for (let i = 0; i < 6; i++) {
      const url = `http://files.test/${i}.wav`;
      world.files.set(url, wavOf(180_000, 1000 + 100 * i));
      const call = await world.answered();
      world.ok(call, 'playback_start', { audio_url: url });
      await world.clock.advanceAsync(300);
      const leg = world.media.leg(call.id);
      world.ok(call, 'hangup');
      const held = [...(leg?.outbound.laid.held() ?? [])];
      expect(held.length).toBe(1);
      expect(held[0]?.bytes).toBeLessThan(3 * 8000);
      const heard = world.audio(call, 'heard');
      expect(heard.length).toBe(300 * 8);
      expect(heard.every((value) => value !== 0)).toBe(true);
    }
  });

  it('counts what several calls share once, until the last of them is forgotten', () => {
    const clip = new Clip(new Int16Array(1600).fill(5), 8000);
    const leg = (): LegAudio => {
      const made = legOf(new VirtualClock());
      made.outbound.place(clip, 0);
      made.outbound.place(clip, 3200);
      made.inbound.append(new Int16Array(160).fill(9), 0);
      return made;
    };
    const held = new HeldAudio();
    held.add('a', leg());
    held.add('b', leg());
    expect(held.bytes).toBe(3200 + 2 * 320);
    held.remove('a');
    held.remove('a');
    expect(held.bytes).toBe(3200 + 320);
    held.remove('b');
    expect([held.bytes, [...held.ids]]).toEqual([0, []]);
  });
});

describe('a file that is to be played', () => {
  it('is told by its content, not by its name', async () => {
    const clip = await decodeAudio(wavOf(100, 1000, 16_000));
    expect([clip.rate, clip.lengthSamples]).toEqual([8000, 800]);
  });

  it('is filled up to whole frames', async () => {
    expect((await decodeAudio(wavOf(25))).lengthSamples).toBe(320);
  });

  it('is refused where it is neither WAV nor MP3', async () => {
    await expect(decodeAudio(new Uint8Array(7))).rejects.toThrow(MediaError);
    await expect(decodeAudio(new Uint8Array(7))).rejects.toThrow('a WAV or MP3 file');
  });

  it('is read as it was written', () => {
    expect(readWav(wavOf(20, 5)).pcm).toEqual(new Int16Array(160).fill(5));
  });
});
