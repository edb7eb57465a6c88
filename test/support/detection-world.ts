import type { Call } from '../../src/calls/call.js';
import type { Fate } from '../../src/calls/fates.js';
import type { DialBody } from '../../src/commands/check-dial.js';
import { ExchangeWorld } from './exchange.js';

/** The number that detection tests dial, whose party a test describes. */
export const PARTY = '+15550100300';

/** A leg that is dialled with machine detection, to a party of that nature, and 40 s of its life. */
export async function detected(
  party: Partial<Fate>,
  body: Partial<DialBody>,
  ms = 40_000,
): Promise<{ readonly world: ExchangeWorld; readonly call: Call; readonly heard: [string, unknown, number][] }> {
  const world = new ExchangeWorld({ parties: new Map([[PARTY, party]]) });
  const call = await world.dial({ to: PARTY, ...body });
  await world.clock.advanceAsync(ms);
  return { world, call, heard: machineWebhooks(world, call) };
}

/** The webhooks of machine detection: the event behind `call.machine.`, its result, and when it came after the answer, in ms. */
export function machineWebhooks(world: ExchangeWorld, call: Call): [string, unknown, number][] {
  const answeredMs = world.webhooks(call).find(({ type }) => type === 'call.answered')?.atMs ?? NaN;
  return world
    .webhooks(call)
    .filter(({ type }) => type.startsWith('call.machine.'))
    .map(({ type, payload, atMs }) => [type.slice('call.machine.'.length), payload['result'], atMs - answeredMs]);
}
