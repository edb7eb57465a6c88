import fc from 'fast-check';
import { expectations } from '../lib/expect.mjs';
import { until } from '../lib/failure.mjs';
import { BEHAVIOURS, HostileHttp } from '../lib/hostile-http.mjs';

// A case is `{uses: [{as, behaviour, failover?, scheme?}], then}`: what the simulator connects to misbehaves. `as` says in which role:
// an app's webhook endpoint, a stream's server, a file of playback_start or of the party. All at once; then the calls end.

const ROLES = ['webhook', 'webhook', 'webhook_urls', 'stream', 'file', 'party_file'];
const names = Object.keys(BEHAVIOURS);
const use = fc.record(
  {
    as: fc.constantFrom(...ROLES),
    behaviour: fc.constantFrom(...names),
    failover: fc.constantFrom(...names),
    secure: fc.boolean(),
    get: fc.boolean(),
  },
  { requiredKeys: ['as', 'behaviour'], noNullPrototype: true },
);
/** Webhooks of a case may wait for time-outs of a second, three times at two URLs; parts in the middle of a run do not wait for them. */
const CASE_MS = 400;

/** One server for all cases; it ends with the process. */
let hostile;

const PLAYERS = {
  async webhook({ behaviour, failover, get, secure }, bench) {
    const application = await bench.api.data('POST', '/v2/call_control_applications', {
      application_name: 'hostile',
      webhook_event_url: hostile.url(behaviour, secure ? 'https' : 'http'),
      ...(failover ? { webhook_event_failover_url: hostile.url(failover) } : {}),
      webhook_timeout_secs: 1,
    });
    const call = await bench.ring({ connection_id: application.id });
    if (get) await post(bench, call, 'answer', { webhook_url: hostile.url(behaviour), webhook_url_method: 'GET' });
    return call;
  },
  async webhook_urls({ behaviour }, bench) {
    const call = await bench.ring();
    const urls = Object.fromEntries(['call.answered', 'call.hangup'].map((event) => [event, hostile.url(behaviour)]));
    await post(bench, call, 'answer', { webhook_urls: urls });
    return call;
  },
  async stream({ behaviour, secure }, bench) {
    const call = await answered(bench);
    await post(bench, call, 'streaming_start', { stream_url: hostile.url(behaviour, secure ? 'wss' : 'ws') });
    return call;
  },
  async file({ behaviour, secure }, bench) {
    const call = await answered(bench);
    await post(bench, call, 'playback_start', { audio_url: hostile.url(behaviour, secure ? 'https' : 'http') });
    return call;
  },
  async party_file({ behaviour }, bench) {
    const call = await answered(bench);
    const path = `/_sim/calls/${encodeURIComponent(call)}/party/play`;
    // Not waited for: it is answered once the file is there, or given up after five seconds.
    void bench.api
      .send({ method: 'POST', path, body: { audio_url: hostile.url(behaviour) }, fetches: true })
      .catch(() => undefined);
    return call;
  },
};

async function answered(bench) {
  const call = await bench.ring();
  await bench.command(call, 'answer');
  return call;
}

const post = (bench, call, name, body) =>
  bench.api.send({ method: 'POST', path: `/v2/calls/${encodeURIComponent(call)}/actions/${name}`, body });

async function run({ uses, ms = CASE_MS, ...input }, bench) {
  hostile ??= await HostileHttp.start();
  const expected = await expectations(input, bench);
  await Promise.all(uses.map((each) => PLAYERS[each.as](each, bench)));
  await until(() => !bench.isUsable, ms, 20);
  await bench.check();
  await bench.hangUpAll();
  await expected.hold();
}

export const endpoints = {
  name: 'endpoints',
  weight: 2,
  cases: fc.record({ uses: fc.array(use, { minLength: 1, maxLength: 8 }) }),
  run,
  /** Connections that these servers keep open are not the simulator's to close. */
  release: () => hostile?.closeConnections(),
};
