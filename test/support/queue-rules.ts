import { expect } from 'vitest';
import { bridgedTo } from '../../src/calls/bridge-state.js';
import { isAlive, live, type Call } from '../../src/calls/call.js';
import type { ExchangeWorld } from './exchange.js';

/** Who waits has a place, and the reverse; whoever was hung up has one only where it is kept; and nobody waits in two places, or in a bridge. */
export function checkQueues(world: ExchangeWorld): void {
  const { queues } = world.exchange;
  const places = queues.list().flatMap(({ name, places }) => places.map((place) => ({ name, ...place })));
  const waiting = places.filter(({ endedAt }) => endedAt === null).map(({ id, name }) => `${id} in ${name}`);
  const saying = [...world.exchange.calls()].flatMap((call) =>
    live(call, 'queued').map(({ queue }) => `${call.id} in ${queue}`),
  );
  expect([...waiting].sort()).toEqual([...saying].sort());
  expect(new Set(places.map(({ id }) => id)).size).toBe(places.length);
  expect(places.filter(({ endedAt, keepAfterHangup }) => endedAt !== null && !keepAfterHangup)).toEqual([]);
  for (const { id } of places) {
    const call = world.exchange.findCall(id);
    if (call && isAlive(call)) expect([bridgedTo(call), live(call, 'conference')]).toEqual([null, []]);
  }
}

/** The app is told once of each entering and once of each leaving; of the last one not yet where the call is kept. */
export function checkWaits(world: ExchangeWorld, call: Call): void {
  const story = world.hooks(call).filter((type) => type === 'call.enqueued' || type === 'call.dequeued');
  const waits = Math.ceil(story.length / 2);
  const pairs = Array.from({ length: waits }, () => ['call.enqueued', 'call.dequeued']).flat();
  const isKept = world.exchange.queues.find(call.id) !== undefined;
  expect(story).toEqual(isKept ? pairs.slice(0, -1) : pairs);
  const entered = world.events('queue.entered', call).length;
  expect([entered, world.events('queue.left', call).length]).toEqual([waits, waits - (isKept ? 1 : 0)]);
}
