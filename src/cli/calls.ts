import { InvalidArgumentError, Option, type Command } from 'commander';
import type { CallView } from '../control/types.js';
import { shortId } from '../story/words.js';
import { clientOf, withClient } from './client-flags.js';
import type { Terminal } from './terminal.js';

/** Adds `calls`. */
export function addCalls(main: Command, terminal: Terminal): void {
  const command = withClient(main.command('calls').description('list the calls, newest first'));
  command.addOption(new Option('--state <state>', 'only those').choices(['ringing', 'active', 'ended']));
  command.option('--limit <number>', 'at most so many, up to 1000 (100)', whole);
  command.option('--json', 'as the control API gives them, one on each line');
  command.action(async ({ state, limit, json }: { state?: string; limit?: number; json?: true }) => {
    const { data } = await clientOf(command, terminal.environment).get<{ data: CallView[] }>('/calls', {
      state,
      limit,
    });
    terminal.out(json ? data.map((call) => `${JSON.stringify(call)}\n`).join('') : table(data));
  });
}

function whole(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000) return Number(text);
  throw new InvalidArgumentError(`expected a whole number from 1 to 1000, got ${JSON.stringify(text)}`);
}

const HEAD = ['call', 'direction', 'state', 'from', 'to', 'since', 'goes on'];

/** The calls as aligned columns; a sentence where there are none. */
export function table(calls: readonly CallView[]): string {
  if (calls.length === 0) return 'no calls\n';
  const rows = [HEAD, ...calls.map(row)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((cells) => (cells[column] ?? '').length)));
  const line = (cells: readonly string[]): string =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd();
  return `${rows.map(line).join('\n')}\n`;
}

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
