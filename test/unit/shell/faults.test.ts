import { describe, expect, it, vi } from 'vitest';
import { takeFaults } from '../../support/faults.js';
import { ExchangeWorld, STREAM_URL } from '../../support/exchange.js';
import type { Call } from '../../../src/calls/call.js';
import { recordAny } from '../../support/any-entry.js';

const broken = (): never => {
  throw new Error('broken on purpose');
};

/** The faults of a world, each with the call that it belongs to; they are expected here. */
function told(world: ExchangeWorld): unknown[] {
  takeFaults();
  return world.events('sim.fault').map(({ message, call_control_id }) => [message, call_control_id]);
}

/** An answered call with a stream that runs. */
async function streaming(world: ExchangeWorld) {
  const call = await world.answered({}, { stream_url: STREAM_URL, stream_bidirectional_mode: 'rtp' });
  const socket = world.dialer.accept();
  await world.clock.advanceAsync(100);
  return { call, socket };
}

const ended = (call: Call): unknown[] => [call.state, call.hangup?.cause, call.hangup?.sip];

describe('a fault of the simulator', () => {
  it('is journalled with its stack, logged, and ends its call with a webhook, and that call alone', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    const other = await world.answered();
    world.exchange.fault(new Error('broken on purpose'), call.id);
    expect(world.events('sim.fault')).toMatchObject([{ call_control_id: call.id, message: 'broken on purpose' }]);
    expect(world.events('sim.fault')[0]?.host?.['stack']).toContain('faults.test.ts');
    expect(world.lines.filter((line) => line.includes('broken on purpose'))).toHaveLength(1);
    expect(ended(call)).toEqual(['ended', 'unspecified', '500']);
    expect(world.payload('call.hangup', call)).toMatchObject({ hangup_source: 'unknown', sip_hangup_cause: '500' });
    expect(other.state).toBe('active');
    expect(told(world)).toHaveLength(1);
  });

  it('without a call is journalled and ends nothing', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    world.exchange.fault('only a text');
    expect(call.state).toBe('active');
    expect(told(world)).toEqual([['only a text', undefined]]);
  });

  it('in the ending of a call is journalled once, and the call is dropped', async () => {
    const world = new ExchangeWorld();
    const { call } = await streaming(world);
    vi.spyOn(world.media, 'close').mockImplementation(broken);
    vi.spyOn(world.deliveries, 'enqueue').mockImplementation(broken);
    world.exchange.fault(new Error('the first'), call.id);
    expect(world.exchange.findCall(call.id)).toBeUndefined();
    expect(told(world)).toEqual([
      ['the first', call.id],
      ['broken on purpose', call.id],
    ]);
  });

  it('in the ending of a call leaves nobody behind in a queue', async () => {
    const world = new ExchangeWorld();
    const { call } = await streaming(world);
    world.ok(call, 'enqueue', { queue_name: 'support' });
    vi.spyOn(call.activities, 'values').mockImplementation(broken);
    world.exchange.fault(new Error('the first'), call.id);
    expect(world.exchange.findCall(call.id)).toBeUndefined();
    expect(told(world)).toHaveLength(2);
    expect(world.exchange.queues.get('support')?.places).toEqual([]);
  });

  it('in the ending of a call leaves nobody behind in a conference', async () => {
    const world = new ExchangeWorld();
    const { call } = await streaming(world);
    const conference = world.conference(call);
    vi.spyOn(call.activities, 'values').mockImplementation(broken);
    world.exchange.fault(new Error('the first'), call.id);
    expect(world.exchange.findCall(call.id)).toBeUndefined();
    expect(told(world)).toHaveLength(2);
    expect(world.hooks().slice(-2)).toEqual(['conference.participant.left', 'conference.ended']);
    expect(conference.status).toBe('completed');
  });

  it('that comes with an effect leaves out what was to follow, but not what concerns other calls', async () => {
    const world = new ExchangeWorld();
    const reply = await world.tryDial({ to: ['+13125550003', '+13125550004'] });
    expect(reply.kind).toBe('accepted');
    await world.clock.advanceAsync(10);
    const [first, second] = [...world.exchange.calls()];
    if (!first || !second) throw new Error('two legs were dialled');
    vi.spyOn(world.media, 'open').mockImplementation(broken);
    world.act(first, { act: 'answer' });
    expect(ended(first)).toEqual(['ended', 'unspecified', '500']);
    expect(world.hooks(first)).toEqual(['call.initiated', 'call.hangup']);
    expect(ended(second)).toEqual(['ended', 'originator_cancel', '487']);
    expect(told(world)).toEqual([['broken on purpose', first.id]]);
  });

  it('at the hang-up does not keep back its webhook', async () => {
    const world = new ExchangeWorld();
    const { call } = await streaming(world);
    const close = vi.spyOn(world.media, 'close').mockImplementationOnce(broken);
    world.act(call, { act: 'hangup' });
    expect(world.hooks(call).slice(-2)).toEqual(['call.hangup', 'streaming.stopped']);
    expect(call.hangup?.cause).toBe('normal_clearing');
    expect(close).toHaveBeenCalledTimes(2);
    expect(told(world)).toHaveLength(1);
  });
});

describe('what calls back into a call', () => {
  it.each<[string, (world: ExchangeWorld, call: Call) => void]>([
    ['a frame that is due', (world, call) => vi.spyOn(legOf(world, call).inbound, 'run').mockImplementation(broken)],
    [
      'a digit that is heard',
      (world, call) => {
        world.act(call, { act: 'dtmf', actId: 'a', digits: '1' });
        legOf(world, call).listen({ digitEnded: broken });
      },
    ],
    [
      'a timer of the core',
      (world, call) => {
        vi.spyOn(call.activities, 'get').mockImplementationOnce(broken);
        world.say(call, 'Hello.');
        world.ok(call, 'speak', { payload: 'Hello.', voice: 'female' });
      },
    ],
  ])('%s: a fault ends that call and no other', async (_, breakIt) => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world);
    const { call: other, socket: othersSocket } = await streaming(world);
    breakIt(world, call);
    await world.clock.advanceAsync(1000);
    expect(ended(call)).toEqual(['ended', 'unspecified', '500']);
    expect(socket.closed).toBe(true);
    const before = othersSocket.frames('media').length;
    await world.clock.advanceAsync(1000);
    expect(othersSocket.frames('media').length - before).toBe(50);
    expect(other.state).toBe('active');
    expect(told(world)).toEqual([['broken on purpose', call.id]]);
  });

  it('a socket of the app: a fault ends that call and no other', async () => {
    const world = new ExchangeWorld();
    const { call, socket } = await streaming(world);
    vi.spyOn(world.deliveries, 'enqueue').mockImplementationOnce(broken);
    socket.hangUp(1001);
    expect(ended(call)).toEqual(['ended', 'unspecified', '500']);
    expect(told(world)).toEqual([['broken on purpose', call.id]]);
  });

  it('a frame of the app: a fault is error 100002 to it, and ends that call and no other', async () => {
    const world = new ExchangeWorld();
    const other = await world.answered();
    const { call, socket } = await streaming(world);
    const leg = world.media.leg(call.id);
    if (leg) vi.spyOn(leg.outbound, 'append').mockImplementation(broken);
    socket.receive({ event: 'media', media: { payload: Buffer.alloc(160, 1).toString('base64') } });
    expect(socket.frames('error')[0]?.json.payload?.code).toBe(100002);
    expect(world.events('stream.error')).toMatchObject([{ code: 100002 }]);
    expect(ended(call)).toEqual(['ended', 'unspecified', '500']);
    expect(other.state).toBe('active');
    expect(told(world)).toEqual([['broken on purpose', call.id]]);
  });

  it('a command that fails half-way ends its call, and is an error to whoever gave it', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered();
    vi.spyOn(call.commandIds, 'set').mockImplementation(broken);
    expect(() => world.run(call, 'speak', { payload: 'Hi.', voice: 'female', command_id: 'c' })).toThrow('broken');
    expect(ended(call)).toEqual(['ended', 'unspecified', '500']);
    expect(told(world)).toHaveLength(1);
  });

  it('hanging up all calls goes on behind one that fails', async () => {
    const world = new ExchangeWorld();
    const [call, other] = [await world.answered(), await world.answered()];
    vi.spyOn(call.activities, 'values').mockImplementation(broken);
    const { hangup } = await import('../../../src/commands/hangup.js');
    world.exchange.hangUpAll(hangup);
    expect(other.hangup?.cause).toBe('normal_clearing');
    expect(world.exchange.findCall(call.id)).toBeUndefined();
    expect(told(world)).toHaveLength(2);
  });
});

describe('a webhook delivery', () => {
  it('that cannot be signed has failed; the others are delivered', async () => {
    const world = new ExchangeWorld();
    const call = await world.ring();
    await world.clock.advanceAsync(10);
    vi.spyOn(world.sender, 'send').mockImplementationOnce(broken);
    world.ok(call, 'answer');
    await world.clock.advanceAsync(10_000);
    expect(told(world)).toEqual([['broken on purpose', call.id]]);
    expect(world.hooks(call)).toEqual(['call.initiated', 'call.answered', 'call.hangup']);
    expect(world.deliveries.list().map(({ state }) => state)).toEqual(['delivered', 'delivered', 'delivered']);
  });
});

describe('a reader of the journal', () => {
  it('that fails is not told any more, and whoever writes does not notice', () => {
    const world = new ExchangeWorld();
    const faults: unknown[] = [];
    world.journal.subscribe(broken, (error) => faults.push(error));
    recordAny(world.journal, 'x', {});
    recordAny(world.journal, 'y', {});
    expect(faults).toHaveLength(1);
  });
});

function legOf(world: ExchangeWorld, call: Call) {
  const leg = world.media.leg(call.id);
  if (!leg) throw new Error('the call has been answered');
  return leg;
}
