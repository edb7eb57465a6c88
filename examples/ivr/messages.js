import { writeState } from './client-state.js';

/** Who leaves a message is done when he has been silent so long, or pressed #. */
const MESSAGE_SILENCE_SECS = 3;
const MESSAGE_MAX_SECS = 60;

/** Voice mail: a tone, the message, and the message again for the one who left it. */
export class Messages {
  #phone;
  handlers = {
    invited: { 'call.speak.ended': (call, _state, command) => this.#record(call, command) },
    message: {
      'call.dtmf.received': (call, _state, command) => this.#pressed(call, command),
      'call.recording.saved': (call, _state, command) => this.#saved(call, command),
      'call.recording.error': ({ call_control_id: id }, _state, command) =>
        this.#phone.goodbye(id, 'Your message was lost.', command),
    },
    'message played': { 'call.playback.ended': (call, _state, command) => this.#played(call, command) },
  };

  constructor(phone) {
    this.#phone = phone;
  }

  choose({ call_control_id: id }, _called, command) {
    return this.#phone.say(id, 'Please speak after the tone.', { step: 'invited' }, command);
  }

  async #record({ call_control_id: id, status }, command) {
    if (status === 'call_hangup') return;
    await this.#phone.send(({ actions }) =>
      actions.startRecording(id, {
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
  }

  async #pressed({ call_control_id: id, digit }, command) {
    if (digit === '#') await this.#phone.send(({ actions }) => actions.stopRecording(id, command));
  }

  async #saved(call, command) {
    console.log(`message: ${call.recording_id}`);
    await this.#phone.send(({ actions }) =>
      actions.startPlayback(call.call_control_id, {
        ...command,
        // Good for ten minutes, which is enough for the one who left it.
        audio_url: call.recording_urls.mp3,
        client_state: writeState({ step: 'message played' }),
      }),
    );
  }

  async #played({ call_control_id: id, status }, command) {
    if (status !== 'call_hangup') await this.#phone.goodbye(id, 'That is your message.', command);
  }
}
