import type { EntryOf } from '../../contract/entry-types.js';
import { debug, info, warn, type Level, type Line } from '../line.js';
import { andMore, because } from '../words.js';
import { worldName } from '../world-name.js';
import type { LineOf, LinesOf } from './lines-of.js';

function fault({ message, host }: EntryOf<'sim.fault'>): Line {
  const stack = host?.['stack'];
  const rows = typeof stack === 'string' ? stack.split('\n') : [];
  return {
    level: 'error',
    who: 'sim',
    text: `fault of the simulator: ${message}`,
    more: rows.map((row) => row.trim()),
  };
}

function limit({ what, limit: value, command, path, count }: EntryOf<'limit.reached'>): Line {
  return warn('limit', `${what} (${value}) is reached${because(command ?? path)}${andMore(count)}`);
}

const GRAVITY = { error: 'error', warning: 'warn', hint: 'info' } as const satisfies Record<string, Level>;

function finding(entry: EntryOf<'finding'>): Line {
  const { code, severity, summary, fix, times } = entry;
  const often = times > 1 ? ` (${times} times)` : '';
  const text = `${code}: ${summary}${often}`;
  if (entry.ignored) return debug('finding', `${text} (ignored)`);
  if (entry.fault !== undefined) return info('finding', `${text} (by the fault ${entry.fault})`);
  if (entry.expected) return info('finding', `${text} (expected)`);
  return { level: GRAVITY[severity], who: 'finding', text, more: [`fix: ${fix}`] };
}

/** The simulator itself, and what it finds. */
export const SIMULATOR_LINES: LinesOf<'sim' | 'world' | 'limit' | 'clock'> & { readonly finding: LineOf<'finding'> } = {
  finding,
  'sim.started': ({ seed }) => debug('sim', `started (seed ${seed})`),
  'sim.reset': ({ seed, world }) => info('sim', `reset: world ${world} of seed ${seed} begins`),
  'sim.restored': ({ snapshot_id: id }) => info('sim', `the world is as it was in ${id}`),
  'sim.stopping': () => debug('sim', 'is stopping'),
  'sim.fault': fault,
  'world.opened': ({ key }) => info('sim', `world ${worldName(key)} begins`),
  'world.ended': ({ key, reason }) => info('sim', `world ${worldName(key)} is over${because(reason)}`),
  'limit.reached': limit,
  'clock.client_asynchronous': () => debug('stream', 'its client answers later than it takes frames'),
};
