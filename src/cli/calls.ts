import { Option, type Command } from 'commander';
import type { CallView } from '../control/types.js';
import { shortId } from '../story/words.js';
import { clientOf, withClient } from './client-flags.js';
import { columns } from './columns.js';
import { atMost } from './list-flags.js';
import type { Terminal } from './terminal.js';

/** Adds `calls`. */
export function addCalls(main: Command, terminal: Terminal): void {
  const command = withClient(main.command('calls').description('list the calls, newest first'));
  command.addOption(new Option('--state <state>', 'only those').choices(['ringing', 'active', 'ended']));
  command.option('--limit <number>', 'at most so many, up to 1000 (100)', atMost);
  command.option('--json', 'as the control API gives them, one on each line');
  command.action(async ({ state, limit, json }: { state?: string; limit?: number; json?: true }) => {
    const { data } = await clientOf(command, terminal.environment).get<{ data: CallView[] }>('/calls', {
      state,
      limit,
    });
    terminal.out(json ? data.map((call) => `${JSON.stringify(call)}\n`).join('') : table(data));
  });
}

const HEAD = ['call', 'direction', 'state', 'from', 'to', 'since', 'goes on'];

/** The calls as aligned columns; a sentence where there are none. */
export const table = (calls: readonly CallView[]): string =>
  calls.length === 0 ? 'no calls\n' : columns(HEAD, calls.map(row));

function row(call: CallView): string[] {
  const { state, hangup, activities } = call;
  const since = { ringing: call.created_at, active: call.answered_at, ended: call.ended_at }[state] ?? call.created_at;
  const running = activities.filter((activity) => activity.state !== 'ended').map(({ kind }) => kind);
  return [
    shortId(call.call_control_id),
    call.direction,
    state === 'ended' && hangup ? `ended (${hangup.cause})` : state,
    call.from,
    call.to,
    since.replace(/\.\d+Z$/, 'Z'),
    running.join(', '),
  ];
}
