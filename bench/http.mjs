import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startCommand, startNode } from './lib/process.mjs';
import { startSimulator, wait } from './lib/simulator.mjs';
import { medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, micros, note, number, progress, table, times } from './lib/table.mjs';

const CONNECTIONS = [1, 10, 64];
const WARM_UP_MS = 1_000;
const DOCUMENT = fileURLToPath(new URL('../src/contract/generated/telnyx.json', import.meta.url));
const unknownCall = (base) => `${base}/calls/v3:bench/actions/streaming_start`;

/** `streaming_start`: how many a second, and what one costs the server. */
export async function http({ rounds, quick, prism, prismDocument = DOCUMENT }) {
  const servers = await startServers({ prism, prismDocument });
  const load = startNode('./load.mjs', { what: 'load' });
  try {
    const results = await measure(servers.cells, load, { rounds, durationMs: quick ? 200 : 800 });
    report(servers.cells, results);
    return aims(servers.cells, results);
  } finally {
    await Promise.all([load.stop(), servers.stop()]);
  }
}

/**
 * The programs, and the cells to measure: who, where to, with what. What dials sockets has processes of its own: the garbage
 * that it leaves would be collected in the time of the cell that comes next.
 */
async function startServers({ prism, prismDocument }) {
  const sink = startNode('./sink.mjs', { what: 'sink' });
  const { sockets } = await sink.ask('ports');
  const [plain, dialling] = [await startExpress(), await startExpress()];
  const simulator = await startSimulator({ config: { provision_unknown: true } });
  const config = { switches: { second_streaming_start: 'replace' } };
  const streaming = await startSimulator({ config, what: 'streaming simulator' });
  const active = await streaming.callers(Math.max(...CONNECTIONS), (id) => streaming.action(id, 'answer'));
  const body = JSON.stringify({
    stream_url: `ws://127.0.0.1:${sockets}/http/1`,
    stream_track: 'inbound_track',
    stream_bidirectional_mode: 'rtp',
    stream_bidirectional_codec: 'PCMU',
    client_state: 'YmVuY2g=',
  });
  const onCalls = (base) => active.map((id) => `${base}/calls/${encodeURIComponent(id)}/actions/streaming_start`);
  const cellOf = (key, name, server, paths) => {
    return { key, name, server, origin: server.origin, paths, headers: simulator.headers, body, status: 200 };
  };
  const one = [unknownCall('/v2')];
  const cells = [
    cellOf('plain', 'Express 5, plain', plain, one),
    cellOf('command', 'telnyx-sim, the command', simulator, one),
    cellOf('refused', 'telnyx-sim, refused by the schema', simulator, one),
    cellOf('plainDial', 'Express 5, dialling a socket', dialling, onCalls('/dial')),
    cellOf('stream', 'telnyx-sim, with its stream', streaming, onCalls('/v2')),
  ];
  const refused = byKey(cells, 'refused');
  refused.body = JSON.stringify({ ...JSON.parse(body), stream_url: 5, stream_track: 'sideways' });
  refused.status = 422;
  const foreign = await startPrism(prism, prismDocument);
  if (foreign) cells.push(cellOf('prism', 'Prism', foreign, foreign.paths));
  const programs = [simulator, streaming, plain, dialling, sink, foreign];
  return { cells, stop: () => Promise.all(programs.map((program) => program?.stop())) };
}

async function startExpress() {
  const server = startNode('../peers/express.mjs', { what: 'express' });
  const [, origin] = await server.line(/ready on (\S+)/);
  return { ...server, origin };
}

async function startPrism(command = onPath('prism'), document) {
  if (command === undefined) return undefined;
  const port = await freePort();
  const server = startCommand(`exec ${command} mock -h 127.0.0.1 -p ${port} -v error '${document}'`);
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < 60; tries++) {
    for (const base of ['', '/v2']) {
      const request = { method: 'POST', headers: { authorization: 'Bearer K', 'content-type': 'application/json' } };
      const body = JSON.stringify({ stream_url: 'ws://127.0.0.1/' });
      const answer = await fetch(origin + unknownCall(base), { ...request, body }).catch(() => undefined);
      if (answer?.status === 200) return { ...server, origin, paths: [unknownCall(base)] };
    }
    await wait(250);
  }
  await server.stop();
  note(`Prism was started ("${command}") and did not answer.`);
  return undefined;
}

function onPath(name) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, name))) ? name : undefined;
}

/** Every cell once per round and number of connections; each round begins with another cell. */
async function measure(cells, load, { rounds, durationMs }) {
  const results = new Map();
  const keyOf = (cell, connections) => `${cell.key} ${connections}`;
  // A program that has just begun still loads and compiles, which is not what a request costs.
  for (const { origin, paths, body, headers } of cells)
    await load.ask('run', { origin, paths, body, headers, connections: 10, durationMs: WARM_UP_MS });
  for (let round = 0; round < rounds; round++) {
    for (const connections of CONNECTIONS) {
      for (let i = 0; i < cells.length; i++) {
        const cell = cells[(i + round) % cells.length];
        progress(`http: round ${round + 1} of ${rounds}, ${connections} connections, ${cell.name}`);
        const { server, origin, paths, body, headers, status } = cell;
        const request = { origin, paths, body, headers, connections };
        await load.ask('run', { ...request, durationMs: durationMs / 3 });
        const before = await server.cpuMicros();
        const run = await load.ask('run', { ...request, durationMs });
        const cpuMicros = ((await server.cpuMicros()) - before) / run.requests;
        const others = Object.entries(run.statuses).filter(([got]) => Number(got) !== status);
        if (others.length > 0) throw new Error(`${cell.name} answered ${JSON.stringify(run.statuses)}`);
        const key = keyOf(cell, connections);
        results.set(key, [...(results.get(key) ?? []), { ...run, cpuMicros }]);
      }
    }
  }
  return (cell, connections) => results.get(keyOf(cell, connections));
}

const rate = ({ perSecond }) => perSecond;
const cpu = ({ cpuMicros }) => cpuMicros;
const byKey = (cells, key) => cells.find((cell) => cell.key === key);

/** The cell that another one is held against. */
const versus = (cells, { key }) => byKey(cells, key === 'stream' ? 'plainDial' : 'plain');

function report(cells, results) {
  heading(
    'streaming_start: requests per second, CPU time of the server for one, ratio to plain Express in the same round',
  );
  const row = (cell) => [
    cell.name,
    ...CONNECTIONS.flatMap((connections) => {
      const own = results(cell, connections);
      const ratio = medianRatio(own, results(versus(cells, cell), connections), rate);
      return [number(medianOf(own, rate)), micros(medianOf(own, cpu)), times(ratio)];
    }),
  ];
  table(['', ...CONNECTIONS.flatMap((count) => [`${count} conn.`, 'CPU', 'ratio'])], cells.map(row));
  const p99 = (cell) => `${cell.name} ${adaptive(medianOf(results(cell, 10), ({ p99: ms }) => ms))}`;
  note(`p99 latency at 10 connections, ms: ${cells.map(p99).join('; ')}`);
  note(
    '"The command": key, schema of the whole document, state, journal, on a call made for the request (provision_unknown);',
  );
  note(
    'no socket. "With its stream": on active calls; the call\'s former stream is stopped, a WebSocket is dialled and 50',
  );
  note(
    'frames a second are sent on it; its ratio is to Express that dials and hangs up such a socket and sends nothing.',
  );
}

function aims(cells, results) {
  const against = (key, other, pick) =>
    CONNECTIONS.map((count) =>
      medianRatio(results(byKey(cells, key), count), results(byKey(cells, other), count), pick),
    );
  const compare = (key, other) => {
    const rates = against(key, other, rate);
    // Turned round, so that more is better in both.
    const costs = against(other, key, cpu);
    const text = `${rates.map(times).join(', ')} at ${CONNECTIONS.join(', ')} connections (by CPU ${costs.map(times).join(', ')})`;
    return { least: Math.min(...rates), text };
  };
  const command = compare('command', 'plain');
  const prism = byKey(cells, 'prism') ? compare('command', 'prism') : undefined;
  const cellsOf = (key) =>
    CONNECTIONS.map((count, i) => ({
      name: `${byKey(cells, key).name}, ${count} conn., CPU of ${versus(cells, { key }).name}`,
      value: against(key, versus(cells, { key }).key, cpu)[i],
    }));
  const compared = ['command', 'refused', 'stream'].flatMap(cellsOf);
  return [
    {
      aim: 'streaming_start: 0.6 of plain Express or better',
      measured: command.text,
      met: command.least >= 0.6,
      cells: compared,
    },
    { aim: 'the same with its stream, of Express with a socket', measured: compare('stream', 'plainDial').text },
    {
      aim: 'streaming_start: 20 times Prism',
      measured: prism?.text ?? 'Prism is not installed',
      met: prism && prism.least >= 20,
    },
  ];
}
