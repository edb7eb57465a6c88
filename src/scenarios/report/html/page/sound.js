/* global AudioContext, DecompressionStream, Response, Blob, requestAnimationFrame */
/** A code of G.711 µ-law as a sample from -1 to 1. */
function fromMulaw(code) {
  const bits = ~code & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 132) << ((bits >> 4) & 7)) - 132;
  return (bits & 0x80 ? -magnitude : magnitude) / 32768;
}

/** Plays one call at a time. `onChange` hears of each step of the playhead, with the call and ms from its answer; null at the end. */
class Player {
  #context = null;
  #playing = null;
  #buffers = new WeakMap();
  #onChange;

  constructor(onChange) {
    this.#onChange = onChange;
  }

  get call() {
    return this.#playing ? this.#playing.call : null;
  }

  /** Plays a call from so many ms behind its answer. */
  async play(call, fromMs) {
    this.stop();
    if (!call.sound || call.sound.sound === null) return;
    // Made at the first click, as browsers let nothing sound before.
    this.#context ??= new AudioContext();
    const wanted = { call, source: null, startedAt: 0, fromMs };
    this.#playing = wanted;
    const buffer = await this.#bufferOf(call.sound);
    if (this.#playing !== wanted) return;
    if (fromMs >= buffer.duration * 1000) return this.stop();
    const source = this.#context.createBufferSource();
    source.buffer = buffer;
    source.connect(this.#context.destination);
    source.onended = () => this.#playing === wanted && this.stop();
    source.start(0, Math.max(0, fromMs / 1000));
    Object.assign(wanted, { source, startedAt: this.#context.currentTime });
    this.#tick();
  }

  stop() {
    const playing = this.#playing;
    this.#playing = null;
    if (playing && playing.source) playing.source.stop();
    this.#onChange(null, 0);
  }

  #tick() {
    const playing = this.#playing;
    if (!playing || !playing.source) return;
    this.#onChange(playing.call, playing.fromMs + (this.#context.currentTime - playing.startedAt) * 1000);
    requestAnimationFrame(() => this.#tick());
  }

  /** Left what the party says, right what it hears. */
  async #bufferOf(sound) {
    const known = this.#buffers.get(sound);
    if (known) return known;
    const stream = new Blob([bytesOf(sound.sound)]).stream().pipeThrough(new DecompressionStream('deflate'));
    const mulaw = new Uint8Array(await new Response(stream).arrayBuffer());
    const samples = mulaw.length / 2;
    const buffer = this.#context.createBuffer(2, Math.max(1, samples), sound.rate);
    for (const channel of [0, 1]) {
      const data = buffer.getChannelData(channel);
      for (let index = 0; index < samples; index++) data[index] = fromMulaw(mulaw[channel * samples + index]);
    }
    this.#buffers.set(sound, buffer);
    return buffer;
  }
}
