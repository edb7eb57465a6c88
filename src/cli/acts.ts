import { Option, type Command } from 'commander';
import type { Act, ActName, CallView } from '../control/types.js';
import { shortId } from '../story/words.js';
import { clientOf, withClient } from './client-flags.js';
import { RefusedError } from './client.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';
import { recordingOf } from './recording.js';
import type { Terminal } from './terminal.js';
import { whichCall } from './which-call.js';

type Values = Readonly<Record<string, unknown>>;

/** A subcommand that lets the far end of a call do something. */
interface ActCommand {
  readonly name: string;
  readonly act: ActName;
  readonly help: string;
  /** The argument behind the call, where it has one. */
  readonly operand?: 'TEXT' | 'FILE' | 'DIGITS';
  readonly options?: readonly Option[];
  /** The calls of which nobody needs to name the only one, in words and as a rule. */
  readonly wanted: string;
  readonly fits: (call: CallView) => boolean;
  /** The body of the request. */
  readonly body?: (operand: string, options: Values) => object;
}

const ANSWERED = { wanted: 'one answered call', fits: ({ state }: CallView) => state === 'active' };
const LIVE = { wanted: 'one live call', fits: ({ state }: CallView) => state !== 'ended' };
const RINGS_OUT = {
  wanted: 'one outgoing call that rings',
  fits: ({ state, direction }: CallView) => state === 'ringing' && direction === 'outgoing',
};

const ACTS: readonly ActCommand[] = [
  {
    name: 'say',
    act: 'say',
    help: 'the far end says something, behind what it says already',
    operand: 'TEXT',
    options: [new Option('--voice <voice>', 'the voice to say it in')],
    ...ANSWERED,
    body: (text, options) => ({ text, ...options }),
  },
  {
    name: 'play',
    act: 'play',
    help: 'the far end plays a WAV file, fixture:NAME or a URL, behind what it says already',
    operand: 'FILE',
    options: [new Option('--transcript <text>', 'the words in it')],
    ...ANSWERED,
    body: (file, options) => ({ ...recordingOf(file, 'FILE'), ...options }),
  },
  {
    name: 'press',
    act: 'dtmf',
    help: 'the far end presses keys: 0-9, *, #, A-D',
    operand: 'DIGITS',
    options: [new Option('--queue', 'behind what it says, in place of at once')],
    ...ANSWERED,
    body: (digits, options) => ({ digits, ...options }),
  },
  { name: 'silence', act: 'silence', help: 'the far end stops talking', ...ANSWERED },
  { name: 'hold', act: 'hold', help: 'the far end puts the call on hold', ...ANSWERED },
  { name: 'unhold', act: 'unhold', help: 'the far end takes the call off hold', ...ANSWERED },
  { name: 'answer', act: 'answer', help: 'the far end answers a call that your app has dialled', ...RINGS_OUT },
  {
    name: 'reject',
    act: 'reject',
    help: 'the far end rejects a call that your app has dialled',
    options: [new Option('--cause <cause>', 'user_busy, call_rejected or not_found (call_rejected)')],
    ...RINGS_OUT,
    body: (_, options) => options,
  },
  { name: 'hangup', act: 'hangup', help: 'the far end hangs up, or gives up while it rings', ...LIVE },
];

/** Adds `say`, `play`, `press`, `silence`, `hold`, `unhold`, `answer`, `reject` and `hangup`. */
export function addActs(main: Command, terminal: Terminal): void {
  for (const act of ACTS) addAct(main, terminal, act);
}

function addAct(main: Command, terminal: Terminal, spec: ActCommand): void {
  const { name, act, help, operand, options = [], wanted, fits, body } = spec;
  const command = withClient(main.command(name).description(help));
  // commander would take the only one of `[id] <text>` for the call.
  command.argument('[words...]').usage(`[options] [ID]${operand === undefined ? '' : ` ${operand}`}`);
  for (const option of options) command.addOption(option);
  command.action(async (words: string[]) => {
    const { ending, value } = placed(words, operand);
    const given = Object.fromEntries(
      options.map((option) => [option.attributeName(), command.getOptionValue(option.attributeName())]),
    );
    const client = clientOf(command, terminal.environment);
    const id = await whichCall(client, ending, wanted, fits);
    const done = await client
      .post<Act>(`/calls/${id}/party/${act}`, body?.(value, given) ?? {})
      .catch((error: unknown) => {
        throw error instanceof RefusedError
          ? error.inWords((place) => OPERANDS[place] ?? flagOf(place, options))
          : error;
      });
    terminal.out(`${shortId(id)} ${name} ${done.act_id}\n`);
  });
}

/** An operand is one of these properties of a body. */
const OPERANDS: Readonly<Record<string, string>> = { text: 'TEXT', audio: 'FILE', audio_url: 'FILE', digits: 'DIGITS' };

const flagOf = (place: string, options: readonly Option[]): string | undefined =>
  options.find((option) => option.attributeName() === place)?.long;

/** The call and the operand among the arguments. Throws a CommandError where there are too few or too many. */
function placed(
  words: readonly string[],
  operand: ActCommand['operand'],
): { ending: string | undefined; value: string } {
  const most = operand === undefined ? 1 : 2;
  const fewest = most - 1;
  if (words.length < fewest) throw new CommandError(EXIT_UNUSABLE, `expected ${String(operand)}, got nothing`);
  if (words.length > most) {
    const hint = operand === 'TEXT' ? '; put the text in quotes' : '';
    const expected = operand === undefined ? 'at most a call' : `at most a call and ${operand}`;
    throw new CommandError(EXIT_UNUSABLE, `expected ${expected}, got ${words.length} arguments${hint}`);
  }
  const value = operand === undefined ? '' : (words.at(-1) ?? '');
  return { ending: words.length === most ? words[0] : undefined, value };
}
