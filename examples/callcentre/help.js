import { writeState } from './client-state.js';
import { roleOf } from './roles.js';

/** An agent who presses * in a call has the supervisor rung up, who hears both and whispers to the agent, or barges in. */
export class Help {
  #phone;
  #supervisor;

  constructor(phone, supervisor) {
    this.#phone = phone;
    this.#supervisor = supervisor;
  }

  call({ call_control_id: agent, connection_id }, from) {
    return this.#phone.send(({ calls }) =>
      calls.dial({
        connection_id,
        from,
        to: this.#supervisor,
        supervise_call_control_id: agent,
        supervisor_role: 'whisper',
        client_state: writeState({ role: 'helper' }),
      }),
    );
  }

  async pressed(helper, digit) {
    const role = roleOf(digit);
    if (role) await this.#phone.send(({ calls }) => calls.actions.switchSupervisorRole(helper, { role }));
  }
}
