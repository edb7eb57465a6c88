import { connect } from 'node:net';
import { RealClock } from '../platform/clock.js';
import { AppStartError, type RunningApp } from '../scenarios/workers.js';

/** Within so long, in ms, the system tells of the end of an app whose port is closed, also where it is busy; and an app that starts itself anew is there again. */
const BACK_MS = 3_000;
/** It is tried so often whether the app takes connections, in ms. */
const LOOK_MS = 20;
/** An address that does not answer at all is given up after so long, in ms. */
const CONNECT_MS = 1_000;
/** A server that does not close a connection at whose end it has nothing to answer is not waited for longer, in ms. */
const TURN_MS = 500;

/** An address of an app; `host` is a name or an address without brackets. */
interface Address {
  readonly host: string;
  readonly port: number;
}

const clock = new RealClock();
const pause = (ms: number): Promise<void> => new Promise((resolve) => clock.schedule(ms, resolve));

/** Resolves with the first of `hosts` where somebody takes connections. Rejects with an AppStartError: the app is lost, or `timeoutMs` are over. */
export async function untilItConnects(
  {
    where,
    timeoutMs,
    hosts,
    port,
  }: { readonly hosts: readonly string[]; readonly port: number; readonly where: string; readonly timeoutMs: number },
  app: Pick<RunningApp, 'lost' | 'output'>,
): Promise<string> {
  let why: string | undefined;
  void app.lost.then((words) => (why = words));
  const untilMs = clock.now() + timeoutMs;
  for (;;) {
    for (const host of hosts) if (await canConnect({ host, port })) return host;
    if (why !== undefined) throw new AppStartError(why, app.output());
    if (clock.now() >= untilMs)
      throw new AppStartError(`it takes no connections on ${where} after ${timeoutMs / 1000} s`, app.output());
    await pause(LOOK_MS);
  }
}

/** The reason why nobody can reach an app there any more, in words: its end, or that it takes no connections for seconds. Undefined where it does, or does again. */
export async function goneFor(at: Address, lost: Promise<string>): Promise<string | undefined> {
  await turnOf(at);
  if (!(await isRefused(at))) return undefined;
  let end: string | undefined;
  const ended = lost.then((why) => void (end = why));
  const untilMs = clock.now() + BACK_MS;
  do {
    await Promise.race([ended, pause(LOOK_MS)]);
    if (end !== undefined) return end;
    if (!(await isRefused(at))) return undefined;
  } while (clock.now() < untilMs);
  return 'it takes no connections any more';
}

/**
 * Resolves once the app has closed a connection that asked nothing: whatever it was at before is over then. The system takes connections for a process as long
 * as it is there, also for one that is about to end.
 */
function turnOf(at: Address): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect({ ...at, timeout: TURN_MS });
    socket.once('timeout', () => socket.destroy());
    socket.once('error', () => undefined);
    socket.once('close', () => resolve());
    socket.resume().end();
  });
}

const canConnect = async (at: Address): Promise<boolean> => (await faultOf(at)) === undefined;

/** Nobody listens there, for sure: a machine that is too slow to answer is another matter. */
const isRefused = async (at: Address): Promise<boolean> => (await faultOf(at))?.code === 'ECONNREFUSED';

/** The reason why nobody can connect there, if so. */
function faultOf(at: Address): Promise<NodeJS.ErrnoException | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ ...at, timeout: CONNECT_MS });
    socket.once('timeout', () => socket.destroy(new Error('nobody answers')));
    socket.once('connect', () => {
      socket.destroy();
      resolve(undefined);
    });
    socket.once('error', resolve);
  });
}
