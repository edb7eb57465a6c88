import type { Response } from 'express';
import type { ControlOperationId } from '../../control/types.js';
import type { WorldTime } from '../../time/world-time.js';

/** These only look at the process or the clock, or wait for time itself: a test that repeats them must not hold time with it. */
const LOOKING: ReadonlySet<ControlOperationId> = new Set<ControlOperationId>([
  'getHealth',
  'getPublicKey',
  'getClock',
  'advanceClock',
  'streamEvents',
  'listWorlds',
  'endWorld',
]);

/** Time does not wait for these, but for what follows on their answers. */
const WAITING: ReadonlySet<ControlOperationId> = new Set<ControlOperationId>([
  'waitForEvent',
  'getHeardAudio',
  'getSpokenAudio',
  'getStereoAudio',
]);

/** World time waits for a request of the control API, and for what whoever sent it does next. */
export function holdTime(operationId: ControlOperationId, res: Response, time: WorldTime): void {
  if (LOOKING.has(operationId)) return;
  const release = WAITING.has(operationId) ? () => undefined : time.holds.hold(`control ${operationId}`);
  res.once('close', () => {
    time.signOfLife();
    release();
  });
}
