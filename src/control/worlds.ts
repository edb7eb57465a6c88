import { cut } from '../platform/cut.js';
import { LIMITS } from '../limits.js';
import type { OpenWorld, Worlds } from '../shell/worlds.js';
import { SimulatorError } from './simulator-error.js';
import type { WorldInfo } from './types.js';

/** As much of a key as tells which one is meant. */
const SHOWN_CHARS = 60;

/**
 * The world that a caller names by its key. A key without a world gets one, for whatever is asked: a test that
 * rings, or waits for an event, may come before the first request of its app. Throws a SimulatorError: 409 where worlds are not
 * isolated, 404 for a key that the simulator does not accept, 422 for what cannot be a key, 429 when there are too many worlds.
 */
export function namedWorld(worlds: Worlds, key: string): OpenWorld {
  checkKey(worlds, key);
  const world = worlds.of(key);
  if (world) return world;
  throw new SimulatorError(429, `There are ${LIMITS['worlds']} worlds, which is the limit (worlds); end one first.`);
}

/** All worlds, the default one first, then the oldest first. */
export function listWorlds(worlds: Worlds): WorldInfo[] {
  return worlds.list().map(({ key, isDefault, exchange, idleMs }) => ({
    key,
    default: isDefault,
    world: exchange.worldNumber,
    live_calls: exchange.liveCalls,
    last_seq: exchange.journal.range.last,
    idle_ms: Math.round(idleMs),
  }));
}

/** Ends a world. Throws a SimulatorError: 404 where the key has none, 409 for the default world, which stays. */
export async function endWorld(worlds: Worlds, key: string): Promise<{ key: string }> {
  checkKey(worlds, key);
  if (worlds.isDefault(key))
    throw new SimulatorError(409, [{ detail: 'the default world does not end; reset it instead', parameter: 'key' }]);
  if (await worlds.end(key)) return { key };
  throw new SimulatorError(404, [{ detail: `There is no world of the key ${shown(key)}.`, parameter: 'key' }]);
}

function checkKey(worlds: Worlds, key: string): void {
  if (!worlds.isIsolated)
    throw new SimulatorError(
      409,
      'All keys share one world: start the simulator with --isolate api-key to name others.',
    );
  // The form in which a key can stand behind `Bearer`.
  if (typeof key !== 'string' || !/^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$/u.test(key))
    throw new SimulatorError(422, [{ detail: `expected an API key, came ${shown(key)}`, parameter: 'world' }]);
  if (key.length > LIMITS['world.key_chars'])
    throw new SimulatorError(422, [
      { detail: `expected at most ${LIMITS['world.key_chars']} characters, came ${key.length}`, parameter: 'world' },
    ]);
  if (!worlds.accepts(key))
    throw new SimulatorError(404, [{ detail: `${shown(key)} is none of the keys of --api-key.`, parameter: 'world' }]);
}

const shown = (key: unknown): string =>
  typeof key === 'string' ? JSON.stringify(cut(key, SHOWN_CHARS)) : key === null ? 'null' : typeof key;
