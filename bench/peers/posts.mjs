// Webhooks without the rest of the simulator, in three steps: POSTs on undici as it is, the same through the simulator's HTTP
// sender, and events through its delivery: queue, signature, journal, records.
import { readFileSync } from 'node:fs';
import { Agent } from 'undici';
import { clocks, dist, newJournal } from '../lib/parts.mjs';
import { serve } from '../lib/rpc.mjs';

const { createHttpSender } = await dist('platform/http-sender.js');
const { WebhookDeliveries } = await dist('webhooks/delivery.js');
const { keyPairFromSeed } = await dist('webhooks/signing.js');
const { Signer } = await dist('webhooks/signer.js');

const payload = {
  call_control_id: `v3:${'a'.repeat(76)}`,
  call_leg_id: '5a3b0e0c-1d1f-4c55-9a1b-6a4f8c1f2e3d',
  call_session_id: '5a3b0e0c-1d1f-4c55-9a1b-6a4f8c1f2e3e',
  caller_id_name: 'Ada Lovelace',
  calling_party_type: 'pstn',
  client_state: null,
  connection_id: '2345678901234567890',
  custom_headers: Array.from({ length: 4 }, (_, i) => ({ name: `X-Custom-${i}`, value: 'f'.repeat(64) })),
  direction: 'incoming',
  from: '+15550100001',
  offered_codecs: 'PCMU,PCMA',
  start_time: '2026-01-01T00:00:00.000000Z',
  state: 'parked',
  to: '+15550100002',
};

/** Records of old webhooks are forgotten in a run of some seconds: that is told, and is no fault. */
const EXPECTED = new Set(['webhook.created', 'webhook.attempt', 'limit.reached']);

const world = clocks();
const { host, time, clock } = world;
const nothing = () => undefined;
const sender = createHttpSender({ loopbackPlainFallback: true, onPlainFallback: nothing, onLimit: nothing });
const agent = new Agent({ connections: 1000 });
const journal = newJournal(world);
const keys = keyPairFromSeed('bench');
const signer = Signer ? new Signer(keys, host) : keys;
const ended = new Map();
let lastId = 0;
const newId = () => `delivery-${++lastId}`;
const deliveries = new WebhookDeliveries({
  time,
  clock,
  host,
  sender,
  newId,
  sign: (timestamp, body, others) => signer.sign(timestamp, body, others),
  // An address; before there were addresses, the id of a call.
  record: (type, fields, of) => {
    journal.record(type, fields, of);
    if (type === 'webhook.delivered') ended.get(of.id ?? of)();
    else if (!EXPECTED.has(type)) throw new Error(`${type}: ${JSON.stringify(fields)}`);
  },
  lastSeq: () => journal.range.last,
  fault(error) {
    throw error;
  },
  settings: { retryDelaysMs: [], order: 'in_order', getSignature: 'empty_body', bodyFormat: 'compact' },
});

const body = JSON.stringify({
  data: {
    event_type: 'call.initiated',
    id: payload.call_leg_id,
    occurred_at: payload.start_time,
    payload,
    record_type: 'event',
  },
  meta: { attempt: 1, delivered_to: 'http://127.0.0.1:65535/' },
});
const headers = { 'content-type': 'application/json', 'user-agent': 'telnyx-webhooks' };

const kinds = {
  undici: async ({ origin }) => {
    const response = await agent.request({ origin, path: '/', method: 'POST', headers, body });
    await response.body.dump();
  },
  sender: async ({ origin }) => {
    const { status, error } = await sender.send({ url: `${origin}/`, method: 'POST', headers, body, timeoutMs: 2000 });
    if (status !== 200) throw new Error(`a plain POST got ${status ?? error}`);
  },
  signed: ({ origin }, callControlId) =>
    new Promise((resolve) => {
      ended.set(callControlId, resolve);
      const target = { urls: [`${origin}/`], method: 'POST', timeoutMs: 2000 };
      const { call_leg_id: eventId, start_time: occurredAt } = payload;
      const of = { kind: 'call', id: callControlId };
      const event = { of, callControlId, eventType: 'call.initiated', eventId, deliveryId: newId(), occurredAt };
      deliveries.enqueue({ ...event, payload, target });
    }),
};

/** CPU time of the main thread alone, in nanoseconds; NaN where there is no /proc. */
function mainThreadNanos() {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'latin1').split(' ')[0]);
  } catch {
    return NaN;
  }
}

/** `concurrency` requests are under way at once; of signed webhooks each belongs to a call of its own. */
async function run({ kind, origin, concurrency, durationMs }) {
  const startedMs = performance.now();
  const cpu = process.cpuUsage();
  const main = mainThreadNanos();
  let posts = 0;
  const lane = async (_, i) => {
    while (performance.now() - startedMs < durationMs) {
      await kinds[kind]({ origin }, `call-${i}`);
      posts++;
    }
  };
  await Promise.all(Array.from({ length: concurrency }, lane));
  const { user, system } = process.cpuUsage(cpu);
  return {
    perSecond: (posts / (performance.now() - startedMs)) * 1000,
    cpuMicros: (user + system) / posts,
    mainMicros: (mainThreadNanos() - main) / 1000 / posts,
  };
}

serve({ run });
process.stdout.write('ready\n');
