import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Stops the gather, and its prompt with it. */
export const gatherStop: Command<'StopCallGather'> = {
  operationId: 'StopCallGather',
  name: 'gather_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'gather');
    if (running.length > 0) return done(running.flatMap((gather) => stop(call, gather, 'stopped', world)));
    if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
    return { kind: 'ignored', why: 'no gather is under way' };
  },
};
