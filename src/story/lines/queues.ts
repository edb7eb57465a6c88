import { info } from '../line.js';
import { quoted } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** Queues and the calls in them. */
export const QUEUE_LINES: LinesOf<'queue'> = {
  'queue.created': ({ queue, max_size: size }) => info('queue', `${quoted(queue)} is made, for ${size} at most`),
  'queue.updated': ({ queue, max_size: size }) => info('queue', `${quoted(queue)} takes ${size} from now on`),
  'queue.deleted': ({ queue, why }) =>
    info('queue', `${quoted(queue)} is deleted${why === 'made_room' ? ', to make room' : ''}`),
  'queue.entered': ({ queue, position }) => info('queue', `waits in ${quoted(queue)} as number ${position}`),
  'queue.kept': ({ queue, position }) => info('queue', `stays in ${quoted(queue)} as number ${position}`),
  'queue.left': ({ queue, reason, waited_ms: ms }) =>
    info('queue', `leaves ${quoted(queue)} after ${(ms / 1000).toFixed(1)} s (${reason})`),
};
