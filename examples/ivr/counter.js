import { writeState } from './client-state.js';

const QUEUE = 'counter';
/** Who has waited so long is told goodbye. */
const MAX_WAIT_SECS = 60;

/** Callers wait in a queue for the one baker at the counter, who is rung up for the first of them and serves one after the other. */
export class Counter {
  #client;
  #phone;
  #baker;
  /** The baker's leg, while there is one, and whom it serves. */
  #leg;
  #serving;
  /** The baker is on the way to those who wait, or serves them. */
  #isOpen = false;
  handlers = {
    counter: {
      'call.enqueued': (call, { called }, command) => this.#entered(call, called, command),
      'call.dequeued': (call, _state, command) => this.#left(call, command),
    },
    baker: { 'call.answered': (call, _state, command) => this.#next(command) },
  };

  constructor(client, phone, baker) {
    this.#client = client;
    this.#phone = phone;
    this.#baker = baker;
  }

  choose({ call_control_id: id }, called, command) {
    return this.#phone.send(({ actions }) =>
      actions.enqueue(id, {
        ...command,
        queue_name: QUEUE,
        max_wait_time_secs: MAX_WAIT_SECS,
        client_state: writeState({ step: 'counter', called }),
      }),
    );
  }

  async #entered({ call_control_id: id, connection_id, current_position: place }, called, command) {
    await this.#phone.say(id, `You are number ${place}.`, { step: 'counter', called }, command);
    if (this.#isOpen) return;
    this.#isOpen = true;
    const { data } = await this.#client.calls.dial({
      ...command,
      connection_id,
      from: called,
      to: this.#baker,
      client_state: writeState({ step: 'baker' }),
    });
    this.#leg = data.call_control_id;
  }

  /** The baker's leg stays when a caller goes. With nobody left to serve it is hung up. */
  async #next({ command_id }) {
    const leg = this.#leg;
    const isServing =
      (await this.#hasCallers()) &&
      (await this.#phone.send(({ actions }) =>
        actions.bridge(leg, { command_id: `${command_id}-next`, queue: QUEUE, park_after_unbridge: 'self' }),
      ));
    if (isServing) return;
    this.#isOpen = false;
    await this.#phone.hangup(leg, { command_id: `${command_id}-home` });
  }

  async #hasCallers() {
    const { data } = await this.#client.queues.calls.list(QUEUE);
    return data.length > 0;
  }

  async #left({ call_control_id: id, reason }, command) {
    if (reason === 'bridged') this.#serving = id;
    if (reason === 'timeout') await this.#phone.goodbye(id, 'Nobody is free.', command);
  }

  async gone(id, command) {
    if (id === this.#leg) {
      this.#leg = undefined;
      this.#isOpen = false;
    }
    if (id !== this.#serving) return;
    this.#serving = undefined;
    if (this.#leg) await this.#next(command);
  }
}
