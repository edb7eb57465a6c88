import { EXIT_INTERRUPTED } from './exits.js';

/** They ask a process to end. The last one comes when its terminal is closed. */
export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type Signal = (typeof SIGNALS)[number];

/** Resolves with the first SIGINT, SIGTERM or SIGHUP; the second ends the process, should stopping take too long for its user. */
export async function firstSignal(): Promise<Signal> {
  return await new Promise<Signal>((resolve) => {
    let count = 0;
    const onSignal = (signal: Signal): void => {
      count += 1;
      if (count > 1) process.exit(EXIT_INTERRUPTED);
      resolve(signal);
    };
    for (const signal of SIGNALS) process.on(signal, onSignal);
  });
}
