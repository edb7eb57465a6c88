const QUEUE = 'support';
/** Who has waited so long may leave a message. */
const MAX_WAIT_SECS = 20;
/** Those in front are told when they move up. For the others it would be one number after another. */
const TOLD_PLACES = 3;

const ORDINALS = ['next', 'second in line', 'third in line'];

/** Callers who wait for an agent, in a queue of Telnyx's. They hear music, and their places. */
export class WaitingLine {
  #client;
  #phone;
  #musicUrl;
  /** The place that each was told last, by call_control_id. */
  #told = new Map();

  constructor(client, phone, musicUrl) {
    this.#client = client;
    this.#phone = phone;
    this.#musicUrl = musicUrl;
  }

  enter(id) {
    return this.#phone.send(({ calls }) =>
      calls.actions.enqueue(id, { queue_name: QUEUE, max_wait_time_secs: MAX_WAIT_SECS }),
    );
  }

  /** `call.enqueued`: Telnyx plays nothing by itself. */
  async entered({ call_control_id: id, current_position: place }) {
    this.#told.set(id, place);
    await this.#phone.say(id, `Welcome to the bakery. You are number ${place}.`);
    await this.#phone.play(id, this.#musicUrl());
  }

  /** `call.dequeued`: the others move up. */
  async left({ call_control_id: id }) {
    this.#told.delete(id);
    for (const { call_control_id: other, queue_position: place } of await this.calls()) {
      if (place > TOLD_PLACES || this.#told.get(other) === place) continue;
      this.#told.set(other, place);
      if (!(await this.#phone.say(other, `You are ${ORDINALS[place - 1]}.`, { stop: 'all' }))) continue;
      await this.#phone.play(other, this.#musicUrl());
    }
  }

  /** Those who wait, the first in line first. */
  async calls() {
    const calls = [];
    for await (const call of this.#client.queues.calls.list(QUEUE)) calls.push(call);
    return calls;
  }

  /** The first in line and an agent talk with each other. The agent's leg stays when the caller goes. */
  giveFirst(agent) {
    return this.#bridge(agent, { queue: QUEUE });
  }

  /** The same with a caller of our choice. */
  give(agent, caller) {
    return this.#bridge(agent, { call_control_id_to_bridge_with: caller });
  }

  #bridge(agent, whom) {
    return this.#phone.send(({ calls }) => calls.actions.bridge(agent, { ...whom, park_after_unbridge: 'self' }));
  }
}
