import type { Call } from '../../src/calls/call.js';
import type { ExchangeWorld } from './exchange.js';

/** Presses keys now; each takes 160 ms and is followed by 80 ms of silence. */
export function press(world: ExchangeWorld, call: Call, digits: string): void {
  const why = world.act(call, { act: 'dtmf', actId: call.ids.uuid('act'), digits });
  if (why !== undefined) throw new Error(why);
}

/** The webhooks of a call since its answer, each with its time, digits and status. */
export const story = (world: ExchangeWorld, call: Call): string[] =>
  world
    .webhooks(call)
    .slice(2)
    .map(({ type, payload, atMs }) => {
      const details = ['digit', 'digits', 'status'].filter((name) => name in payload);
      return [atMs, type.replace('call.', ''), ...details.map((name) => JSON.stringify(payload[name]))].join(' ');
    });
