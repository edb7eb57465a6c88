import Telnyx from 'telnyx';
import { writeState } from './client-state.js';

const NAME = 'tasting';
/** Call Control's code for a conference of that name that there is already. */
const IS_OPEN = '90033';

/** Callers who taste together, in a conference. The first one opens it, and it ends with the last. */
export class Tasting {
  #client;
  #phone;
  /** Calls that have chosen it. A choice that comes twice must not make its caller join what he has opened: no command_id tells that these are one. */
  #guests = new Set();
  handlers = {};

  constructor(client, phone) {
    this.#client = client;
    this.#phone = phone;
  }

  async choose({ call_control_id: id }, _called, command) {
    if (this.#guests.has(id)) return;
    this.#guests.add(id);
    const part = {
      ...command,
      call_control_id: id,
      beep_enabled: 'always',
      client_state: writeState({ step: 'tasting' }),
    };
    await this.#phone.send(async () => {
      if (await this.#join(part)) return;
      try {
        // The SDK has conferences beside calls.
        await this.#client.conferences.create({ ...part, name: NAME });
      } catch (error) {
        // Somebody else has opened it in the meantime.
        if (!isOpen(error) || !(await this.#join(part))) throw error;
      }
    });
  }

  gone(id) {
    this.#guests.delete(id);
  }

  /** False where there is nothing to join. */
  async #join(part) {
    const room = await this.#room();
    if (room) await this.#client.conferences.actions.join(room, part);
    return room !== undefined;
  }

  async #room() {
    const filter = { name: NAME, status: 'in_progress' };
    for await (const { id } of this.#client.conferences.list({ filter })) return id;
    return undefined;
  }
}

const isOpen = (error) =>
  error instanceof Telnyx.APIError && error.error?.errors?.some(({ code }) => code === IS_OPEN) === true;
