import { Failure, LIMIT_MS } from './failure.mjs';

/** The simulator's control API, as much of it as the demo needs. */
export class Control {
  #url;

  constructor(url) {
    this.#url = `${url}/_sim`;
  }

  async post(path, body = {}) {
    const response = await this.#fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return (await response.json()).data;
  }

  async get(path) {
    return (await (await this.#fetch(path)).json()).data;
  }

  async bytes(path) {
    return Buffer.from(await (await this.#fetch(path)).arrayBuffer());
  }

  /** The whole journal, as JSON lines. */
  async journal() {
    const response = await this.#fetch('/events', { headers: { accept: 'application/x-ndjson' } });
    return await response.text();
  }

  /**
   * The first entry of the journal after `after` that fits. Fails at once when the app has not taken a webhook, for then nothing that is
   * waited for will come.
   */
  async waitFor(what, { type, after = 0, fits = () => true, ...filter }) {
    const deadline = performance.now() + LIMIT_MS;
    for (let seq = after; ;) {
      const left = Math.ceil(Math.max(1, deadline - performance.now()));
      const query = new URLSearchParams({ ...filter, type: `${type},webhook.failed`, after: seq, timeout_ms: left });
      const response = await this.#fetch(`/events/wait?${query}`, {}, [408]);
      if (response.status === 408) throw new Failure(`${what}: nothing came within ${LIMIT_MS / 1000} s`);
      const { data: event } = await response.json();
      if (event.type === 'webhook.failed') checkAttempts(parse(await this.journal()));
      if (event.type === type && fits(event)) return event;
      seq = event.seq;
    }
  }

  async #fetch(path, options = {}, expected = []) {
    // A little longer than the longest wait, which answers by itself.
    const response = await fetch(`${this.#url}${path}`, { ...options, signal: AbortSignal.timeout(LIMIT_MS + 2_000) });
    if (response.ok || expected.includes(response.status)) return response;
    throw new Failure(`the simulator answered ${response.status} to ${path}: ${await response.text()}`);
  }
}

/** The entries of a journal. */
export const parse = (jsonLines) =>
  jsonLines
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Fails unless the app took each webhook that the journal tells of. */
export function checkAttempts(events) {
  for (const event of events) if (event.type === 'webhook.attempt') checkAttempt(event);
}

function checkAttempt({ event_type: name, status, error }) {
  if (status === 401) throw new Failure(`the app could not verify the signature of ${name} (it answered 401)`);
  if (status === undefined || status < 200 || status > 299) {
    throw new Failure(`the app did not take the webhook ${name}: ${status ?? error}`);
  }
}
