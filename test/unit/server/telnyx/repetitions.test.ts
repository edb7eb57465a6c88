import { describe, expect, it } from 'vitest';
import type { Struck } from '../../../../src/faults/fault.js';
import { Holds } from '../../../../src/platform/holds.js';
import { Repetitions } from '../../../../src/server/telnyx/repetitions.js';
import { configFrom } from '../../../../src/config.js';
import { FakeHost } from '../../../support/host-clock.js';

const SPEAK = { method: 'POST', path: '/v2/calls/x/actions/speak' };

function world(mode: 'fast' | 'manual' = 'fast') {
  const clock = new FakeHost();
  const holds = new Holds(clock);
  const { time } = configFrom({ time: mode });
  const repetitions = new Repetitions();
  const timed = { time: { settings: time, holds }, host: clock };
  const struck = (fault: Struck['fault'], given: object = {}): Struck => ({
    id: 'fault-1',
    fault,
    name: fault,
    given: { fault, ...given },
    delayMs: 0,
  });
  return {
    clock,
    holds,
    came: (asked = SPEAK) => repetitions.came(timed, asked),
    refuse: (fault: Struck['fault'], given?: object) => repetitions.await(timed, SPEAK, struck(fault, given)),
  };
}

describe('World time that a fault has kept a request from', () => {
  it('stands until the request comes again, and not until another one does', () => {
    const { holds, came, refuse } = world();
    refuse('api_status');
    came({ ...SPEAK, path: '/v2/calls/x/actions/hangup' });
    expect(holds.count).toBe(1);
    came();
    expect(holds.count).toBe(0);
  });

  it('goes on where it does not come: after 1.5 s of the host, and later where the answer said so', async () => {
    const { clock, holds, refuse } = world();
    refuse('api_reset');
    await clock.pass(1_499);
    expect(holds.count).toBe(1);
    await clock.pass(1);
    expect(holds.count).toBe(0);
    refuse('api_status', { status: 429, retry_after_secs: 3 });
    await clock.pass(4_499);
    expect(holds.count).toBe(1);
    await clock.pass(1);
    expect(holds.count).toBe(0);
  });

  it('stands once for a request that is refused again', () => {
    const { holds, refuse } = world();
    refuse('api_status');
    refuse('api_status');
    expect(holds.count).toBe(1);
  });

  it('goes on at once where no client repeats, and where it is moved by hand', () => {
    const { holds, refuse } = world();
    refuse('api_status', { status: 422 });
    refuse('api_slow');
    expect(holds.count).toBe(0);
    const other = world('manual');
    other.refuse('api_status');
    expect(other.holds.count).toBe(0);
  });
});
