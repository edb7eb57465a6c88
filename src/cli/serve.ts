import type { Config } from '../config.js';
import type { Simulator, StartedSimulator } from '../simulator.js';
import { EXIT_UNUSABLE, fail } from './exits.js';

/** The fault of the address when the system refuses to listen on it. */
const LISTEN_FAULTS: ReadonlyMap<unknown, string> = new Map([
  ['EADDRINUSE', 'the port is in use'],
  ['EACCES', 'no permission to use the port; those below 1024 need rights'],
  ['EADDRNOTAVAIL', 'this machine does not have the address'],
  ['ENOTFOUND', 'the host name is unknown'],
  ['EAI_AGAIN', 'the host name cannot be looked up'],
]);

/** Starts a simulator that keeps the process. Ends it where the address cannot be listened on. */
export async function serve(config: Config): Promise<Simulator> {
  return (await serveStages(config)).simulator;
}

/** As `serve`, with the way to open the worlds of scenarios. `defaultKey`: the key of the default world. */
export async function serveStages(config: Config, defaultKey?: string): Promise<StartedSimulator> {
  const { startSimulator } = await import('../simulator.js');
  const started = await startSimulator({ config, keepAlive: true }, defaultKey).catch((error: unknown) => {
    const fault = LISTEN_FAULTS.get(codeOf(error));
    if (fault === undefined) throw error;
    return fail(
      EXIT_UNUSABLE,
      `cannot listen on ${config.host} port ${portOf(error) ?? config.port}: ${fault} (${String(codeOf(error))})`,
    );
  });
  surviveFaults(started.fault);
  return started;
}

/**
 * The last net: what nobody caught is a fault of ours in one call, and the others go on. Out of memory still ends the process,
 * as Node calls nobody for that. The library has no such net, as it would catch the faults of its user's program too.
 */
function surviveFaults(fault: (error: unknown) => void): void {
  process.on('uncaughtException', fault);
  process.on('unhandledRejection', fault);
}

/** The port that could not be listened on, where the system names it. */
function portOf(error: unknown): number | undefined {
  return error instanceof Error && 'port' in error && typeof error.port === 'number' ? error.port : undefined;
}

/** The system's code of an error, or of the one that caused it. */
function codeOf(error: unknown): unknown {
  if (!(error instanceof Error)) return undefined;
  return codeOf(error.cause) ?? ('code' in error ? error.code : undefined);
}
