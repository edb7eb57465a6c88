import { writeState } from './client-state.js';

const TEXT = 'This is the bakery. Your bread is ready.';

/** Calls to customers whose bread is ready. A person is told at once, a machine behind its beep. */
export class Reminders {
  #client;
  #phone;
  handlers = {
    reminder: {
      'call.machine.detection.ended': (call, _state, command) => this.#detected(call, command),
      'call.machine.greeting.ended': (call, _state, command) => this.#tell(call, command),
    },
  };

  constructor(client, phone) {
    this.#client = client;
    this.#phone = phone;
  }

  /** Answers the call's id. */
  async remind({ from, to }) {
    const { data: applications } = await this.#client.callControlApplications.list();
    const { data } = await this.#client.calls.dial({
      connection_id: process.env.TELNYX_CONNECTION_ID ?? applications[0]?.id,
      from,
      to,
      answering_machine_detection: 'greeting_end',
      client_state: writeState({ step: 'reminder' }),
    });
    return data.call_control_id;
  }

  async #detected(call, command) {
    console.log(`${call.to} was answered: ${call.result}`);
    if (call.result !== 'machine') await this.#tell(call, command);
  }

  #tell({ call_control_id: id }, command) {
    return this.#phone.goodbye(id, TEXT, command);
  }
}
