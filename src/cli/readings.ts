import type { Command } from 'commander';
import type { CallReadingsView, CallView, ReadingView } from '../control/types.js';
import { shortId } from '../story/words.js';
import { clientOf, withClient } from './client-flags.js';
import { columns } from './columns.js';
import type { Terminal } from './terminal.js';
import { whichCall } from './which-call.js';

/** Adds `readings`. */
export function addReadings(main: Command, terminal: Terminal): void {
  const command = withClient(
    main.command('readings').description('tell what was measured of a call: the latest, or the one that is named'),
  );
  command.argument('[ID]', 'the end of its id').option('--json', 'as the control API gives them');
  command.action(async (id: string | undefined, { json }: { json?: true }) => {
    const client = clientOf(command, terminal.environment);
    const { data: latest } = await client.get<{ data: CallView[] }>('/calls', { limit: 1 });
    const which = id ?? latest[0]?.call_control_id;
    const named = await whichCall(client, which, 'a call', () => true);
    const { data } = await client.get<{ data: CallReadingsView }>(`/calls/${encodeURIComponent(named)}/readings`, {});
    terminal.out(json ? `${JSON.stringify(data)}\n` : table(data));
  });
}

/** A row for each reading. */
const table = ({ call_control_id: id, bound_ms: bound, readings }: CallReadingsView): string =>
  `call ${shortId(id)}; edges of the app's sound are right to ${bound} ms\n${columns(['reading', 'worst', 'times', 'verdict', ''], readings.map(row))}`;

function row({ name, unit, value, samples, outcome, why = '', verdict, code = '' }: ReadingView): string[] {
  if (value === null) return [name, '', '', outcome.replace('_', ' '), why];
  return [
    name,
    `${value}${unit === 'ratio' || unit === 'count' ? '' : ` ${unit}`}`,
    String(samples.length),
    verdict ?? '',
    code,
  ];
}
