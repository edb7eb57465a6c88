import { describe, expect, it } from 'vitest';
import { live } from '../../../../src/calls/call.js';
import { failRecording } from '../../../../src/control/recordings.js';
import { SimulatorError } from '../../../../src/control/simulator-error.js';
import { ExchangeWorld } from '../../../support/exchange.js';

const WAV = { format: 'wav', channels: 'single' };

function codeOf(task: () => unknown): number | undefined {
  try {
    task();
    return undefined;
  } catch (error) {
    if (error instanceof SimulatorError) return error.code;
    throw error;
  }
}

describe('POST /_sim/recordings/{id}/fail', () => {
  it('ends a recording that runs, with one of Telnyx’s reasons, and nothing is saved', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', WAV);
    await world.clock.advanceAsync(1000);
    const id = live(call, 'recording')[0]?.id ?? '';
    expect(failRecording(world.exchange, id, { reason: 'Invalid credentials json' })).toEqual({
      id,
      call_control_id: call.id,
      reason: 'Invalid credentials json',
    });
    await world.clock.advanceAsync(2000);
    expect(world.payload('call.recording.error')).toMatchObject({
      recording_id: id,
      reason: 'Invalid credentials json',
    });
    expect(world.hooks(call)).not.toContain('call.recording.saved');
    expect([live(call, 'recording'), world.exchange.recordings.list()]).toEqual([[], []]);
    expect(world.events('recording.failed', call)).toMatchObject([{ id, reason: 'Invalid credentials json' }]);
    expect(codeOf(() => failRecording(world.exchange, id, {}))).toBe(409);
  });

  it('reaches one that has ended and is not saved yet, also behind the hang-up', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'record_start', WAV);
    await world.clock.advanceAsync(1000);
    const id = live(call, 'recording')[0]?.id ?? '';
    world.act(call, { act: 'hangup' });
    await world.clock.advanceAsync(700);
    failRecording(world.exchange, id, {});
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call).slice(-2)).toEqual(['call.hangup', 'call.recording.error']);
    expect(world.exchange.recordings.list()).toEqual([]);
    expect(world.outside.bytes['recordings.disk_bytes'].used).toBe(0);
  });

  it('is 404 for an unknown one, and 409 for one that is saved or has not begun', async () => {
    const world = new ExchangeWorld();
    expect(codeOf(() => failRecording(world.exchange, 'nobody', {}))).toBe(404);
    const waiting = await world.dial({ record: 'record-from-answer' });
    expect(codeOf(() => failRecording(world.exchange, live(waiting, 'recording')[0]?.id ?? '', {}))).toBe(409);
    const call = await world.answered();
    world.ok(call, 'record_start', WAV);
    const id = live(call, 'recording')[0]?.id ?? '';
    world.ok(call, 'record_stop');
    await world.clock.advanceAsync(1000);
    expect(codeOf(() => failRecording(world.exchange, id, {}))).toBe(409);
  });
});
