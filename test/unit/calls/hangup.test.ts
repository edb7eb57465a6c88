import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { ConfigOptions } from '../../../src/config.js';
import { ExchangeWorld } from '../../support/exchange.js';

/** How `call.hangup` tells the end, as cause, source and SIP code. */
const told = (world: ExchangeWorld, call: Call): string => {
  const payload = world.payload('call.hangup', call);
  expect(call.state).toBe('ended');
  expect(call.hangup).toEqual({
    cause: payload['hangup_cause'],
    source: payload['hangup_source'],
    sip: payload['sip_hangup_cause'],
  });
  return `${String(payload['hangup_cause'])}/${String(payload['hangup_source'])}/${String(payload['sip_hangup_cause'])}`;
};

interface Row {
  readonly when: string;
  readonly row: string;
  readonly config?: ConfigOptions;
  /** Makes the call and has it end. */
  readonly happens: (world: ExchangeWorld) => Promise<Call>;
}

const outbound = async (world: ExchangeWorld, body: object = {}, rungMs = 100): Promise<Call> => {
  const call = await world.dial(body);
  await world.clock.advanceAsync(rungMs);
  return call;
};

const INBOUND: readonly Row[] = [
  {
    when: 'the caller hangs up an answered call',
    row: 'normal_clearing/caller/200',
    happens: async (world) => {
      const call = await world.answered();
      world.act(call, { act: 'hangup' });
      return call;
    },
  },
  {
    when: 'the caller gives up while it rings',
    row: 'originator_cancel/caller/487',
    happens: async (world) => {
      const call = await world.ring();
      world.act(call, { act: 'hangup' });
      return call;
    },
  },
  {
    when: "the caller's patience ends",
    row: 'originator_cancel/caller/487',
    happens: async (world) => {
      const call = await world.ring({ patienceSecs: 10 });
      await world.clock.advanceAsync(10_000);
      return call;
    },
  },
  {
    when: 'the app hangs up an answered call',
    row: 'normal_clearing/callee/unspecified',
    happens: async (world) => {
      const call = await world.answered();
      world.ok(call, 'hangup');
      return call;
    },
  },
  {
    when: 'the app hangs up an unanswered call',
    row: 'call_rejected/callee/603',
    happens: async (world) => {
      const call = await world.ring();
      world.ok(call, 'hangup');
      return call;
    },
  },
  {
    when: 'the app rejects with CALL_REJECTED',
    row: 'call_rejected/callee/603',
    happens: async (world) => {
      const call = await world.ring();
      world.ok(call, 'reject', { cause: 'CALL_REJECTED' });
      return call;
    },
  },
  {
    when: 'the app rejects with USER_BUSY',
    row: 'user_busy/callee/486',
    happens: async (world) => {
      const call = await world.ring();
      world.ok(call, 'reject', { cause: 'USER_BUSY' });
      return call;
    },
  },
  {
    when: 'no command comes within first_command_timeout_secs',
    row: 'timeout/callee/unspecified',
    happens: async (world) => {
      world.exchange.applications.update(world.exchange.applications.default.id, {
        first_command_timeout: true,
        first_command_timeout_secs: 5,
      });
      const call = await world.ring();
      await world.clock.advanceAsync(5000);
      return call;
    },
  },
];

const OUTBOUND: readonly Row[] = [
  {
    when: 'the callee hangs up an answered call',
    row: 'normal_clearing/callee/200',
    happens: async (world) => {
      const call = await outbound(world, {}, 300);
      world.act(call, { act: 'hangup' });
      return call;
    },
  },
  {
    when: 'the app hangs up an answered call',
    row: 'normal_clearing/caller/200',
    happens: async (world) => {
      const call = await outbound(world, {}, 300);
      world.ok(call, 'hangup');
      return call;
    },
  },
  {
    when: 'the app hangs up while it rings',
    row: 'originator_cancel/caller/487',
    happens: async (world) => {
      const call = await outbound(world);
      world.ok(call, 'hangup');
      return call;
    },
  },
  {
    when: 'the callee is busy',
    row: 'user_busy/unknown/486',
    happens: (world) => outbound(world, { to: '+15550100486' }, 300),
  },
  {
    when: 'the callee rejects',
    row: 'call_rejected/callee/603',
    happens: (world) => outbound(world, { to: '+15550100603' }, 300),
  },
  {
    when: 'the number does not exist',
    row: 'not_found/unknown/404',
    happens: (world) => outbound(world, { to: '+15550100404' }, 300),
  },
  {
    when: 'nobody answers within timeout_secs',
    row: 'timeout/unknown/487',
    happens: (world) => outbound(world, { to: '+15550100408', timeout_secs: 5 }, 5001),
  },
  {
    when: 'nobody answers within timeout_secs and retry_on_timeout is false',
    row: 'no_answer/unknown/487',
    happens: (world) => outbound(world, { to: '+15550100408', timeout_secs: 5, retry_on_timeout: false }, 5001),
  },
  {
    when: 'time_limit_secs after the answer are over',
    row: 'time_limit/unknown/200',
    happens: (world) => outbound(world, { time_limit_secs: 30 }, 30_201),
  },
  ...(['user_busy', 'call_rejected', 'not_found'] as const).map((cause, i): Row => ({
    when: `the callee is told to reject with ${cause}`,
    row: ['user_busy/unknown/486', 'call_rejected/callee/603', 'not_found/unknown/404'][i] ?? '',
    happens: async (world) => {
      const call = await outbound(world);
      world.act(call, { act: 'reject', cause });
      return call;
    },
  })),
  ...(['busy', 'reject', 'no_answer'] as const).map((behaviour, i): Row => ({
    when: `the configured callee's behaviour is ${behaviour}`,
    row: ['user_busy/unknown/486', 'call_rejected/callee/603', 'timeout/unknown/487'][i] ?? '',
    config: { party: { behaviour } },
    happens: (world) => outbound(world, {}, 30_001),
  })),
];

describe('the end of an inbound call', () => {
  it.each(INBOUND)('is told as $row when $when', async ({ row, config, happens }) => {
    const world = new ExchangeWorld({ config: config ?? {} });
    expect(told(world, await happens(world))).toBe(row);
  });
});

describe('the end of an outbound call', () => {
  it.each(OUTBOUND)('is told as $row when $when', async ({ row, config, happens }) => {
    const world = new ExchangeWorld({ config: config ?? {} });
    expect(told(world, await happens(world))).toBe(row);
  });

  it('is told as originator_cancel/caller/487 of the losers of a simultaneous ring', async () => {
    const world = new ExchangeWorld();
    await world.dial({ to: ['+15550100408', '+13125550009', '+15550100408'] });
    await world.clock.advanceAsync(300);
    const [first, winner, last] = [...world.exchange.calls()];
    if (!first || !winner || !last) throw new Error('expected three legs');
    expect(winner.state).toBe('active');
    expect([told(world, first), told(world, last)]).toEqual(Array(2).fill('originator_cancel/caller/487'));
  });

  it('says nothing of the quality of a call that was never answered', async () => {
    const world = new ExchangeWorld();
    const call = await outbound(world, { to: '+15550100486' }, 300);
    expect(world.payload('call.hangup', call)).toMatchObject({ call_quality_stats: null, telnyx_error: null });
  });

  it('counts the packets of an answered one, as strings', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    await world.clock.advanceAsync(1010);
    world.act(call, { act: 'hangup' });
    expect(world.payload('call.hangup', call)).toMatchObject({
      call_quality_stats: { inbound: { packet_count: '50', skip_packet_count: '0' }, outbound: { packet_count: '50' } },
    });
  });
});

describe('the timers of a call', () => {
  it('leave an answered caller alone, however impatient it was', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({ patienceSecs: 1 });
    await world.clock.advanceAsync(60_000);
    expect(call.state).toBe('active');
  });

  it('of the first command stop with the first accepted command, not with a refused one', async () => {
    const world = new ExchangeWorld();
    world.exchange.applications.update(world.exchange.applications.default.id, {
      first_command_timeout: true,
      first_command_timeout_secs: 5,
    });
    const [noticed, refused] = [await world.ring(), await world.ring()];
    world.ok(noticed, 'client_state_update', { client_state: 'YQ==' });
    expect(world.codes(refused, 'speak', { payload: 'x', voice: 'male' })).toEqual(['90034']);
    await world.clock.advanceAsync(6000);
    expect([noticed.state, refused.state]).toEqual(['ringing', 'ended']);
  });

  it('of the first command do not run where the application does not ask for it', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    await world.clock.advanceAsync(59_999);
    expect(call.state).toBe('ringing');
  });
});
