import type { Command } from 'commander';
import type { Entry } from '../calls/entry.js';
import type { JournalRange } from '../control/types.js';
import { timeOfDay } from '../story/layout.js';
import type { ControlClient } from './client.js';
import { clientOf, withClient } from './client-flags.js';
import { CommandError, EXIT_UNREACHABLE } from './exits.js';
import type { Terminal } from './terminal.js';
import { tell } from '../story/tell.js';
import { whichCall } from './which-call.js';

interface TailOptions {
  readonly call?: string;
  readonly json?: true;
  readonly fromStart?: true;
}

/** Adds `tail`. */
export function addTail(main: Command, terminal: Terminal): void {
  const command = withClient(main.command('tail').description('tell what happens, until Ctrl-C'));
  command.option('--call <id>', 'of this call alone; the last six or more characters of its id will do');
  command.option('--json', 'journal entries, one on each line');
  command.option('--from-start', 'and what has happened before');
  command.action(async ({ call, json, fromStart }: TailOptions) => {
    const client = clientOf(command, terminal.environment);
    const id = call === undefined ? undefined : await whichCall(client, call, 'a call', () => true);
    const after = fromStart ? undefined : await lastSeq(client);
    const gone = new AbortController();
    terminal.interrupted(() => gone.abort());
    const layout = { stamp: timeOfDay, colour: terminal.colour, bodies: false };
    const show = (entry: Entry): string => (json ? `${JSON.stringify(entry)}\n` : tell(entry, 'info', layout));
    for await (const entry of client.follow({ call_control_id: id, after }, gone.signal)) terminal.out(show(entry));
    if (!gone.signal.aborted) throw new CommandError(EXIT_UNREACHABLE, 'the simulator has ended the stream');
  });
}

/** The number of the journal's last entry. */
export async function lastSeq(client: ControlClient): Promise<number> {
  const { meta } = await client.get<{ meta: JournalRange }>('/events', { limit: 1 });
  return meta.last_seq;
}
