import { supervisionOf } from '../calls/supervision-state.js';
import { switchRole } from '../calls/supervision.js';
import { done, refused, type Command } from './command.js';

/** Gives a supervisor another role. It is for the leg of the supervisor. */
export const switchSupervisorRole: Command<'SwitchSupervisorRole'> = {
  operationId: 'SwitchSupervisorRole',
  name: 'switch_supervisor_role',
  target: 'call',
  legal: ['active'],
  forSupervisors: true,
  withoutEffect: [],
  run(call, { role }, world) {
    const supervision = supervisionOf(call);
    if (!supervision) return refused('unprocessable', { detail: 'The call supervises no other one.' });
    return done(switchRole(call, supervision, role, world));
  },
};
