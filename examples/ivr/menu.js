import Telnyx from 'telnyx';
import { readState, writeState } from './client-state.js';

/** Call Control's code for a command to a call that has ended. */
const CALL_HAS_ENDED = '90018';

const VOICE = { voice: 'female', language: 'en-US' };
/** Who leaves a message is done when he has been silent so long, or pressed #. */
const MESSAGE_SILENCE_SECS = 3;
const MESSAGE_MAX_SECS = 60;

/**
 * A phone menu: one method for each event that it cares about. How far a call has come stands in its `client_state`, which Telnyx
 * sends back with each of its events.
 */
export class Menu {
  #client;
  #agents;
  /** The legs to agents that nobody has been put through to yet, by the caller's call_control_id. */
  #legs = new Map();
  #handlers = {
    'call.initiated': (call, command) => this.#ringing(call, command),
    'call.answered': (call, command) => this.#answered(call, command),
    'call.gather.ended': (call, command) => this.#chosen(call, command),
    'call.speak.ended': (call, command) => this.#spoken(call, command),
    'call.dtmf.received': (call, command) => this.#pressed(call, command),
    'call.recording.saved': (call, command) => this.#saved(call, command),
    'call.recording.error': (call, command) => this.#goodbye(call.call_control_id, 'Your message was lost.', command),
    'call.playback.ended': (call, command) => this.#played(call, command),
    'call.machine.detection.ended': (call, command) => this.#detected(call, command),
    'call.machine.greeting.ended': (call, command) => this.#leaveNote(call, command),
    'call.hangup': (call, command) => this.#ended(call, command),
  };

  /** Callers who ask for somebody are put through to these numbers, in turn. */
  constructor(client, agents) {
    this.#client = client;
    this.#agents = agents;
  }

  /** Takes a webhook's `data`. */
  async take({ event_type: type, id, payload }) {
    // A webhook may come twice; the same command_id makes the second command harmless.
    await this.#handlers[type]?.(payload, { command_id: id });
  }

  async #ringing(call, command) {
    if (call.direction !== 'incoming') return;
    console.log(`call from ${call.from}`);
    await this.#send(() => this.#actions.answer(call.call_control_id, command));
  }

  async #answered(call, command) {
    // An agent's leg has had a state since it was dialled.
    if (readState(call).step) return;
    await this.#send(() =>
      this.#actions.gatherUsingSpeak(call.call_control_id, {
        ...command,
        ...VOICE,
        payload: 'Welcome to the bakery. To leave a message press one. To talk to us press two.',
        invalid_payload: 'That is not a choice.',
        valid_digits: '12',
        maximum_digits: 1,
        maximum_tries: 2,
        timeout_millis: 5000,
        client_state: writeState({ step: 'menu', called: call.to }),
      }),
    );
  }

  async #chosen(call, command) {
    const id = call.call_control_id;
    console.log(`${call.from}: ${call.status} ${call.digits}`);
    if (call.status === 'call_hangup') return;
    if (call.digits === '1') {
      await this.#say(id, 'Please speak after the tone.', { step: 'invited' }, command);
    } else if (call.digits === '2') {
      await this.#say(id, 'One moment please.', { step: 'waiting' }, command);
      await this.#dialAgent(call, command);
    } else {
      await this.#goodbye(id, 'I did not hear a choice.', command);
    }
  }

  async #spoken(call, command) {
    const id = call.call_control_id;
    const { step, caller } = readState(call);
    if (call.status === 'call_hangup') return;
    if (step === 'invited') {
      await this.#send(() =>
        this.#actions.startRecording(id, {
          ...command,
          format: 'mp3',
          channels: 'single',
          recording_track: 'inbound',
          trim: 'trim-silence',
          play_beep: true,
          max_length: MESSAGE_MAX_SECS,
          timeout_secs: MESSAGE_SILENCE_SECS,
          client_state: writeState({ step: 'message' }),
        }),
      );
    } else if (step === 'goodbye') {
      await this.#send(() => this.#actions.hangup(id, command));
    } else if (step === 'note') {
      await this.#send(() => this.#actions.hangup(id, command));
      await this.#goodbye(caller, 'Nobody is here. We will call you back.', command);
    }
  }

  async #pressed(call, command) {
    if (call.digit !== '#' || readState(call).step !== 'message') return;
    await this.#send(() => this.#actions.stopRecording(call.call_control_id, command));
  }

  async #saved(call, command) {
    if (readState(call).step !== 'message') return;
    console.log(`message: ${call.recording_id}`);
    await this.#send(() =>
      this.#actions.startPlayback(call.call_control_id, {
        ...command,
        // Good for ten minutes, which is enough for the one who left it.
        audio_url: call.recording_urls.mp3,
        client_state: writeState({ step: 'message played' }),
      }),
    );
  }

  async #played(call, command) {
    if (readState(call).step !== 'message played' || call.status === 'call_hangup') return;
    await this.#goodbye(call.call_control_id, 'That is your message.', command);
  }

  async #dialAgent(call, command) {
    const id = call.call_control_id;
    const agent = this.#agents.shift();
    this.#agents.push(agent);
    const { data } = await this.#client.calls.dial({
      ...command,
      connection_id: call.connection_id,
      from: readState(call).called,
      to: agent,
      link_to: id,
      answering_machine_detection: 'greeting_end',
      client_state: writeState({ step: 'agent', caller: id }),
    });
    this.#legs.set(id, data.call_control_id);
  }

  /** A person is put through. A machine's greeting is waited for. */
  async #detected(call, command) {
    const { step, caller } = readState(call);
    console.log(`the agent's phone was answered: ${call.result}`);
    if (step !== 'agent' || call.result === 'machine') return;
    const isBridged = await this.#send(() =>
      this.#actions.bridge(call.call_control_id, {
        ...command,
        call_control_id_to_bridge_with: caller,
        client_state: writeState({ step: 'talking' }),
      }),
    );
    // From now on the two end together.
    if (isBridged) this.#legs.delete(caller);
  }

  async #leaveNote(call, command) {
    const { step, caller } = readState(call);
    if (step !== 'agent') return;
    // The note is left to its end, also where the caller does not wait for that.
    this.#legs.delete(caller);
    await this.#say(
      call.call_control_id,
      'A customer has called. Please call back.',
      { step: 'note', caller },
      command,
    );
  }

  /** Who is left alone when the other leg goes is not left waiting. */
  async #ended(call, command) {
    const id = call.call_control_id;
    const { step, caller } = readState(call);
    console.log(`call ended: ${call.hangup_cause}`);
    const leg = this.#legs.get(id);
    this.#legs.delete(id);
    if (leg) await this.#send(() => this.#actions.hangup(leg, command));
    const isWaitedFor = this.#legs.delete(caller);
    if (isWaitedFor && step === 'agent') await this.#goodbye(caller, 'Nobody is free.', command);
  }

  async #goodbye(id, because, command) {
    await this.#say(id, `${because} Goodbye.`, { step: 'goodbye' }, { command_id: `${command.command_id}-goodbye` });
  }

  async #say(id, payload, state, command) {
    await this.#send(() => this.#actions.speak(id, { ...command, ...VOICE, payload, client_state: writeState(state) }));
  }

  get #actions() {
    return this.#client.calls.actions;
  }

  /** Sends a command. The call may have ended while it was on its way: that is no fault, and there is nothing left to do. False then. */
  async #send(command) {
    try {
      await command();
      return true;
    } catch (error) {
      const codes = error instanceof Telnyx.APIError ? error.error?.errors?.map(({ code }) => code) : undefined;
      if (!codes?.includes(CALL_HAS_ENDED)) throw error;
      console.log('the call has ended already');
      return false;
    }
  }
}
