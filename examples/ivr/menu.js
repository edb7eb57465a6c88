import { Agents } from './agents.js';
import { readState, writeState } from './client-state.js';
import { Counter } from './counter.js';
import { Messages } from './messages.js';
import { Orders } from './orders.js';
import { Phone } from './phone.js';
import { Reminders } from './reminders.js';
import { Shop } from './shop.js';
import { Tasting } from './tasting.js';

const CHOICES = [
  'To leave a message press one.',
  'To talk to us press two.',
  'To order press three.',
  'For our shop in town press four.',
  'To wait at the counter press five.',
  'For the tasting press six.',
].join(' ');

/**
 * A phone menu. How far a call has come, its `step`, stands in its `client_state`, which Telnyx sends back with each of its events; each
 * part of the app has handlers for its own steps.
 */
export class Menu {
  #phone;
  #parts;
  #choices;
  #handlers;

  /** `numbers`: those of the agents, the shop and the baker at the counter. `mediaUrl` is where streams of audio go. */
  constructor(client, numbers, mediaUrl) {
    const phone = new Phone(client);
    this.#phone = phone;
    const messages = new Messages(phone);
    const agents = new Agents(client, phone, numbers.agents);
    const orders = new Orders(phone, mediaUrl);
    const shop = new Shop(phone, numbers.shop, (id, why, called, command) => this.#ask(id, why, called, command));
    const counter = new Counter(client, phone, numbers.baker);
    const tasting = new Tasting(client, phone);
    this.orders = orders;
    this.reminders = new Reminders(client, phone);
    this.#choices = { 1: messages, 2: agents, 3: orders, 4: shop, 5: counter, 6: tasting };
    this.#parts = [...Object.values(this.#choices), this.reminders];
    this.#handlers = Object.assign({}, ...this.#parts.map(({ handlers }) => handlers), {
      new: {
        'call.initiated': (call, _state, command) => this.#ringing(call, command),
        'call.answered': (call, _state, command) =>
          this.#ask(call.call_control_id, 'Welcome to the bakery.', call.to, command),
      },
      menu: { 'call.gather.ended': (call, state, command) => this.#chosen(call, state, command) },
      goodbye: { 'call.speak.ended': (call, _state, command) => this.#said(call, command) },
    });
  }

  /** Takes a webhook's `data`. */
  async take({ event_type: type, id, payload }) {
    const state = readState(payload);
    // A webhook may come twice; the same command_id makes the second command harmless.
    const command = { command_id: id };
    await this.#handlers[state.step ?? 'new']?.[type]?.(payload, state, command);
    if (type !== 'call.hangup') return;
    console.log(`call ended: ${payload.hangup_cause}`);
    for (const part of this.#parts) await part.gone?.(payload.call_control_id, command);
  }

  async #ringing(call, command) {
    if (call.direction !== 'incoming') return;
    console.log(`call from ${call.from}`);
    await this.#phone.send(({ actions }) => actions.answer(call.call_control_id, command));
  }

  async #ask(id, first, called, command) {
    await this.#phone.ask(
      id,
      `${first} ${CHOICES}`,
      Object.keys(this.#choices).join(''),
      { step: 'menu', called },
      command,
    );
  }

  async #chosen(call, { called }, command) {
    const { call_control_id: id, status, digits } = call;
    console.log(`${call.from}: ${status} ${digits}`);
    if (status === 'call_hangup') return;
    const choice = this.#choices[digits];
    if (choice) await choice.choose(call, called, command);
    else await this.#phone.goodbye(id, 'I did not hear a choice.', command);
  }

  async #said({ call_control_id: id, status }, command) {
    if (status !== 'call_hangup') await this.#phone.hangup(id, command);
  }
}
