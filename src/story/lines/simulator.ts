import type { EntryOf } from '../../contract/entry-types.js';
import { debug, info, warn, type Line } from '../line.js';
import { andMore, because } from '../words.js';
import { worldName } from '../world-name.js';
import type { LinesOf } from './lines-of.js';

function fault({ message, host }: EntryOf<'sim.fault'>): Line {
  const stack = host?.['stack'];
  const rows = typeof stack === 'string' ? stack.split('\n') : [];
  return { level: 'error', who: 'sim', text: `fault of the simulator: ${message}`, more: rows.map((row) => row.trim()) };
}

function limit({ what, limit: value, command, path, count }: EntryOf<'limit.reached'>): Line {
  return warn('limit', `${what} (${value}) is reached${because(command ?? path)}${andMore(count)}`);
}

/** The simulator itself. */
export const SIMULATOR_LINES: LinesOf<'sim' | 'world' | 'limit' | 'clock'> = {
  'sim.started': ({ seed }) => debug('sim', `started (seed ${seed})`),
  'sim.reset': ({ seed, world }) => info('sim', `reset: world ${world} of seed ${seed} begins`),
  'sim.stopping': () => debug('sim', 'is stopping'),
  'sim.fault': fault,
  'world.opened': ({ key }) => info('sim', `world ${worldName(key)} begins`),
  'world.ended': ({ key, reason }) => info('sim', `world ${worldName(key)} is over${because(reason)}`),
  'limit.reached': limit,
  'clock.client_asynchronous': () => debug('stream', 'its client answers later than it takes frames'),
};
