import { createPublicKey, verify } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { brief, Failure } from './failure.mjs';
import { wav } from './sounds.mjs';

/** RFC 8410: what stands before the 32 bytes of an ed25519 key in DER. */
const DER_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

const SOUND = wav({ seconds: 0.3 });

/** A webhook endpoint that behaves: it takes everything, and holds it to what is promised. It has a file too, `sound.wav`. */
export class Sink {
  #server;
  #key;
  #fault;
  #ended = [];
  /** The newest `occurred_at` of each call; as many as fit. */
  #newest = new Map();
  url = '';
  /** An attack has been asked for: from then on webhooks with wrong signatures come on purpose. */
  isAttacked = false;

  static async start() {
    const sink = new Sink();
    sink.#server = createServer((request, response) => sink.#take(request, response));
    sink.#server.listen(0, '127.0.0.1');
    await once(sink.#server, 'listening');
    sink.url = `http://127.0.0.1:${sink.#server.address().port}/`;
    return sink;
  }

  set publicKey(text) {
    const key = Buffer.concat([DER_PREFIX, Buffer.from(text, 'base64')]);
    this.#key = createPublicKey({ key, format: 'der', type: 'spki' });
    this.#newest.clear();
    this.#fault = undefined;
    this.isAttacked = false;
  }

  #take(request, response) {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      // What is played has to come from somewhere.
      if (request.url.startsWith('/sound.wav')) return response.end(SOUND);
      response.end();
      this.#look(request.headers, Buffer.concat(chunks).toString());
    });
  }

  #look(headers, body) {
    const signature = Buffer.from(String(headers['telnyx-signature-ed25519']), 'base64');
    const signed = Buffer.from(`${headers['telnyx-timestamp']}|${body}`);
    if (!verify(null, signed, this.#key, signature)) {
      if (!this.isAttacked) this.#fault ??= ['a webhook whose signature is wrong', body];
      return;
    }
    if (body === '') return;
    const { data, meta } = JSON.parse(body);
    const call = data.payload.call_control_id;
    if (data.event_type === 'call.hangup') this.#ended = [...this.#ended.slice(-50), call];
    // A conference's webhooks come in order among themselves, a call's likewise.
    const lane = data.event_type.startsWith('conference.') ? data.payload.conference_id : call;
    const newest = this.#newest.get(lane) ?? '';
    // A later attempt is sent beside the next webhooks.
    if (meta.attempt === 1 && data.occurred_at < newest)
      this.#fault ??= [`${data.event_type} at ${data.occurred_at} was sent after one at ${newest}`, body];
    if (data.occurred_at > newest) this.#newest.set(lane, data.occurred_at);
    if (this.#newest.size > 5_000) this.#newest.delete(this.#newest.keys().next().value);
  }

  /** Whether one of the last calls to end was this one. */
  hasEnded(call) {
    return this.#ended.includes(call);
  }

  check() {
    if (this.#fault) throw new Failure(`webhook: ${this.#fault[0]}`, brief(this.#fault[1], 1_000));
  }

  close() {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}
