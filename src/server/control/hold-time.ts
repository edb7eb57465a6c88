import type { Response } from 'express';
import type { ControlOperationId } from '../../control/types.js';
import type { WorldTime } from '../../time/world-time.js';

/** These change nothing in a world, or wait for time itself; a world that ends has none any more. */
const NOT_IN_A_WORLD: ReadonlySet<ControlOperationId> = new Set<ControlOperationId>([
  'advanceClock',
  'endWorld',
  'verify',
]);

const CHANGING: ReadonlySet<string> = new Set(['POST', 'PUT', 'DELETE']);

/** An operation that changes a world. One that only reads must not hold time: a test that repeats it would hold it for good. */
export const isAct = (operationId: ControlOperationId, method: string): boolean =>
  CHANGING.has(method) && !NOT_IN_A_WORLD.has(operationId);

/** World time waits until the request has been answered, and for what whoever sent it does next. A refused one has changed nothing: it may be repeated until it is not. */
export function holdTime(operationId: ControlOperationId, res: Response, time: WorldTime): void {
  const release = time.holds.hold(`control ${operationId}`);
  res.once('close', () => {
    time.signOfLife(res.statusCode < 400 ? 'act' : 'look');
    release();
  });
}
