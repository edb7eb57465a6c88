import { once } from 'node:events';
import { createServer } from 'node:http';
import { Failure } from './failure.mjs';

const FROM = '+15550100099';
const KEY_MS = 160;

/**
 * Calls in the middle of the play have to come at instants of the world's, not of the host's: time may run far ahead while a request is on its way. So
 * somebody calls who presses a key at each of these instants. World time stands until the webhook of it is answered, and that is done once the
 * caller has rung.
 */
export class Conductor {
  #stage;
  #server;
  #cues;
  #failed;
  #fail;
  #id;

  /** `cues`: `[at, task]`, in ms from the first on, ascending and at least `KEY_MS` apart. */
  constructor(stage, cues) {
    this.#stage = stage;
    this.#cues = cues;
    this.#failed = new Promise((_resolve, reject) => (this.#fail = reject));
    this.#failed.catch(() => undefined);
    this.#server = createServer((request, response) => void this.#take(request, response));
  }

  /** The call by which it conducts, once it has begun. */
  get callControlId() {
    return this.#id;
  }

  /** Rejects when a cue fails. */
  get failed() {
    return this.#failed;
  }

  async begin(to) {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    const webhook_url = `http://127.0.0.1:${this.#server.address().port}/`;
    const ats = this.#cues.map(([at]) => at);
    const waits = ats.map((at, i) => (i === 0 ? 0 : at - ats[i - 1] - KEY_MS));
    const script = [
      ...waits.flatMap((wait_ms) => [{ wait_ms }, { press: '1' }]),
      { wait_ms: KEY_MS },
      { hangup: true },
    ];
    const { call_control_id } = await this.#stage.control.post('/calls', { from: FROM, to, webhook_url, script });
    this.#id = call_control_id;
  }

  end() {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  async #take(request, response) {
    try {
      const { event_type: type, payload } = JSON.parse(await text(request)).data;
      if (type === 'call.initiated') await this.#answer(payload.call_control_id);
      if (type === 'call.dtmf.received') await this.#cues.shift()[1]();
    } catch (error) {
      this.#fail(error);
    }
    response.end();
  }

  async #answer(id) {
    const { env } = this.#stage;
    const headers = { authorization: `Bearer ${env.TELNYX_API_KEY}`, 'content-type': 'application/json' };
    const url = `${env.TELNYX_BASE_URL}/calls/${id}/actions/answer`;
    const answer = await fetch(url, { method: 'POST', headers, body: '{}' });
    if (!answer.ok) throw new Failure(`the conductor was not answered: ${answer.status} ${await answer.text()}`);
  }
}

async function text(request) {
  let body = '';
  for await (const part of request.setEncoding('utf8')) body += part;
  return body;
}
