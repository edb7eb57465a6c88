import { Asked } from '../../calls/asked.js';
import type { Entry } from '../../calls/entry.js';
import type { EntryOf } from '../../contract/entry-types.js';
import { ERRORS, type ErrorKey } from '../../contract/errors.js';
import { nearest } from '../../platform/nearest.js';
import { redactJson } from '../../platform/redact.js';
import { COMMAND_OPERATIONS } from '../command-names.js';
import type { JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { onMisses, withMisses, type Lookout, type Seen } from '../seen.js';

type CommandEntry = EntryOf<'command.accepted' | 'command.ignored' | 'command.refused'>;

const isCommand = (entry: Entry): entry is Entry & CommandEntry => entry.type.startsWith('command.');

/** A command of the app. A repeated one, which did nothing because of its command_id, is none. */
export function commandLookout(expectation: Expectation, context: JudgeContext): Lookout {
  const { command: wanted = '' } = expectation;
  const operation = COMMAND_OPERATIONS.get(wanted);
  /** The refusal of a command has been seen, and the entry of its request not yet. */
  let isRefused = false;
  return {
    take: (entry) => {
      if (isCommand(entry)) {
        if (isRepeated(entry)) return [];
        isRefused = entry.type === 'command.refused' && nameOf(entry) === wanted;
        return [seenCommand(entry, expectation, context)];
      }
      if (entry.type !== 'api.request') return [];
      const { operation_id: id, status } = entry as EntryOf<'api.request'>;
      if (id !== operation || status < 400) return [];
      // A body that is not in order never gets as far as the command.
      const isTold = isRefused;
      isRefused = false;
      return isTold ? [] : [seenRequest(entry, expectation)];
    },
  };
}

const isRepeated = (entry: CommandEntry): boolean =>
  entry.type === 'command.ignored' && entry.why === 'repeated command_id';

const nameOf = ({ command, conference_id: conference }: CommandEntry): string =>
  conference !== undefined && COMMAND_OPERATIONS.has(`conference.${command}`) ? `conference.${command}` : command;

function seenCommand(entry: Entry & CommandEntry, expectation: Expectation, context: JudgeContext): Seen {
  const { command: wanted = '', refused } = expectation;
  const name = nameOf(entry);
  const told = entry.type === 'command.refused' ? `${name} (refused)` : name;
  const isOther = name !== wanted;
  if (isOther && nearest(wanted, [name]) === undefined)
    return { entry, told, misses: ['another command'], isFar: true };
  const body = Asked.bodyOf(entry.given) ?? entry.given ?? {};
  const codes = entry.type === 'command.refused' ? entry.errors.map(codeOf) : undefined;
  return {
    entry,
    told,
    misses: [
      ...(isOther ? [`expected ${wanted}, came ${name}`] : []),
      ...refusedMisses(refused, codes),
      ...onMisses(expectation, entry, context, body),
      // Only who expects something of the body pays for hiding its secrets.
      ...(expectation.with === undefined ? [] : withMisses(expectation, redactJson(body))),
    ],
  };
}

function seenRequest(entry: Entry & EntryOf<'api.request'>, expectation: Expectation): Seen {
  const { command = '', refused } = expectation;
  const { status, error_codes: codes, refused: why } = entry;
  const misses = refusedMisses(refused, codes);
  const told = `${command} (refused with ${status}${why === undefined ? '' : `: ${why}`})`;
  const unseen = expectation.with ?? expectation.on;
  return { entry, told, misses: unseen === undefined ? misses : [...misses, 'its request was not in order'] };
}

/** `codes`: those of the refusal; undefined where it was accepted. */
function refusedMisses(expected: Expectation['refused'], codes: readonly string[] | undefined): string[] {
  if (expected === undefined || expected === false)
    return codes === undefined ? [] : [`it was refused (${codes.join(', ')})`];
  if (codes === undefined) return ['it was accepted'];
  if (expected === true || codes.includes(expected)) return [];
  return [`expected refused with ${expected}, came ${codes.join(', ')}`];
}

const codeOf = (error: string): string => (Object.hasOwn(ERRORS, error) ? ERRORS[error as ErrorKey].code : error);
