import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Ends the session with the recorder. */
export const siprecStop: Command<'StopSiprecSession'> = {
  operationId: 'StopSiprecSession',
  name: 'siprec_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, _body, world) {
    const running = live(call, 'siprec');
    if (running.length === 0) {
      if (world.switches.stop_when_idle === 'refuse') return refused('unprocessable');
      return { kind: 'ignored', why: 'there is no SIPREC session' };
    }
    return done(running.flatMap((session) => stop(call, session, 'stopped', world)));
  },
};
