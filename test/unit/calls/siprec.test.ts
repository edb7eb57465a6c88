import { describe, expect, it } from 'vitest';
import { callView } from '../../../src/control/call-view.js';
import { ExchangeWorld } from '../../support/exchange.js';

describe('a SIPREC session', () => {
  it('begins when the recorder answers, and ends when it is stopped', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'siprec_start', { connector_name: 'archive', siprec_track: 'inbound_track', secure: true });
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered']);
    expect(callView(call).activities).toMatchObject([
      {
        kind: 'siprec',
        state: 'starting',
        connector_name: 'archive',
        siprec_track: 'inbound_track',
        sip_transport: 'udp',
        secure: true,
        include_metadata_custom_headers: false,
        session_timeout_secs: 1800,
      },
    ]);
    await world.clock.advanceAsync(100);
    world.ok(call, 'siprec_stop', { client_state: 'YQ==' });
    expect(world.hooks(call).slice(2)).toEqual(['siprec.started', 'siprec.stopped']);
    expect(world.payload('siprec.stopped', call)).toEqual({
      call_control_id: call.id,
      call_leg_id: call.legId,
      call_session_id: call.sessionId,
      client_state: 'YQ==',
      connection_id: call.connectionId,
      hangup_cause: 'normal_clearing',
    });
    expect(world.events('activity.*', call)).toMatchObject([
      { type: 'activity.started', kind: 'siprec', connector: 'archive', tracks: 'inbound' },
      { type: 'activity.ended', reason: 'stopped' },
    ]);
  });

  it('fails where the recorder does not answer, and may be tried again', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({ nature: { siprec: 'fail' } });
    world.ok(call, 'siprec_start');
    await world.clock.advanceAsync(100);
    expect(world.payload('siprec.failed', call)).toMatchObject({ failure_cause: 'no_answer' });
    expect(world.codes(call, 'siprec_start')).toEqual([]);
  });

  it('ends with the call, behind call.hangup', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'siprec_start');
    await world.clock.advanceAsync(100);
    world.ok(call, 'hangup');
    expect(world.hooks(call).slice(2)).toEqual(['siprec.started', 'call.hangup', 'siprec.stopped']);
  });

  it('that is stopped before the recorder has answered has failed', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'siprec_start');
    world.ok(call, 'siprec_stop');
    await world.clock.advanceAsync(1000);
    expect(world.hooks(call).slice(2)).toEqual(['siprec.failed']);
    expect(world.payload('siprec.failed', call)).toMatchObject({ failure_cause: 'originator_cancel' });
  });

  it('is one at a time', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.ok(call, 'siprec_start');
    expect(world.codes(call, 'siprec_start', { connector_name: 'other' })).toEqual(['10027']);
  });

  it.each([
    [0, []],
    [90, []],
    [89, ['10033']],
    [-1, ['10033']],
  ])('is refreshed within %d s: %j', async (session_timeout_secs, codes) => {
    const world = new ExchangeWorld();
    expect(world.codes(await world.answered(), 'siprec_start', { session_timeout_secs })).toEqual(codes);
  });

  it.each([
    ['accept', []],
    ['refuse', ['10027']],
  ] as const)('with nothing to stop: switch stop_when_idle, %s', async (choice, codes) => {
    const world = new ExchangeWorld({ config: { switches: { stop_when_idle: choice } } });
    expect(world.codes(await world.answered(), 'siprec_stop')).toEqual(codes);
  });
});
