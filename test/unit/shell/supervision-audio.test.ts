import { mulaw } from 'alawmulaw';
import { describe, expect, it } from 'vitest';
import type { Call } from '../../../src/calls/call.js';
import type { SupervisorRole } from '../../../src/activities/supervision/kind.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import { channelsOf, lastFile, levelOf } from '../../support/recorded.js';
import { rms } from '../../support/signals.js';

type Name = 'customer' | 'agent' | 'supervisor';

/** A customer and an agent who talk, and a supervisor who listens to the agent's leg. */
class Floor {
  readonly world = new ExchangeWorld();
  readonly legs = new Map<string, Call>();

  async open(role: SupervisorRole): Promise<this> {
    const [customer, agent] = [await this.world.answered(), await this.world.answered()];
    this.legs.set('customer', customer).set('agent', agent);
    this.world.ok(agent, 'bridge', { call_control_id: customer.id, park_after_unbridge: 'self' });
    this.legs.set('supervisor', await this.supervise(role));
    return this;
  }

  async supervise(supervisor_role: SupervisorRole): Promise<Call> {
    const call = await this.world.dial({ supervise_call_control_id: this.leg('agent').id, supervisor_role });
    await this.world.clock.advanceAsync(300);
    return call;
  }

  leg(name: string): Call {
    const leg = this.legs.get(name);
    if (!leg) throw new Error(`no leg ${name}`);
    return leg;
  }

  /** Those who hear it when the party of that leg says something. */
  async hear(name: Name | 'newcomer'): Promise<string[]> {
    const before = new Map([...this.legs].map(([each, leg]) => [each, this.world.audio(leg, 'heard').length]));
    this.world.say(this.leg(name), 'hello');
    await this.world.clock.advanceAsync(1000);
    return [...this.legs].flatMap(([each, leg]) => {
      if (leg.state !== 'active') return [];
      return rms(this.world.audio(leg, 'heard').subarray(before.get(each))) > 100 ? [each] : [];
    });
  }
}

describe('a supervisor', () => {
  it.each([
    ['barge', ['customer', 'agent']],
    ['whisper', ['agent']],
    ['monitor', []],
  ] as const)('with the role %s hears everybody, and is heard by %j', async (role, listeners) => {
    const floor = await new Floor().open(role);
    expect(await floor.hear('customer')).toEqual(['agent', 'supervisor']);
    expect(await floor.hear('agent')).toEqual(['customer', 'supervisor']);
    expect(await floor.hear('supervisor')).toEqual(listeners);
  });

  it('is heard by others after a change of role, also in the middle of a sentence', async () => {
    const floor = await new Floor().open('monitor');
    const { world } = floor;
    const [customer, supervisor] = [floor.leg('customer'), floor.leg('supervisor')];
    world.say(supervisor, 'a long sentence of many words');
    await world.clock.advanceAsync(600);
    const start = world.audio(customer, 'heard').length;
    world.ok(supervisor, 'switch_supervisor_role', { role: 'barge' });
    await world.clock.advanceAsync(600);
    const end = world.audio(customer, 'heard').length;
    world.ok(supervisor, 'switch_supervisor_role', { role: 'whisper' });
    await world.clock.advanceAsync(400);
    const heard = world.audio(customer, 'heard');
    // A frame that has begun is heard to its end.
    const levels = [heard.subarray(0, start), heard.subarray(start + 160, end), heard.subarray(end + 160)].map(rms);
    expect(levels).toEqual([0, expect.any(Number), 0]);
    expect(levels[1]).toBeGreaterThan(100);
  });

  it('hears what the app plays to the agent, and to the peer by way of the agent’s leg', async () => {
    const floor = await new Floor().open('monitor');
    const { world } = floor;
    for (const target_legs of ['self', 'opposite']) {
      const start = world.audio(floor.leg('supervisor'), 'heard').length;
      world.ok(floor.leg('agent'), 'speak', { payload: 'Hello', voice: 'female', target_legs });
      await world.clock.advanceAsync(1000);
      expect(rms(world.audio(floor.leg('supervisor'), 'heard').subarray(start))).toBeGreaterThan(100);
    }
  });

  it('follows the agent to another customer, and the one before hears neither', async () => {
    const floor = await new Floor().open('barge');
    const { world } = floor;
    const newcomer = await world.answered();
    world.ok(floor.leg('agent'), 'bridge', { call_control_id: newcomer.id, park_after_unbridge: 'self' });
    floor.legs.set('newcomer', newcomer);
    expect(floor.leg('customer').state).toBe('ended');
    expect(await floor.hear('supervisor')).toEqual(['agent', 'newcomer']);
    expect(await floor.hear('newcomer')).toEqual(['agent', 'supervisor']);
    world.act(newcomer, { act: 'hangup' });
    expect(await floor.hear('supervisor')).toEqual(['agent']);
    expect(await floor.hear('agent')).toEqual(['supervisor']);
  });

  it('who barged in is not heard by a customer who leaves the agent for somebody else', async () => {
    const floor = await new Floor().open('barge');
    const { world } = floor;
    const newcomer = await world.answered();
    world.ok(floor.leg('customer'), 'bridge', { call_control_id: newcomer.id });
    floor.legs.set('newcomer', newcomer);
    expect(floor.leg('agent').unbridged).toBe('parked');
    expect(await floor.hear('supervisor')).toEqual(['agent']);
    expect(await floor.hear('customer')).toEqual(['newcomer']);
  });

  it('hears another one, and neither hears himself', async () => {
    const floor = await new Floor().open('whisper');
    floor.legs.set('second', await floor.supervise('barge'));
    expect(await floor.hear('supervisor')).toEqual(['agent', 'second']);
    floor.legs.set('newcomer', floor.leg('second'));
    expect(await floor.hear('newcomer')).toEqual(['customer', 'agent', 'supervisor']);
  });

  it('is heard no more, and hears nothing, once hung up', async () => {
    const floor = await new Floor().open('barge');
    floor.world.ok(floor.leg('supervisor'), 'hangup');
    expect(await floor.hear('agent')).toEqual(['customer']);
    expect(await floor.hear('customer')).toEqual(['agent']);
  });

  it('is in the streams and transcriptions of the legs that hear it, and of no others', async () => {
    const floor = await new Floor().open('whisper');
    const { world } = floor;
    for (const name of ['customer', 'agent'])
      world.ok(floor.leg(name), 'transcription_start', {
        transcription_engine: 'Telnyx',
        transcription_tracks: 'outbound',
      });
    world.ok(floor.leg('agent'), 'streaming_start', { stream_url: STREAM_URL, stream_track: 'outbound_track' });
    const socket = world.dialer.accept();
    world.say(floor.leg('supervisor'), 'offer a discount');
    await world.clock.advanceAsync(2500);
    expect(world.payload('call.transcription', floor.leg('agent'))).toMatchObject({
      transcription_data: { transcript: 'offer a discount' },
    });
    expect(world.hooks(floor.leg('customer'))).not.toContain('call.transcription');
    const streamed = socket
      .frames('media')
      .map(({ json }) => mulaw.decode(Buffer.from(json.media?.payload ?? '', 'base64')));
    expect(Math.max(...streamed.map((frame) => rms(Int16Array.from(frame))))).toBeGreaterThan(100);
  });

  it.each([
    ['barge', true],
    ['whisper', false],
  ] as const)('who does %s is in the recording of the customer: %s', async (role, isHeard) => {
    const floor = await new Floor().open(role);
    const { world } = floor;
    world.ok(floor.leg('customer'), 'record_start', { format: 'wav', channels: 'dual' });
    expect(await floor.hear('supervisor')).toContain('agent');
    world.ok(floor.leg('customer'), 'record_stop');
    await world.clock.advanceAsync(1000);
    const [spoken = [], heard = []] = channelsOf(await lastFile(world));
    expect([levelOf(spoken) > 0, levelOf(heard) > 100]).toEqual([false, isHeard]);
  });

  it('does not turn what the app streams to the agent’s party away from it', async () => {
    const world = new ExchangeWorld();
    const agent = await world.answered({}, { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp' });
    const socket = world.dialer.accept();
    await world.dial({ supervise_call_control_id: agent.id, supervisor_role: 'monitor' });
    await world.clock.advanceAsync(300);
    const start = world.audio(agent, 'heard').length;
    socket.receive({ event: 'media', media: { payload: Buffer.alloc(1600, 0x20).toString('base64') } });
    await world.clock.advanceAsync(300);
    expect(rms(world.audio(agent, 'heard').subarray(start))).toBeGreaterThan(100);
  });

  it.each([['self'], ['opposite']])(
    'understands nothing of what the app streams to %s, and the journal says so',
    async (stream_bidirectional_target_legs) => {
      const floor = await new Floor().open('monitor');
      const { world } = floor;
      const body = { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp', stream_bidirectional_target_legs };
      world.ok(floor.leg('agent'), 'streaming_start', body);
      world.dialer.accept();
      const trainee = await world.dial({ supervise_call_control_id: floor.leg('agent').id, transcription: true });
      await world.clock.advanceAsync(300);
      expect(world.events('transcription.no_ground_truth', trainee)).toEqual([]);
      const second = await world.dial({
        supervise_call_control_id: floor.leg('agent').id,
        transcription: true,
        transcription_config: { transcription_tracks: 'outbound' },
      });
      await world.clock.advanceAsync(300);
      expect(world.events('transcription.no_ground_truth', second)).toHaveLength(1);
    },
  );
});
