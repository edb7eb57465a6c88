import Telnyx from 'telnyx';
import { writeState } from './client-state.js';

/** Call Control's codes for a command that came when it was over: the call has ended, the queue is empty, nobody is in the queue any more. */
const TOO_LATE = ['90018', '90035', '10027'];

const VOICE = { voice: 'female', language: 'en-US' };

/**
 * Commands as the rest of this app needs them. `command` is `{command_id}`: the id of the event that it answers, so that an event that
 * comes twice is not obeyed twice. Each answers false where it came too late, which is no fault: people hang up when they like.
 */
export class Phone {
  #client;

  constructor(client) {
    this.#client = client;
  }

  say(id, payload, state, command) {
    return this.send(({ actions }) =>
      actions.speak(id, { ...command, ...VOICE, payload, client_state: writeState(state) }),
    );
  }

  /** Says what happened, and hangs up behind it. */
  goodbye(id, because, { command_id }) {
    return this.say(id, `${because} Goodbye.`, { step: 'goodbye' }, { command_id: `${command_id}-goodbye` });
  }

  /** Says it, and takes one key of `keys`. */
  ask(id, payload, keys, state, command) {
    return this.send(({ actions }) =>
      actions.gatherUsingSpeak(id, {
        ...command,
        ...VOICE,
        payload,
        invalid_payload: 'That is not a choice.',
        valid_digits: keys,
        maximum_digits: 1,
        maximum_tries: 2,
        timeout_millis: 5000,
        client_state: writeState(state),
      }),
    );
  }

  hangup(id, command) {
    return this.send(({ actions }) => actions.hangup(id, command));
  }

  /** `command` gets the calls of the SDK's client. */
  async send(command) {
    try {
      await command(this.#client.calls);
      return true;
    } catch (error) {
      const codes = error instanceof Telnyx.APIError ? error.error?.errors?.map(({ code }) => code) : undefined;
      if (!codes?.some((code) => TOO_LATE.includes(code))) throw error;
      console.log(`too late: ${codes.join(' ')}`);
      return false;
    }
  }
}
