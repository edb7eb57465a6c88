import { Option, type Command } from 'commander';
import type { CallIds, RingOptions, ScriptStepOptions } from '../control/types.js';
import { followCall, type CallEnd } from './call-end.js';
import { RefusedError, type ControlClient } from './client.js';
import { clientOf, withClient } from './client-flags.js';
import { CommandError, EXIT_FINDINGS, EXIT_INTERRUPTED, EXIT_UNANSWERED, EXIT_UNUSABLE } from './exits.js';
import { readScript } from './script-file.js';
import { duration, withSteps, type FlagStep } from './steps.js';
import { lastSeq } from './tail.js';
import type { Terminal } from './terminal.js';

interface CallOptions {
  readonly to: string;
  readonly from: string;
  readonly connection?: string;
  readonly codec?: string;
  readonly webhookUrl?: string;
  readonly hangupAfter?: number;
  readonly script?: string;
}

/** Adds `call`. */
export function addCall(main: Command, terminal: Terminal): void {
  const command = withClient(
    main.command('call').description('call the app, and tell what happens until the call is over'),
  );
  command
    .requiredOption('--to <number>', 'the number that is called, in E.164, or a SIP URI')
    .option('--from <number>', 'the caller', '+15550100001')
    .option('--connection <id>', 'the application that takes the call (the default one)')
    .option('--codec <codec>', 'PCMU or PCMA (PCMU)')
    .option('--webhook-url <url>', "where the call's webhooks go, in place of the application's URL");
  const steps = withSteps(command);
  command
    .addOption(new Option('--hangup-after <duration>', 'hangs up so long after the answer').argParser(duration))
    .option('--script <file>', 'does what a file says, YAML or JSON, in place of --say, --play, --press and --wait')
    .addHelpText(
      'after',
      '\nThe caller does in the order given what --say, --play, --press and --wait say, from the answer on. It hangs up at Ctrl-C.' +
        '\nExit codes: 0, 3 with an error among the findings, 1 never answered, 5 no simulator there.',
    )
    .action(async (options: CallOptions) => {
      const client = clientOf(command, terminal.environment);
      const script = await scriptOf(options, steps);
      const after = await lastSeq(client);
      const id = await ring(client, options, script, steps);
      const ctrlC = new AbortController();
      terminal.interrupted(() => {
        ctrlC.abort();
        // The call may be over in this very moment: then there is nothing to do.
        void client.post(`/calls/${id}/party/hangup`, {}).catch(() => undefined);
      });
      const end = await followCall(client, { id, after }, terminal);
      terminal.exitCode(ctrlC.signal.aborted ? EXIT_INTERRUPTED : exitCode(end));
    });
}

function exitCode({ errors, answered }: CallEnd): number {
  if (errors > 0) return EXIT_FINDINGS;
  return answered ? 0 : EXIT_UNANSWERED;
}

async function scriptOf({ script }: CallOptions, steps: readonly FlagStep[]): Promise<ScriptStepOptions[] | undefined> {
  const [first] = steps;
  if (script === undefined) return first && steps.map(({ step }) => step);
  if (first === undefined) return await readScript(script);
  throw new CommandError(EXIT_UNUSABLE, `--script: expected no ${first.flag} beside it, got both`);
}

async function ring(
  client: ControlClient,
  { to, from, connection, codec, webhookUrl, hangupAfter }: CallOptions,
  script: ScriptStepOptions[] | undefined,
  steps: readonly FlagStep[],
): Promise<string> {
  const body = {
    to,
    from,
    connection_id: connection,
    // The simulator says what it takes.
    codec: codec as RingOptions['codec'],
    webhook_url: webhookUrl,
    hangup_after_ms: hangupAfter,
    script,
  } satisfies { [Name in keyof RingOptions]: RingOptions[Name] | undefined };
  const flagOf = (place: string): string | undefined => FLAGS[place] ?? steps[stepIn(place)]?.flag;
  const { call_control_id: id } = await client.post<CallIds>('/calls', body).catch((error: unknown) => {
    throw error instanceof RefusedError ? error.inWords(flagOf) : error;
  });
  return id;
}

const FLAGS: Readonly<Record<string, string>> = {
  to: '--to',
  from: '--from',
  connection_id: '--connection',
  codec: '--codec',
  webhook_url: '--webhook-url',
  hangup_after_ms: '--hangup-after',
};

/** `script.2.play` is of the step 2. */
const stepIn = (place: string): number => Number(/^script\.(\d+)/.exec(place)?.[1] ?? NaN);
