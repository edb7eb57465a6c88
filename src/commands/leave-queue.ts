import { queuedOf } from '../calls/queue-state.js';
import { leaveQueue as leave } from '../calls/leaving.js';
import { done, refused, type Command } from './command.js';

/** Takes a call out of the queue that it waits in. */
export const leaveQueue: Command<'LeaveQueue'> = {
  operationId: 'LeaveQueue',
  name: 'leave_queue',
  target: 'call',
  legal: ['ringing', 'active'],
  withoutEffect: [],
  run(call, _body, world) {
    if (queuedOf(call)) return done(leave(call, 'leave', world));
    // Such a leg cannot be in one: it is refused as it is for whatever wants an answered leg.
    return refused(call.state === 'ringing' && call.direction === 'outgoing' ? 'notAnswered' : 'notInQueue');
  },
};
