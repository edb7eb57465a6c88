import { writeState } from './client-state.js';

/** A message is over when the caller has been silent so long. */
const SILENCE_SECS = 3;
const MAX_SECS = 60;

/** Callers whom nobody could serve in time leave a message. */
export class VoiceMail {
  #phone;

  constructor(phone) {
    this.#phone = phone;
  }

  invite(id) {
    return this.#tell(id, 'Nobody is free. Please leave a message after the tone.', 'invited');
  }

  /** `call.speak.ended`: of what was said to its end. */
  async spoken({ call_control_id: id, status }, step) {
    if (status !== 'completed') return;
    if (step === 'goodbye') await this.#phone.hangup(id);
    if (step !== 'invited') return;
    await this.#phone.send(({ calls }) =>
      calls.actions.startRecording(id, {
        format: 'wav',
        channels: 'single',
        recording_track: 'inbound',
        play_beep: true,
        max_length: MAX_SECS,
        timeout_secs: SILENCE_SECS,
        client_state: writeState({ role: 'caller', step: 'message' }),
      }),
    );
  }

  /** `call.recording.saved` */
  saved({ call_control_id: id, recording_id }) {
    console.log(`message: ${recording_id}`);
    return this.#tell(id, 'Thank you. We will call you back.', 'goodbye');
  }

  #tell(id, text, step) {
    return this.#phone.say(id, text, { stop: 'all', client_state: writeState({ role: 'caller', step }) });
  }
}
