import type { Call } from '../../src/calls/call.js';
import { ExchangeWorld, type ExchangeWish } from './exchange.js';
import type { FakeSocket } from './fake-socket.js';

export const RELAY_URL = 'wss://app.test/relay';

export interface Relayed {
  readonly world: ExchangeWorld;
  readonly call: Call;
  readonly socket: FakeSocket;
}

/** An answered call whose conversation relay is open. */
export async function relayed(body: object = {}, wish: ExchangeWish = {}): Promise<Relayed> {
  const world = new ExchangeWorld(wish);
  const call = await world.answered();
  world.ok(call, 'conversation_relay_start', { url: RELAY_URL, ...body });
  const socket = world.dialer.accept();
  return { world, call, socket };
}

/** The texts that have been spoken, or wait for it. */
export const spokenTexts = (world: ExchangeWorld, call: Call): unknown[] =>
  world.events('activity.started', call).flatMap((entry) => (entry['kind'] === 'speak' ? [entry['text']] : []));
