import { Option, type Command } from 'commander';
import type { ConferenceView } from '../control/types.js';
import { quoted, shortId } from '../story/words.js';
import { clientOf, withClient } from './client-flags.js';
import { columns } from './columns.js';
import { atMost } from './list-flags.js';
import type { Terminal } from './terminal.js';

/** Adds `conferences`. */
export function addConferences(main: Command, terminal: Terminal): void {
  const command = withClient(main.command('conferences').description('list the conferences, newest first'));
  command.addOption(new Option('--status <status>', 'only those').choices(['init', 'in_progress', 'completed']));
  command.option('--limit <number>', 'at most so many, up to 1000 (100)', atMost);
  command.option('--json', 'as the control API gives them, one on each line');
  command.action(async ({ status, limit, json }: { status?: string; limit?: number; json?: true }) => {
    const { data } = await clientOf(command, terminal.environment).get<{ data: ConferenceView[] }>('/conferences', {
      status,
      limit,
    });
    terminal.out(json ? data.map((conference) => `${JSON.stringify(conference)}\n`).join('') : conferenceTable(data));
  });
}

const HEAD = ['conference', 'name', 'status', 'since', 'who is in it'];

/** The conferences as aligned columns; a sentence where there are none. */
export const conferenceTable = (conferences: readonly ConferenceView[]): string =>
  conferences.length === 0 ? 'no conferences\n' : columns(HEAD, conferences.map(row));

function row({ conference_id: id, name, status, participants, end_reason: reason, ...rest }: ConferenceView): string[] {
  const since = rest.ended_at ?? rest.created_at;
  return [
    shortId(id),
    // A name may hold anything, such as what moves the cursor.
    quoted(name),
    reason === null ? status : `${status} (${reason})`,
    since.replace(/\.\d+Z$/, 'Z'),
    participants
      .filter((participant) => participant.status !== 'left')
      .map(participantWords)
      .join(', '),
  ];
}

type ParticipantView = ConferenceView['participants'][number];

/** `k3x9Qa (muted)` */
function participantWords({ call_control_id: id, status, muted, on_hold: hold, ...rest }: ParticipantView): string {
  const whispered = rest.whisper_call_control_ids.map(shortId).join(' and ') || 'nobody';
  const role = rest.supervisor_role === 'whisper' ? `whispers to ${whispered}` : rest.supervisor_role;
  const words = [
    status === 'joining' ? 'rings' : '',
    role === 'none' ? '' : role,
    muted ? 'muted' : '',
    hold === null ? '' : hold === 'asked' ? 'on hold' : 'waits for the start',
  ].filter((word) => word !== '');
  return words.length === 0 ? shortId(id) : `${shortId(id)} (${words.join(', ')})`;
}
