import { describe, expect, it } from 'vitest';
import { live } from '../../../src/calls/call.js';
import { LIMITS } from '../../../src/limits.js';
import { alone } from '../../../src/platform/byte-shares.js';
import { Folder } from '../../../src/platform/folder.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { FileUrls } from '../../../src/recordings/file-url.js';
import { Recordings, type RecordingsDeps } from '../../../src/recordings/recordings.js';
import { Transcript } from '../../../src/recordings/transcript.js';
import { ExchangeWorld } from '../../support/exchange.js';
import { unexpected } from '../../support/faults.js';
import { legOf, speak } from '../../support/spoken-leg.js';

const WAV = { format: 'wav', channels: 'single' };

/** A second of it takes 16,000 bytes, and 44 for the head. */
async function recordFor(world: ExchangeWorld, ms: number): Promise<void> {
  const call = await world.answered();
  world.ok(call, 'record_start', WAV);
  await world.clock.advanceAsync(ms);
  world.ok(call, 'record_stop');
  await world.clock.advanceAsync(1000);
}

/** A disk on which files can be begun and not be written. */
class FullDisk extends Folder {
  override append(): Promise<void> {
    return Promise.reject(new Error('no space left'));
  }
}

const recordingsOf = (deps: Partial<RecordingsDeps>): Recordings =>
  new Recordings({
    folder: new Folder(null),
    urls: new FileUrls('seed'),
    record: () => undefined,
    clock: new VirtualClock(),
    operation: (work) => work(),
    fault: unexpected,
    ...deps,
  });

const reached = (world: ExchangeWorld): unknown[] => world.events('limit.reached').map(({ what }) => what);

describe('limit call.recordings:', () => {
  it('one more at a time is refused', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    for (let i = 0; i < LIMITS['call.recordings']; i++) world.ok(call, 'record_start', WAV);
    expect(world.codes(call, 'record_start', WAV)).toEqual(['10027']);
    expect(reached(world)).toEqual(['call.recordings']);
    expect(live(call, 'recording')).toHaveLength(LIMITS['call.recordings']);
  });
});

describe('limit recordings.disk_bytes:', () => {
  it('the oldest recordings make room', async () => {
    const world = new ExchangeWorld({ bytes: { 'recordings.disk_bytes': 50_000 } });
    for (let i = 0; i < 3; i++) await recordFor(world, 1000);
    expect(world.exchange.recordings.list()).toHaveLength(3);
    const [oldest] = world.exchange.recordings.list();
    await recordFor(world, 1000);
    expect(world.exchange.recordings.list()).toHaveLength(3);
    expect(world.exchange.recordings.list()).not.toContain(oldest);
    expect(reached(world)).toEqual(['recordings.disk_bytes']);
    expect(world.outside.bytes['recordings.disk_bytes'].used).toBe(3 * 16_044);
  });

  it('one that is too long for all of it fails, and leaves nothing', async () => {
    const world = new ExchangeWorld({ bytes: { 'recordings.disk_bytes': 50_000 } });
    await recordFor(world, 4000);
    expect(world.exchange.recordings.list()).toEqual([]);
    expect(world.payload('call.recording.error')).toMatchObject({ reason: 'Internal server error' });
    expect(world.outside.bytes['recordings.disk_bytes'].used).toBe(0);
  });

  it('several that end together need room for one more file, and not for all of them twice', async () => {
    const world = new ExchangeWorld({ bytes: { 'recordings.disk_bytes': 50_000 } });
    const call = await world.answered();
    for (let i = 0; i < 2; i++) world.ok(call, 'record_start', WAV);
    await world.clock.advanceAsync(1000);
    // What was heard so far is put aside.
    world.ok(call, 'record_pause');
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    expect(world.exchange.recordings.list()).toHaveLength(2);
    expect(world.outside.bytes['recordings.disk_bytes'].used).toBe(2 * 16_044);
  });

  it('one that reaches it in the moment in which it is stopped leaves nothing', async () => {
    const world = new ExchangeWorld({ bytes: { 'recordings.disk_bytes': 50_000 } });
    const call = await world.answered();
    world.ok(call, 'record_start', WAV);
    await world.clock.advanceAsync(1000);
    world.ok(call, 'record_pause');
    await world.clock.advanceAsync(1000);
    world.ok(call, 'record_resume');
    await world.clock.advanceAsync(3000);
    world.ok(call, 'record_pause');
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    expect(world.payload('call.recording.error')).toMatchObject({ reason: 'Internal server error' });
    expect(world.outside.bytes['recordings.disk_bytes'].used).toBe(0);
  });

  it('sound that could not be put aside does not count', async () => {
    const share = alone(LIMITS['recordings.disk_bytes']);
    const recordings = recordingsOf({ folder: new FullDisk(null), newShare: () => share });
    await expect(recordings.putAside('a', new Int16Array(8000))).rejects.toThrow('no space left');
    expect(share.used).toBe(0);
    await recordings.close();
  });

  it('one that outgrows it while it runs ends there', async () => {
    const world = new ExchangeWorld({ bytes: { 'recordings.disk_bytes': 50_000 } });
    const call = await world.answered();
    world.ok(call, 'record_start', WAV);
    await world.clock.advanceAsync(60_000);
    expect(live(call, 'recording')).toEqual([]);
    expect(world.hooks(call).slice(-1)).toEqual(['call.recording.error']);
    expect(world.outside.bytes['recordings.disk_bytes'].used).toBe(0);
  });
});

describe('limit recordings:', () => {
  it('the oldest goes with its file', async () => {
    const told: unknown[] = [];
    const recordings = recordingsOf({ record: (_type, fields) => void told.push(fields), max: 2 });
    for (const id of ['a', 'b', 'c']) {
      const sound = { asideBytes: 0, rest: new Int16Array(8000) };
      const format = { format: 'wav', channels: 1, rate: 8000 } as const;
      const bytes = await recordings.write(id, sound, { from: 0, to: 8000 }, format);
      const call = { callControlId: 'v3:x', legId: 'l', sessionId: 's', connectionId: '1', from: '+1', to: '+2' };
      const times = { startedAt: 0, endedAt: 0, createdAt: 0, durationMs: 1000 };
      const kind = { channels: 'single', format: 'wav', initiatedBy: 'StartCallRecordingAPI' } as const;
      recordings.add({ ...call, ...times, ...kind, id, title: id, bytes });
    }
    expect(recordings.list().map(({ id }) => id)).toEqual(['b', 'c']);
    expect(told).toContainEqual({ what: 'recordings', limit: LIMITS['recordings'], id: 'a' });
    await recordings.close();
  });
});

describe('limit recording.transcript_chars:', () => {
  it('further words are left out', async () => {
    const clock = new VirtualClock();
    const leg = legOf(clock);
    let told = 0;
    const transcript = new Transcript(leg, { track: 'both', channels: 'dual' }, () => told++, 12);
    speak(leg, 'mouth', ['One two three four.'], 100);
    await clock.advanceAsync(1000);
    speak(leg, 'mouth', ['Five.'], 100);
    await clock.advanceAsync(1000);
    expect(transcript.finish()).toBe('One two thre');
    expect(told).toBe(1);
  });
});
