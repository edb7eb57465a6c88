import { writeState } from './client-state.js';

const NAME = 'tasting';

/** Callers who taste together, in a conference. The first one opens it, and it ends with the last. */
export class Tasting {
  #client;
  #phone;
  handlers = {};

  constructor(client, phone) {
    this.#client = client;
    this.#phone = phone;
  }

  async choose({ call_control_id: id }, _called, command) {
    const part = {
      ...command,
      call_control_id: id,
      beep_enabled: 'always',
      client_state: writeState({ step: 'tasting' }),
    };
    const room = await this.#room();
    // The SDK has conferences beside calls.
    await this.#phone.send(() =>
      room
        ? this.#client.conferences.actions.join(room, part)
        : this.#client.conferences.create({ ...part, name: NAME }),
    );
  }

  async #room() {
    const filter = { name: NAME, status: 'in_progress' };
    for await (const { id } of this.#client.conferences.list({ filter })) return id;
    return undefined;
  }
}
