import Telnyx from 'telnyx';

/** Call Control's codes for a command that came when it was over: the call has ended, the conference has, the call has left the queue, nobody is in it. */
const TOO_LATE = ['90018', '90019', '90035', '10027'];

const VOICE = { voice: 'female', language: 'en-US' };

/** Commands as the rest of this app needs them. Each answers false where it came too late, which is no fault: people hang up when they like. */
export class Phone {
  #client;

  constructor(client) {
    this.#client = client;
  }

  answer(id, client_state) {
    return this.send(({ calls }) => calls.actions.answer(id, { client_state }));
  }

  /** Behind what the call hears already, or, with `stop: 'all'`, in its place. */
  say(id, payload, options = {}) {
    return this.send(({ calls }) => calls.actions.speak(id, { ...VOICE, payload, ...options }));
  }

  /** Again and again, behind what the call hears already. */
  play(id, audio_url) {
    return this.send(({ calls }) => calls.actions.startPlayback(id, { audio_url, loop: 'infinity' }));
  }

  /** Silence for the call, whatever it hears. */
  hush(id) {
    return this.send(({ calls }) => calls.actions.stopPlayback(id, { stop: 'all' }));
  }

  hangup(id) {
    return this.send(({ calls }) => calls.actions.hangup(id, {}));
  }

  /** Everybody in a conference hears it. */
  announce(conference, payload) {
    return this.send(({ conferences }) => conferences.actions.speak(conference, { ...VOICE, payload }));
  }

  /** `command` gets the client of the SDK. */
  async send(command) {
    try {
      await command(this.#client);
      return true;
    } catch (error) {
      const codes = error instanceof Telnyx.APIError ? error.error?.errors?.map(({ code }) => code) : undefined;
      if (!codes?.some((code) => TOO_LATE.includes(code))) throw error;
      console.log(`too late: ${codes.join(' ')}`);
      return false;
    }
  }
}
