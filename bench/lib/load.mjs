// A process that posts as fast as it can over a given number of connections, one request at a time on each.
import { Pool } from 'undici';
import { Histogram } from './stats.mjs';
import { serve } from './rpc.mjs';

let pool;
let pooled = '';

/** One pool at a time, kept between the warm-up and the measurement. */
async function poolFor(origin, connections) {
  const key = `${origin} ${connections}`;
  if (pooled !== key) await pool?.close();
  if (pooled !== key) pool = new Pool(origin, { connections, pipelining: 1 });
  pooled = key;
  return pool;
}

async function run({ origin, paths, body, headers, connections, durationMs }) {
  const client = await poolFor(origin, connections);
  const latency = new Histogram();
  const statuses = {};
  const startedMs = performance.now();
  const endMs = startedMs + durationMs;
  let requests = 0;
  const post = async (first) => {
    // Each connection has its own share of the paths: no two requests go to one call at once.
    for (let i = first; performance.now() < endMs; i += connections) {
      const sentMs = performance.now();
      const response = await client.request({ path: paths[i % paths.length], method: 'POST', headers, body });
      await response.body.dump();
      latency.add(performance.now() - sentMs);
      statuses[response.statusCode] = (statuses[response.statusCode] ?? 0) + 1;
      requests++;
    }
  };
  await Promise.all(Array.from({ length: connections }, (_, i) => post(i)));
  const seconds = (performance.now() - startedMs) / 1000;
  return { requests, perSecond: requests / seconds, statuses, ...latency.summary() };
}

serve({ run });
