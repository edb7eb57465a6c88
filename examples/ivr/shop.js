import { writeState } from './client-state.js';

/** These are how a call ends that was answered, or that nobody wanted any more. */
const WAS_FINE = ['normal_clearing', 'originator_cancel'];

/** Callers are transferred to the shop in town. Where nobody takes them there they are back in the menu. */
export class Shop {
  #phone;
  #number;
  #askAgain;
  handlers = {
    shop: { 'call.hangup': (call, state, command) => this.#ended(call, state, command) },
  };

  constructor(phone, number, askAgain) {
    this.#phone = phone;
    this.#number = number;
    this.#askAgain = askAgain;
  }

  choose({ call_control_id: id }, called, command) {
    return this.#phone.send(({ actions }) =>
      actions.transfer(id, {
        ...command,
        to: this.#number,
        from: called,
        timeout_secs: 20,
        client_state: writeState({ step: 'transferred' }),
        target_leg_client_state: writeState({ step: 'shop', caller: id, called }),
      }),
    );
  }

  async #ended({ hangup_cause: cause }, { caller, called }, command) {
    if (!WAS_FINE.includes(cause)) await this.#askAgain(caller, 'Nobody is free in the shop.', called, command);
  }
}
