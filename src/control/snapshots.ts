import { LIMITS, limitReached } from '../limits.js';
import { isoMicros } from '../platform/clock.js';
import type { Exchange } from '../shell/exchange.js';
import { fill, type Snapshot } from '../shell/snapshots.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { RestoredView, SnapshotView } from './types.js';

/** So many of what is in the way are named. */
const NAMED = 5;

export const listSnapshots = ({ snapshots }: Exchange): SnapshotView[] => snapshots.list().map(snapshotView);

/** Keeps the world as it is. Throws a SimulatorError: 409 while something is live or where a limit is against it, 503 while the simulator stops. */
export function takeSnapshot(
  exchange: Exchange,
  { name = null }: { readonly name?: string | null } = {},
): SnapshotView {
  refuseWhileStopping(exchange);
  refuseBetweenNoCalls(exchange);
  const taken = exchange.snapshots.take(exchange, name);
  if (typeof taken !== 'string') return snapshotView(taken);
  exchange.journal.record('limit.reached', limitReached(taken));
  throw new SimulatorError(409, `At most ${LIMITS[taken]} are kept (${taken}); delete some snapshots first.`);
}

/** Begins the next world, as it was then. Throws a SimulatorError: 404 for an unknown snapshot, 409 while something is live, 503 while the simulator stops. */
export function restoreSnapshot(exchange: Exchange, id: string): RestoredView {
  refuseWhileStopping(exchange);
  const snapshot = known(exchange, id);
  refuseBetweenNoCalls(exchange);
  const { seed, world } = exchange.reset();
  fill(exchange, snapshot);
  const restored = { snapshot_id: id, seed, world };
  exchange.journal.record('sim.restored', restored);
  return restored;
}

/** Forgets a snapshot. Throws a SimulatorError (404) for an unknown one. */
export function deleteSnapshot(exchange: Exchange, id: string): SnapshotView {
  refuseWhileStopping(exchange);
  const snapshot = known(exchange, id);
  exchange.snapshots.remove(id);
  return snapshotView(snapshot);
}

function known({ snapshots }: Exchange, id: string): Snapshot {
  const snapshot = snapshots.get(id);
  if (snapshot) return snapshot;
  throw new SimulatorError(404, [{ detail: `expected the id of a snapshot, came ${id}`, parameter: 'id' }]);
}

const snapshotView = ({ id, name, atMicros, world, bytes }: Snapshot): SnapshotView => ({
  id,
  name,
  at: isoMicros(atMicros),
  world,
  bytes,
});

/** A call, a conference or a delivery cannot be kept. */
function refuseBetweenNoCalls(exchange: Exchange): void {
  const calls = [...exchange.calls()].filter(({ state }) => state !== 'ended').map(({ id }) => id);
  const conferences = [...exchange.conferences()].filter(({ end }) => !end).map(({ id }) => id);
  const { openCount } = exchange.deliveries;
  const inTheWay = [
    ...(calls.length === 0 ? [] : [`live calls (${named(calls)})`]),
    ...(conferences.length === 0 ? [] : [`live conferences (${named(conferences)})`]),
    ...(openCount === 0 ? [] : [`webhooks under way (${openCount})`]),
  ];
  if (inTheWay.length === 0) return;
  throw new SimulatorError(409, `A snapshot is of a world between calls; in the way: ${inTheWay.join(', ')}.`);
}

const named = (ids: readonly string[]): string =>
  `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;
