import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Stops the fork, whatever `stream_type` says: its default `raw` does not even match the only type a fork can have. */
export const forkStop: Command<'StopCallFork'> = {
  operationId: 'StopCallFork',
  name: 'fork_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const forks = live(call, 'fork');
    if (forks.length === 0) return refused('notForked');
    return done(forks.flatMap((fork) => stop(call, fork, 'stopped', world)));
  },
};
