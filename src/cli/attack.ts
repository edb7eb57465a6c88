import type { Command } from 'commander';
import type { AttackView } from '../control/types.js';
import { NOT_TELNYX } from '../findings/catalogue/signatures.js';
import { RefusedError } from './client.js';
import { clientOf, withClient } from './client-flags.js';
import { CommandError, EXIT_FINDINGS, EXIT_UNREACHABLE } from './exits.js';
import type { Terminal } from './terminal.js';

/** Adds `attack`. */
export function addAttack(main: Command, terminal: Terminal): void {
  const command = withClient(main.command('attack').description('try out whether the app checks signatures'));
  command
    .option('--webhook-url <url>', 'the endpoint, in place of the one that webhooks go to')
    .option('--json', 'as the control API gives it')
    .addHelpText(
      'after',
      '\nExit codes: 0, 3 where the app acted on a forgery, 5 where the endpoint or the simulator is not there.',
    )
    .action(async ({ webhookUrl: url, json }: { webhookUrl?: string; json?: true }) => {
      const client = clientOf(command, terminal.environment);
      const result = await client.post<AttackView>('/webhooks/attack', { url }).catch((error: unknown) => {
        throw error instanceof RefusedError
          ? error.inWords((place) => (place === 'url' ? '--webhook-url' : undefined))
          : error;
      });
      terminal.out(json ? `${JSON.stringify(result)}\n` : told(result));
      const { status, error } = result.genuine;
      if (status === null)
        throw new CommandError(EXIT_UNREACHABLE, `expected an app at ${result.url}, got ${error ?? 'no answer'}`);
      terminal.exitCode(result.acted.some((kind) => NOT_TELNYX.includes(kind)) ? EXIT_FINDINGS : 0);
    });
}

/** The answers of the app, a line for each copy. */
function told({ url, genuine, attempts }: AttackView): string {
  const lines = attempts.map(({ kind, status, acted }) => {
    const verdict = !acted ? '' : NOT_TELNYX.includes(kind) ? '  acted on it: A FORGERY' : '  acted on it';
    return `  ${kind.padEnd(15)}  ${status ?? 'no answer'}${verdict}`;
  });
  return `${[url, `  ${'genuine'.padEnd(15)}  ${genuine.status ?? 'no answer'}`, ...lines].join('\n')}\n`;
}
