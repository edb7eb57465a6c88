import { inHands, wait } from './simulator.mjs';

/**
 * Callers ring an app in a process of its own (peers/app.mjs), each with a script, at once or evenly over `overMs`; `doing` is what the app
 * does with them. Resolves when all of them have ended, and their recordings have been saved.
 */
export async function runCalls(simulator, app, { calls, script, overMs = 0, ...doing }) {
  await app.ask('begin', { origin: simulator.origin, headers: simulator.headers, ...doing });
  await simulator.ask('clearLateness');
  const ended = app.ask('ended', { count: calls });
  const startedMs = performance.now();
  const cpu = await simulator.cpuMicros();
  const ring = { from: '+15550100001', to: '+15550100002', patience_secs: 3600, script };
  const begin = () => simulator.post('/_sim/calls', ring);
  if (overMs === 0) await inHands(calls, begin);
  else await Promise.all(Array.from({ length: calls }, (_, i) => wait((i * overMs) / calls).then(begin)));
  const told = await ended;
  const hostMs = performance.now() - startedMs;
  const cpuMicros = (await simulator.cpuMicros()) - cpu;
  const timers = await simulator.ask('lateness');
  await wait(50);
  return { ...told, hostMs, cpuMicros, timers };
}
