import { afterEach, describe, expect, it, vi } from 'vitest';
import { LIMITS } from '../../src/limits.js';
import type { SimulatorOptions } from '../../src/index.js';
import { Lab } from '../support/lab.js';

/** A lab for one test, with the usual check that all that was said is as the documents have it. */
async function withLab(options: SimulatorOptions, task: (lab: Lab) => Promise<void>): Promise<void> {
  const lab = await Lab.start(options);
  try {
    await task(lab);
  } finally {
    await lab[Symbol.asyncDispose]();
  }
  expect([lab.contract.faults, lab.app.refused]).toEqual([[], []]);
}

const control = async (lab: Lab, path: string, body?: object): Promise<{ status: number; body: unknown }> => {
  const post = { method: 'POST', body: JSON.stringify(body) };
  const response = await fetch(`${lab.sim.url}/_sim${path}`, body === undefined ? {} : post);
  return { status: response.status, body: await response.json() };
};

describe('time that is moved by hand', () => {
  it('moves over HTTP to what is waited for, and says why it stopped', () =>
    withLab({ time: 'manual' }, async (lab) => {
      const id = await lab.answered();
      await lab.telnyx.calls.actions.speak(id, { payload: 'Hello. How are you?', voice: 'female' });
      const until = { type: 'activity.ended', call_control_id: id, match: { kind: 'speak', reason: 'completed' } };
      const moved = await control(lab, '/clock/advance', { until });
      expect(moved).toMatchObject({
        status: 200,
        body: { data: { stopped_by: 'until', event: { type: 'activity.ended' } } },
      });
      const { data: clock } = (await control(lab, '/clock')).body as { data: Record<string, unknown> };
      expect(clock).toMatchObject({
        mode: 'manual',
        speed: 1,
        now: (moved.body as { data: { now: string } }).data.now,
      });
      expect(await lab.announced(id)).toContain('call.speak.ended');
      const health = await control(lab, '/health');
      expect(health.body).toMatchObject({ time: 'manual', now: clock['now'] });
      expect((await control(lab, '/clock/advance', { ms: 1_000 })).body).toMatchObject({ data: { stopped_by: 'ms' } });
      const never = { until: { type: 'sim.reset' }, at_most_ms: 500 };
      expect((await control(lab, '/clock/advance', never)).body).toMatchObject({ data: { stopped_by: 'at_most_ms' } });
    }));

  it('fast time goes on while somebody asks again and again for what is refused', () =>
    withLab({ time: 'fast' }, async (lab) => {
      const id = await lab.ring({ patience_secs: 30, script: [{ wait_ms: 20_000 }, { hangup: true }] });
      await lab.telnyx.calls.actions.answer(id, {});
      await vi.waitFor(async () => expect((await control(lab, '/snapshots', {})).status).toBe(201), {
        interval: 5,
        timeout: 60_000,
      });
    }));

  it('carries out guards, and leaves an app the time that it needs to answer', () =>
    withLab({ time: 'manual' }, async (lab) => {
      const id = await lab.ring({ patience_secs: 30 });
      const before = await lab.sim.clock.get();
      expect(before).toMatchObject({ next_due: { what: 'patience', call_control_id: id }, world_elapsed_ms: 0 });
      await lab.sim.clock.advance(29_999);
      expect((await lab.sim.calls.get(id)).state).toBe('ringing');
      await lab.sim.clock.advance(1);
      // Whatever became due has been taken by the app when an advance is over.
      expect(lab.app.received.all.map(({ type }) => type)).toEqual(['call.initiated', 'call.hangup']);
      expect((await lab.sim.calls.get(id)).ended_at).toBe('2026-01-01T00:00:30.000000Z');
    }));

  it('signs with the host’s time, so that an SDK verifies', () =>
    withLab({ time: { mode: 'manual', start: '2031-01-01T00:00:00Z' } }, async (lab) => {
      await lab.ring();
      const [webhook] = lab.app.received.all;
      const signedAt = Number(webhook?.headers['telnyx-timestamp']) * 1000;
      expect(Math.abs(signedAt - Date.now())).toBeLessThan(120_000);
      expect(webhook?.occurredAt).toBe('2031-01-01T00:00:00.000000Z');
    }));

  it('takes a command for repeated although a day of world time has passed meanwhile', () =>
    withLab({ time: 'manual' }, async (lab) => {
      const id = await lab.answered();
      await lab.telnyx.calls.actions.sendDtmf(id, { digits: '1', command_id: 'once' });
      await lab.sim.clock.advance(120_000);
      await lab.telnyx.calls.actions.sendDtmf(id, { digits: '1', command_id: 'once' });
      const ignored = await lab.sim.events.list({ type: 'command.ignored' });
      expect(ignored).toMatchObject([{ command_id: 'once' }]);
    }));

  it('limit clock.advance_ms: is moved by a day at most; what is wrong is named and moves nothing', () =>
    withLab({ time: 'manual' }, async (lab) => {
      const most = LIMITS['clock.advance_ms'];
      const wrong: [object, string][] = [
        [{ ms: most + 1 }, `expected at most ${most} (clock.advance_ms), came ${most + 1}.`],
        [{ until: { type: 'x' }, at_most_ms: most + 1 }, `expected at most ${most}`],
        [{}, 'expected one of ms and until, came none.'],
        [{ ms: 1, until: { type: 'x' } }, 'expected one of ms and until, came both.'],
        [{ ms: 1, at_most_ms: 1 }, 'expected only beside until'],
        [{ ms: -1 }, 'ms'],
        [{ ms: 0.5 }, 'ms'],
        [{ until: {} }, 'type'],
        [{ hours: 1 }, 'hours'],
      ];
      for (const [body, detail] of wrong) {
        const answer = await control(lab, '/clock/advance', body);
        expect([body, answer.status]).toEqual([body, 422]);
        expect(JSON.stringify(answer.body)).toContain(detail);
      }
      expect((await lab.sim.clock.get()).world_elapsed_ms).toBe(0);
    }));

  it('is moved by one at a time, and by nobody in another mode', () =>
    withLab({ time: 'manual' }, async (lab) => {
      const first = lab.sim.clock.advance(1_000);
      await expect(lab.sim.clock.advance(1_000)).rejects.toMatchObject({ code: 409 });
      await first;
      await withLab({ time: 'real' }, async (real) => {
        await expect(real.sim.clock.advance(1)).rejects.toThrow('Time is not moved by hand: its mode is "real".');
        expect(await real.sim.clock.get()).toMatchObject({ mode: 'real', next_due: null });
      });
    }));

  it('starts where it did when the simulator is reset', () =>
    withLab({ time: 'manual' }, async (lab) => {
      await lab.answered();
      await lab.sim.clock.advance(12_345);
      await lab.sim.reset();
      expect(await lab.sim.clock.get()).toMatchObject({ now: '2026-01-01T00:00:00.000000Z', world_elapsed_ms: 0 });
      const [reset] = await lab.sim.events.list({ type: 'sim.reset' });
      expect(reset?.at).toBe('2026-01-01T00:00:00.000000Z');
      await lab.sim.clock.advance(1_000);
      expect(await lab.sim.clock.get()).toMatchObject({ now: '2026-01-01T00:00:01.000000Z', world_elapsed_ms: 1_000 });
    }));

  it('ends an advance with 409 when the simulator is reset', () =>
    withLab({ time: 'manual' }, async (lab) => {
      // A webhook that is not answered holds time.
      lab.app.answer('/hooks', () => new Promise(() => undefined));
      const id = await lab.ring();
      const advance = lab.sim.clock.advance(1_000);
      const refused = expect(advance).rejects.toMatchObject({ code: 409 });
      const { held_by } = await lab.sim.clock.get();
      expect(held_by).toContainEqual(expect.objectContaining({ what: 'webhook call.initiated', call_control_id: id }));
      await Promise.all([refused, lab.sim.reset()]);
      await lab.sim.clock.advance(1_000);
    }));
});

describe('the client of a stream', () => {
  it('has taken each frame, and its answer has come, before time goes on', () =>
    withLab({ time: 'manual' }, async (lab) => {
      const { id, client } = await lab.streaming({ stream_bidirectional_mode: 'rtp' });
      client.socket.on('message', (data: Buffer) => {
        const { event, media } = JSON.parse(data.toString()) as { event: string; media?: { payload: string } };
        if (event === 'media') client.socket.send(JSON.stringify({ event, media: { payload: media?.payload } }));
      });
      await lab.sim.clock.advance(5_010);
      expect(client.media()).toHaveLength(250);
      await lab.telnyx.calls.actions.hangup(id, {});
      await lab.sim.clock.advance(0);
      const totals = (await lab.sim.events.list({ type: 'stream.frames', limit: 1_000 })).at(-1);
      expect(totals).toMatchObject({ frames_sent: 250, frames_received: 250 });
      // Its socket has been closed when time stands again.
      expect(client.socket.readyState).toBeGreaterThanOrEqual(client.socket.CLOSING);
    }));
});

describe('fast time', () => {
  it('makes a call of minutes a test of an instant, with the same stamps each time', async () => {
    const script = async (lab: Lab): Promise<string[]> => {
      const id = await lab.answered({}, { patience_secs: 120 });
      for (const payload of [
        'Press one.',
        'Press two.',
        'Press three, or wait for an agent, who is busy at the moment.',
      ]) {
        const after = (await lab.sim.events.list({ limit: 1_000 })).at(-1)?.seq ?? 0;
        await lab.telnyx.calls.actions.speak(id, { payload, voice: 'female' });
        await lab.sim.events.waitFor({ type: 'activity.ended', call_control_id: id, after }, { timeoutMs: 60_000 });
      }
      await lab.telnyx.calls.actions.hangup(id, {});
      await lab.event('webhook.delivered', id);
      await lab.app.webhook('call.hangup', id);
      return (await lab.sim.events.list({ call_control_id: id, limit: 1_000 }))
        .filter(({ type }) => type === 'webhook.created' || type === 'call.state')
        .map(({ at, type, event_type }) => `${at} ${type} ${typeof event_type === 'string' ? event_type : ''}`);
    };
    const runs: string[][] = [];
    for (let i = 0; i < 2; i++) {
      await withLab({ time: 'fast' }, async (lab) => {
        runs.push(await script(lab));
        expect((await lab.sim.clock.get()).world_elapsed_ms).toBeGreaterThan(5_000);
      });
    }
    expect(runs[1]).toEqual(runs[0]);
  });

  it('goes on while a test looks at the calls, the journal and the webhooks without a pause', () =>
    withLab({ time: 'fast' }, async (lab) => {
      const id = await lab.answered({}, { patience_secs: 120 });
      await lab.telnyx.calls.actions.speak(id, { payload: 'An agent is with you soon.', voice: 'female' });
      let isSpoken = false;
      while (!isSpoken) {
        await Promise.all([control(lab, '/calls'), control(lab, `/calls/${id}`), control(lab, '/webhooks')]);
        await lab.sim.calls.list();
        const ended = await lab.sim.events.list({ type: 'activity.ended', call_control_id: id });
        isSpoken = ended.length > 0;
      }
      await lab.telnyx.calls.actions.hangup(id, {});
    }));

  it('ends the ringing of a party that does nothing in due time', () =>
    withLab(
      { time: { mode: 'fast', quietMs: 0 }, config: { party: { behaviour: 'busy', ringMs: 45_000 } } },
      async (lab) => {
        const { data } = await lab.telnyx.calls.dial({
          connection_id: (await lab.telnyx.callControlApplications.list()).data[0]?.id ?? '',
          to: '+15550100777',
          from: '+15550100001',
          timeout_secs: 60,
        });
        const id = data?.call_control_id ?? '';
        await lab.app.webhook('call.hangup', id);
        const { ended_at, created_at } = await lab.sim.calls.get(id);
        expect(Date.parse(ended_at ?? '') - Date.parse(created_at)).toBe(45_000);
      },
    ));

  it.each(['fast', 'manual'] as const)('goes on beside the fake timers of a test (%s)', (time) =>
    withLab({ time }, async (lab) => {
      const id = await lab.answered();
      vi.useFakeTimers();
      try {
        await lab.sim.calls.party(id).hangup();
        if (time === 'manual') await lab.sim.clock.advance(30_000);
        await lab.sim.events.waitFor({ type: 'call.state', call_control_id: id, after: 1 });
      } finally {
        vi.useRealTimers();
      }
      await lab.app.webhook('call.hangup', id);
    }),
  );

  afterEach(() => {
    vi.useRealTimers();
  });
});

describe('time at a speed of its own', () => {
  it('goes twenty times as fast as the host’s, media included', () =>
    withLab({ time: { mode: 'real', speed: 20 } }, async (lab) => {
      const { id, client } = await lab.streaming();
      await client.mediaFrames(250);
      const { world_elapsed_ms, mode, speed } = await lab.sim.clock.get();
      expect({ mode, speed }).toEqual({ mode: 'real', speed: 20 });
      expect(world_elapsed_ms).toBeGreaterThan(5_000);
      await lab.telnyx.calls.actions.hangup(id, {});
    }));
});
