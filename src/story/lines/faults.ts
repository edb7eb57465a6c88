import { debug, info, warn } from '../line.js';
import { andMore, counted } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** Things that are made to go wrong. */
export const FAULT_LINES: LinesOf<'fault'> = {
  'fault.begun': ({ name }) => info('fault', `${name} is at work`),
  'fault.happened': ({ name, fault, what, count }) =>
    warn('fault', `${name === fault ? '' : `${name}: `}${what}${andMore(count)}`),
  'fault.ended': ({ name, reason, times }) =>
    (times === 0 ? info : debug)('fault', `${name} is over (${reason}), ${counted(times, 'time')}`),
};
