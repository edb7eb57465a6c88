import { isLoud } from './sound.js';

const FRAME_MS = 20;
/** Noise is shorter than this, a word is longer. */
const SPEECH_MS = 120;
/** Who is silent so long has finished a sentence. */
const PAUSE_MS = 600;
/** Who has not said anything for so long is asked again. */
const SILENCE_MS = 6_000;
/** Telnyx queues what we send and plays it in real time, so that a sentence can be sent at once. */
const CHUNK_BYTES = 1_600;

/** One call's WebSocket: names the specials, listens to the order, says thanks. A caller who talks is never talked over. */
export class Conversation {
  /** Resolves with the call's id when all has been said, with undefined where the socket was closed before. */
  over;
  #socket;
  #prompts;
  #end;
  #callControlId;
  /** The codec in which the caller's audio comes: that of the call. */
  #encoding;
  /** The prompts whose marks have not come back: those that the caller still hears. */
  #playing = 0;
  /** Frames since the caller began to talk, and since the last loud one. */
  #loudMs = 0;
  #quietMs = 0;
  #isTalking = false;
  #hasAsked = false;
  #isDone = false;

  constructor(socket, prompts) {
    this.#socket = socket;
    this.#prompts = prompts;
    this.over = new Promise((resolve) => (this.#end = resolve));
    socket.on('message', (data) => this.#message(JSON.parse(data)));
    socket.on('error', (error) => console.error(`media: ${error.message}`));
    socket.on('close', () => this.#end(undefined));
  }

  #message(frame) {
    if (frame.event === 'start') {
      this.#callControlId = frame.start.call_control_id;
      this.#encoding = frame.start.media_format.encoding;
      console.log(`media: ${this.#encoding}`);
      this.#play('specials');
    } else if (frame.event === 'media') this.#heard(Buffer.from(frame.media.payload, 'base64'));
    else if (frame.event === 'mark') this.#played();
  }

  #heard(audio) {
    if (isLoud(audio, this.#encoding)) {
      this.#loudMs += FRAME_MS;
      this.#quietMs = 0;
    } else {
      this.#quietMs += FRAME_MS;
      if (this.#quietMs > PAUSE_MS) this.#loudMs = 0;
    }
    if (!this.#isTalking && this.#loudMs >= SPEECH_MS) this.#talks();
    else if (this.#isTalking && this.#quietMs >= PAUSE_MS) this.#hasTalked();
    else if (this.#quietMs >= SILENCE_MS && this.#playing === 0 && !this.#isDone) this.#isSilent();
  }

  /** The caller talks: what is still queued at Telnyx goes. Its marks come back all the same. */
  #talks() {
    this.#isTalking = true;
    if (this.#playing > 0) this.#send({ event: 'clear' });
  }

  #hasTalked() {
    this.#isTalking = false;
    if (!this.#isDone) this.#play('thanks');
    this.#isDone = true;
  }

  #isSilent() {
    this.#quietMs = 0;
    this.#isDone = this.#hasAsked;
    this.#play(this.#hasAsked ? 'thanks' : 'still');
    this.#hasAsked = true;
  }

  #played() {
    this.#playing -= 1;
    this.#quietMs = 0;
    if (this.#playing === 0 && this.#isDone) this.#end(this.#callControlId);
  }

  #play(name) {
    const audio = this.#prompts[name];
    for (let at = 0; at < audio.length; at += CHUNK_BYTES)
      this.#send({ event: 'media', media: { payload: audio.subarray(at, at + CHUNK_BYTES).toString('base64') } });
    // Telnyx returns the mark when the audio before it has been played.
    this.#send({ event: 'mark', mark: { name } });
    this.#playing += 1;
  }

  #send(frame) {
    if (this.#socket.readyState === this.#socket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
