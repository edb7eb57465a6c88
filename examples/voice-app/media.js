import { isLoud, RATE } from './sound.js';

/** Audio is sent in chunks of 200 ms; Telnyx queues them and plays them in real time. */
const CHUNK_BYTES = RATE / 5;
/** The longest sentence that is remembered, in frames of 20 ms. */
const MAX_SENTENCE_FRAMES = (15 * 1000) / 20;

/** One call's WebSocket: hears the caller, plays to the caller. All audio is PCMU at 8 kHz, a byte per sample. */
export class MediaStream {
  /** Resolves with the contents of `start`; rejects if the socket closes before. */
  started;
  /** Resolves when the socket is closed, by whomever. */
  closed;
  #socket;
  #settleStarted;
  /** Frames from the first loud one on. */
  #sentence = [];
  /** What is being played: called with true when its mark returns. */
  #marks = new Map();
  #playCount = 0;

  constructor(socket) {
    this.#socket = socket;
    this.started = new Promise((resolve, reject) => (this.#settleStarted = { resolve, reject }));
    socket.on('message', (data) => this.#message(data));
    socket.on('error', (error) => console.error(`media: ${error.message}`));
    this.closed = new Promise((resolve) => socket.once('close', resolve)).then(() => this.#ended());
  }

  /** Plays audio behind what is playing. Resolves when the caller has heard it: true, or false when the stream ended before. */
  play(audio, what) {
    if (this.#socket.readyState !== this.#socket.OPEN) return Promise.resolve(false);
    for (let at = 0; at < audio.length; at += CHUNK_BYTES) {
      this.#send({ event: 'media', media: { payload: audio.subarray(at, at + CHUNK_BYTES).toString('base64') } });
    }
    // Telnyx returns the mark when the audio before it has been played.
    const name = `${what} #${++this.#playCount}`;
    this.#send({ event: 'mark', mark: { name } });
    return new Promise((resolve) => this.#marks.set(name, resolve));
  }

  /** What the caller said since the last time, without the silence around it. */
  takeSentence() {
    const frames = this.#sentence.splice(0);
    return Buffer.concat(frames.slice(0, frames.findLastIndex(isLoud) + 1));
  }

  close() {
    this.#socket.close();
  }

  #message(data) {
    const frame = this.#parse(data);
    switch (frame?.event) {
      case 'start': {
        const { encoding, sample_rate: rate } = frame.start.media_format;
        console.log(`media: ${encoding} at ${rate} Hz`);
        this.#settleStarted.resolve(frame.start);
        break;
      }
      case 'media':
        this.#heard(Buffer.from(frame.media.payload, 'base64'));
        break;
      case 'dtmf':
        // The tones of a key are loud too, and no part of a sentence.
        this.#sentence = [];
        break;
      case 'mark':
        this.#marks.get(frame.mark.name)?.(true);
        this.#marks.delete(frame.mark.name);
        break;
      case 'error':
        console.error(`media: ${JSON.stringify(frame)}`);
        break;
    }
  }

  /** Whoever sends anything but JSON is not Telnyx. */
  #parse(data) {
    try {
      return JSON.parse(data);
    } catch (error) {
      console.error(`media: ${error.message}`);
      this.#socket.close(1007);
      return undefined;
    }
  }

  #heard(frame) {
    if (this.#sentence.length === 0 && !isLoud(frame)) return;
    this.#sentence.push(frame);
    if (this.#sentence.length > MAX_SENTENCE_FRAMES) this.#sentence.shift();
  }

  #ended() {
    console.log('media: closed');
    this.#settleStarted.reject(new Error('closed before it started'));
    for (const resolve of this.#marks.values()) resolve(false);
    this.#marks.clear();
  }

  #send(frame) {
    this.#socket.send(JSON.stringify(frame));
  }
}
