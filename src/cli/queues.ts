import type { Command } from 'commander';
import type { QueueView } from '../control/types.js';
import { quoted, shortId } from '../story/words.js';
import { clientOf, withClient } from './client-flags.js';
import { columns } from './columns.js';
import type { Terminal } from './terminal.js';

/** Adds `queues`. */
export function addQueues(main: Command, terminal: Terminal): void {
  const command = withClient(main.command('queues').description('list the queues and the calls that wait in them'));
  command.option('--json', 'as the control API gives them, one on each line');
  command.action(async ({ json }: { json?: true }) => {
    const { data } = await clientOf(command, terminal.environment).get<{ data: QueueView[] }>('/queues', {});
    terminal.out(json ? data.map((queue) => `${JSON.stringify(queue)}\n`).join('') : table(data));
  });
}

const HEAD = ['queue', 'place', 'call', 'from', 'to', 'waits', ''];

/** A row for each call that waits, and one for a queue in which nobody does; a sentence where there are none. */
function table(queues: readonly QueueView[]): string {
  return queues.length === 0 ? 'no queues\n' : columns(HEAD, queues.flatMap(rowsOf));
}

function rowsOf({ name, calls }: QueueView): string[][] {
  // A name may hold anything, such as what moves the cursor.
  const queue = quoted(name);
  if (calls.length === 0) return [[queue, 'empty']];
  return calls.map((call) => [
    queue,
    String(call.position),
    shortId(call.call_control_id),
    call.from,
    call.to,
    `${Math.floor(call.waited_ms / 1000)} s`,
    call.is_alive ? '' : 'hung up',
  ]);
}
