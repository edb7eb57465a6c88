import { pino } from 'pino';

/**
 * Writes whole rows to stderr. Of pino only the destination is used: its lines are JSON, and its synchronous writer copes with a full pipe,
 * where `fs.writeSync` throws EAGAIN.
 */
export function stderrWriter(): (rows: string) => void {
  const destination = pino.destination({ dest: 2, sync: true });
  // A reader that has gone away (`2>&1 | head`) must not end the simulator.
  destination.on('error', () => undefined);
  return (rows) => destination.write(rows);
}

/**
 * Colour is wanted on a terminal, and where FORCE_COLOR says so; not with NO_COLOR (https://no-color.org) or on a terminal that has
 * none. As in Node, FORCE_COLOR beats NO_COLOR.
 */
export function wantsColour({ isTTY }: { readonly isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): boolean {
  const { FORCE_COLOR: forced, NO_COLOR: none, TERM: terminal } = env;
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  if (none !== undefined && none !== '') return false;
  return isTTY === true && terminal !== 'dumb';
}
