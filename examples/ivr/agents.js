import { writeState } from './client-state.js';

/** Callers who want to talk to somebody: an agent is dialled, and put through unless a machine answers. */
export class Agents {
  #client;
  #phone;
  #numbers;
  /** The legs to agents that nobody has been put through to yet, by the caller's call_control_id; undefined until the dial has been answered. */
  #legs = new Map();
  /** Callers who went before that. */
  #gone = new Set();
  handlers = {
    agent: {
      'call.machine.detection.ended': (call, { caller }, command) => this.#detected(call, caller, command),
      'call.machine.greeting.ended': (call, { caller }, command) => this.#leaveNote(call, caller, command),
      'call.hangup': (_call, { caller }, command) => this.#agentGone(caller, command),
    },
    note: { 'call.speak.ended': (call, { caller }, command) => this.#noted(call, caller, command) },
  };

  constructor(client, phone, numbers) {
    this.#client = client;
    this.#phone = phone;
    this.#numbers = numbers;
  }

  async choose(call, called, command) {
    const id = call.call_control_id;
    await this.#phone.say(id, 'One moment please.', { step: 'waiting' }, command);
    if (!this.#legs.has(id)) this.#legs.set(id, undefined);
    const { data } = await this.#client.calls.dial({
      ...command,
      connection_id: call.connection_id,
      from: called,
      to: this.#agentOf(call.from),
      link_to: id,
      answering_machine_detection: 'greeting_end',
      client_state: writeState({ step: 'agent', caller: id }),
    });
    // Webhooks may come before this answer: the agent may have hung up by now, and the caller too.
    if (this.#legs.has(id)) this.#legs.set(id, data.call_control_id);
    if (this.#gone.delete(id)) await this.#phone.hangup(data.call_control_id, command);
  }

  /** Who calls again reaches the same agent again. */
  #agentOf(from) {
    const digits = from.replace(/\D/g, '');
    return this.#numbers[Number(digits.at(-1) ?? 0) % this.#numbers.length];
  }

  /** A person is put through. A machine's greeting is waited for. */
  async #detected({ call_control_id: id, result }, caller, command) {
    console.log(`the agent's phone was answered: ${result}`);
    if (result === 'machine') return;
    const isBridged = await this.#phone.send(({ actions }) =>
      actions.bridge(id, {
        ...command,
        call_control_id_to_bridge_with: caller,
        client_state: writeState({ step: 'talking' }),
      }),
    );
    // From now on the two end together.
    if (isBridged) this.#legs.delete(caller);
  }

  async #leaveNote({ call_control_id: id }, caller, command) {
    // The note is left to its end, also where the caller does not wait for that.
    this.#legs.delete(caller);
    await this.#phone.say(id, 'A customer has called. Please call back.', { step: 'note', caller }, command);
  }

  async #noted({ call_control_id: id, status }, caller, command) {
    if (status === 'call_hangup') return;
    await this.#phone.hangup(id, command);
    await this.#phone.goodbye(caller, 'Nobody is here. We will call you back.', command);
  }

  async #agentGone(caller, command) {
    if (this.#legs.delete(caller)) await this.#phone.goodbye(caller, 'Nobody is free.', command);
  }

  /** A call has ended: an agent whose phone rings for nobody is not left ringing. */
  async gone(id, command) {
    if (!this.#legs.has(id)) return;
    const leg = this.#legs.get(id);
    this.#legs.delete(id);
    if (leg) await this.#phone.hangup(leg, command);
    else this.#gone.add(id);
  }
}
