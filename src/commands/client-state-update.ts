import { done, type Command } from './command.js';

/** Sets the state that later webhooks carry, and nothing else; the pipeline has set it when this runs. */
export const clientStateUpdate: Command<'UpdateClientState'> = {
  operationId: 'UpdateClientState',
  name: 'client_state_update',
  target: 'call',
  legal: ['dialing', 'ringing', 'active'],
  forSupervisors: true,
  withoutEffect: [],
  run: () => done([]),
};
