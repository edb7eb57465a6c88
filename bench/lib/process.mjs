import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { asker } from './rpc.mjs';

const running = new Set();
process.on('exit', () => {
  for (const kill of running) kill();
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(130));

/** Linux counts CPU time in ticks of 10 ms. */
const TICK_MICROS = 10_000;

/**
 * Starts a Node program of ours with the probe in front of it (probe.mjs), so that it can be asked for its CPU time and its
 * memory. `exposeGc` lets it be asked to collect.
 */
export function startNode(url, { args = [], env = {}, exposeGc = false, what = url } = {}) {
  const probe = new URL('./probe.mjs', import.meta.url).href;
  const execArgv = ['--import', probe, ...(exposeGc ? ['--expose-gc'] : []), ...nodeOptions(what)];
  const child = fork(fileURLToPath(new URL(url, import.meta.url)), args, {
    execArgv,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  const kill = () => child.kill('SIGKILL');
  running.add(kill);
  child.on('exit', () => running.delete(kill));
  const ask = asker(child, what);
  return {
    ask,
    line: (pattern, withinMs) => outputLine(child, pattern, what, withinMs),
    cpuMicros: () => ask('cpu'),
    stop: () => stop(child),
  };
}

/** `BENCH_PROF=simulator npm run bench` writes CPU profiles of that process into the working folder. */
const nodeOptions = (what) => (process.env.BENCH_PROF === what ? ['--cpu-prof'] : []);

/** Starts a foreign command (a shell line) as a group of processes of its own; its CPU time is that of the whole group. */
export function startCommand(line) {
  const child = spawn(line, { shell: true, detached: true, stdio: 'ignore' });
  const kill = () => {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  running.add(kill);
  child.on('error', () => undefined);
  return {
    cpuMicros: async () => groupCpuMicros(child.pid),
    stop: async () => {
      kill();
      running.delete(kill);
    },
  };
}

/** The first line on stdout that matches, within so many ms. */
export function outputLine(child, pattern, what = 'the program', withinMs = 20_000) {
  return new Promise((resolve, reject) => {
    let text = '';
    const timer = setTimeout(() => reject(new Error(`${what}: no ${pattern} within ${withinMs / 1000} s`)), withinMs);
    child.stdout.on('data', (chunk) => {
      text += chunk;
      const found = pattern.exec(text);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${what} ended with ${code} before ${pattern}`));
    });
  });
}

/** Asks a child to end, and ends it after 3 s. */
export async function stop(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), 3_000);
  await ended;
  clearTimeout(timer);
}

/** A port that was free a moment ago, for programs that want to be told one. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** NaN where there is no /proc. */
function groupCpuMicros(group) {
  let ticks = 0;
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) ticks += ticksOf(pid, group);
  } catch {
    return NaN;
  }
  return ticks * TICK_MICROS;
}

function ticksOf(pid, group) {
  try {
    // After the name, which may hold blanks: state, ppid, pgrp, …; utime and stime are fields 14 and 15 of all.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[2]) === group ? Number(fields[11]) + Number(fields[12]) : 0;
  } catch {
    return 0;
  }
}
