import { LIMITS, limitReached } from '../limits.js';
import { isoMicros } from '../platform/clock.js';
import type { Exchange } from '../shell/exchange.js';
import { restore, type Snapshot } from '../shell/snapshots.js';
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
  refuseWhileLive(exchange);
  const taken = exchange.snapshots.take(exchange, name);
  if (typeof taken !== 'string') return snapshotView(taken);
  exchange.journal.record('limit.reached', limitReached(taken));
  const kept =
    taken === 'snapshots'
      ? `${LIMITS[taken]} snapshots`
      : `${LIMITS[taken]} bytes of snapshots, with sound of calls and recordings,`;
  throw new SimulatorError(409, `At most ${kept} are kept (${taken}); delete some snapshots, or recordings, first.`);
}

/** Begins the next world, as it was then. Throws a SimulatorError: 404 for an unknown snapshot, 409 while something is live, 503 while the simulator stops. */
export async function restoreSnapshot(exchange: Exchange, id: string): Promise<RestoredView> {
  refuseWhileStopping(exchange);
  known(exchange, id);
  refuseWhileLive(exchange);
  await exchange.recordings.settled();
  // Much may have happened meanwhile.
  refuseWhileStopping(exchange);
  const snapshot = known(exchange, id);
  refuseWhileLive(exchange);
  const { seed, world } = restore(exchange, snapshot);
  const restored = { snapshot_id: id, seed, world };
  exchange.journal.record('sim.restored', restored);
  return restored;
}

/** Forgets a snapshot. Throws a SimulatorError (404) for an unknown one. */
export async function deleteSnapshot(exchange: Exchange, id: string): Promise<SnapshotView> {
  refuseWhileStopping(exchange);
  const snapshot = known(exchange, id);
  await exchange.snapshots.remove(snapshot);
  return snapshotView(snapshot);
}

function known({ snapshots }: Exchange, id: string): Snapshot {
  const snapshot = snapshots.get(id);
  if (snapshot) return snapshot;
  throw new SimulatorError(404, [{ detail: `expected the id of a snapshot, came ${id}`, parameter: 'id' }]);
}

const snapshotView = ({ id, name, beginning, world, bytes }: Snapshot): SnapshotView => ({
  id,
  name,
  at: isoMicros(beginning.instant.atMicros),
  world,
  bytes,
});

/** A call, a conference, a delivery and a recording that is being saved cannot be kept. */
function refuseWhileLive(exchange: Exchange): void {
  const calls = [...exchange.calls()].filter(({ state, standIn }) => state !== 'ended' && !standIn).map(({ id }) => id);
  const conferences = [...exchange.conferences()].filter(({ end }) => !end).map(({ id }) => id);
  const { openCount } = exchange.deliveries;
  const { underWay } = exchange.recordings;
  const inTheWay = [
    ...(calls.length === 0 ? [] : [`live calls (${named(calls)})`]),
    ...(conferences.length === 0 ? [] : [`live conferences (${named(conferences)})`]),
    ...(openCount === 0 ? [] : [`webhooks under way (${openCount})`]),
    ...(underWay === 0 ? [] : [`recordings being saved (${underWay})`]),
  ];
  if (inTheWay.length === 0) return;
  throw new SimulatorError(409, `A snapshot is of a world between calls; in the way: ${inTheWay.join(', ')}.`);
}

const named = (ids: readonly string[]): string =>
  `${ids.slice(0, NAMED).join(', ')}${ids.length > NAMED ? ` and ${ids.length - NAMED} more` : ''}`;
