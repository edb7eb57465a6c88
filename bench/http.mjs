import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, startCommand, startNode } from './lib/process.mjs';
import { startSimulator, wait } from './lib/simulator.mjs';
import { median, medianOf, medianRatio } from './lib/stats.mjs';
import { adaptive, heading, note, number, progress, table } from './lib/table.mjs';

const CONNECTIONS = [1, 10, 64];
const DOCUMENT = fileURLToPath(new URL('../src/contract/generated/telnyx.json', import.meta.url));
const unknownCall = (base) => `${base}/calls/v3:bench/actions/streaming_start`;

/** `streaming_start`: how many a second, and what one costs the server. */
export async function http({ rounds, quick, prism, prismDocument = DOCUMENT }) {
  const servers = await startServers({ prism, prismDocument });
  const load = startNode('./load.mjs', { what: 'load' });
  try {
    const results = await measure(servers.cells, load, { rounds, durationMs: quick ? 350 : 1000 });
    report(servers.cells, results);
    return aims(servers.cells, results);
  } finally {
    await Promise.all([load.stop(), servers.stop()]);
  }
}

/** The programs, and the cells to measure: who, where to, with what. */
async function startServers({ prism, prismDocument }) {
  const sink = startNode('./sink.mjs', { what: 'sink' });
  const { sockets } = await sink.ask('ports');
  const simulator = await startSimulator({
    config: { provision_unknown: true, switches: { second_streaming_start: 'replace' } },
  });
  const plain = startNode('../peers/express.mjs', { what: 'express' });
  const [, plainOrigin] = await plain.line(/ready on (\S+)/);
  const answer = (id) => simulator.action(id, 'answer');
  const active = await simulator.callers(Math.max(...CONNECTIONS), answer);
  const body = JSON.stringify({
    stream_url: `ws://127.0.0.1:${sockets}/http/1`,
    stream_track: 'inbound_track',
    stream_bidirectional_mode: 'rtp',
    stream_bidirectional_codec: 'PCMU',
    client_state: 'YmVuY2g=',
  });
  const common = { headers: simulator.headers, body };
  const peer = { ...common, server: plain, origin: plainOrigin };
  const own = { ...common, server: simulator, origin: simulator.origin };
  const onCalls = (base) => active.map((id) => `${base}/calls/${encodeURIComponent(id)}/actions/streaming_start`);
  const cells = [
    { ...peer, key: 'plain', name: 'Express 5, plain', paths: [unknownCall('/v2')], status: 200 },
    { ...own, key: 'command', name: 'telnyx-sim, the command', paths: [unknownCall('/v2')], status: 200 },
    { ...own, key: 'refused', name: 'telnyx-sim, refused by the schema', paths: [unknownCall('/v2')], status: 422 },
    { ...peer, key: 'plainDial', name: 'Express 5, dialling a socket', paths: onCalls('/dial'), status: 200 },
    { ...own, key: 'stream', name: 'telnyx-sim, with its stream', paths: onCalls('/v2'), status: 200 },
  ];
  cells[2].body = JSON.stringify({ ...JSON.parse(body), stream_url: 5, stream_track: 'sideways' });
  const foreign = await startPrism(prism, prismDocument);
  if (foreign) cells.push({ ...common, ...foreign, key: 'prism', name: 'Prism', status: 200 });
  const programs = [simulator, plain, sink, ...(foreign ? [foreign.server] : [])];
  return { cells, stop: () => Promise.all(programs.map((program) => program.stop())) };
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
      if (answer?.status === 200) return { server, origin, paths: [unknownCall(base)] };
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
const byKey = (cells, key) => cells.find((cell) => cell.key === key);

/** The cell that another one is held against. */
const versus = (cells, { key }) => byKey(cells, key === 'stream' ? 'plainDial' : 'plain');

function report(cells, results) {
  heading('streaming_start: requests per second (CPU of the server per request; of plain Express, same round)');
  const row = (cell) => [
    cell.name,
    ...CONNECTIONS.flatMap((connections) => {
      const own = results(cell, connections);
      const ratio = medianRatio(own, results(versus(cells, cell), connections), rate);
      const micros = `${number(medianOf(own, ({ cpuMicros }) => cpuMicros))} µs`;
      return [number(medianOf(own, rate)), micros, `${adaptive(ratio)}x`];
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
  note('frames a second are sent on it; held against Express that dials and hangs up such a socket and sends nothing.');
}

function aims(cells, results) {
  const against = (key, other) =>
    CONNECTIONS.map((count) =>
      medianRatio(results(byKey(cells, key), count), results(byKey(cells, other), count), rate),
    );
  const list = (ratios) => ratios.map((ratio) => `${adaptive(ratio)}x`).join(', ');
  const plain = against('command', 'plain');
  const stream = against('stream', 'plainDial');
  const of = `at ${CONNECTIONS.join(', ')} connections`;
  const rows = [
    {
      aim: 'streaming_start: 0.6 of plain Express or better',
      measured: `${list(plain)} ${of}`,
      met: Math.min(...plain) >= 0.6,
    },
    { aim: 'the same with its stream, of Express with a socket', measured: `${list(stream)} ${of}`, met: undefined },
  ];
  const prism = byKey(cells, 'prism') ? against('command', 'prism') : undefined;
  const measured = prism ? `${list(prism)} ${of}` : 'Prism is not installed';
  return [...rows, { aim: 'streaming_start: 20 times Prism', measured, met: prism && median(prism) >= 20 }];
}
