import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent } from 'undici';
import { built } from './checkout.mjs';
import { startNode } from './process.mjs';

const AUTHORIZATION = { authorization: 'Bearer KEYbench' };
const JSON_HEADERS = { ...AUTHORIZATION, 'content-type': 'application/json' };

/** So many requests at once set a scene up. */
const HANDS = 8;

/**
 * Starts the simulator as its users do, in a process of its own; `config` is what a configuration file would hold. Its lateness is that of
 * frames with `pacer`, of the host's timers with `timers`.
 */
export async function startSimulator({
  config = {},
  pacer = false,
  timers = false,
  exposeGc = false,
  what = 'simulator',
} = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-bench-'));
  const file = join(folder, 'config.yaml');
  writeFileSync(file, JSON.stringify({ port: 0, log_level: 'silent', ...config }));
  const isProbed = pacer || timers;
  const env = {
    BENCH_DIST: built(''),
    ...(pacer ? { BENCH_PACER: built('media/pacer.js') } : {}),
    ...(timers ? { BENCH_CLOCK: built('platform/clock.js') } : {}),
  };
  const entry = isProbed ? '../peers/program.mjs' : built('main.js');
  const child = startNode(entry, { args: ['start', '--config', file], env, exposeGc, what });
  const agent = new Agent({ connections: HANDS });
  const [, origin] = await child.line(/^telnyx-sim ready on (\S+)$/m);
  rmSync(folder, { recursive: true });

  const send = async (method, path, headers, body) => {
    const response = await agent.request({ origin, path, method, headers, body: body && JSON.stringify(body) });
    const text = await response.body.text();
    if (response.statusCode >= 300) throw new Error(`${method} ${path} answered ${response.statusCode}: ${text}`);
    return text === '' ? undefined : JSON.parse(text).data;
  };
  const post = (path, body) => send('POST', path, JSON_HEADERS, body ?? {});
  const action = (id, name, body) => post(`/v2/calls/${encodeURIComponent(id)}/actions/${name}`, body);

  return {
    ...child,
    origin,
    post,
    get: (path) => send('GET', path, JSON_HEADERS),
    /** A request in the world of a key. */
    in: (key, method, path, body) =>
      send(method, path, { ...JSON_HEADERS, authorization: `Bearer ${key}`, 'x-sim-world': key }, body),
    action,
    headers: JSON_HEADERS,
    act: (id, name, body) => post(`/_sim/calls/${encodeURIComponent(id)}/party/${name}`, body),
    /** Rings `count` callers in and does `then` with each call's id. Returns the ids. */
    callers: (count, then = async () => undefined) =>
      inHands(count, async () => {
        const ring = { from: '+15550100001', to: '+15550100002', patience_secs: 3600 };
        const { call_control_id: id } = await post('/_sim/calls', ring);
        await then(id);
        return id;
      }),
    reset: () => post('/_sim/reset'),
    stop: async () => {
      await agent.destroy();
      await child.stop();
    },
  };
}

/** Does a task `count` times, a few at a time, and returns the results in order. */
export async function inHands(count, task) {
  const results = new Array(count);
  let next = 0;
  const hand = async () => {
    while (next < count) {
      const i = next++;
      results[i] = await task(i);
    }
  };
  await Promise.all(Array.from({ length: HANDS }, hand));
  return results;
}

export const wait = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
