import { InvalidArgumentError, type Command } from 'commander';
import { FINDING_CODES } from '../findings/catalogue/index.js';
import { nearest } from '../platform/nearest.js';
import { gather } from '../check/gather.js';
import { RealClock } from '../platform/clock.js';
import { clientOf, withClient } from './client-flags.js';
import { tellCheck, withCheck, type CheckFlags } from './check-flags.js';
import type { Terminal } from './terminal.js';
import { whichCall } from './which-call.js';

interface Flags extends CheckFlags {
  readonly after?: number;
  readonly call?: string;
  readonly ignore?: readonly string[];
}

/** Adds `check`. */
export function addCheck(main: Command, terminal: Terminal): void {
  const command = withCheck(
    withClient(main.command('check').description('tell what went wrong; exit code 3 where it matters')),
  );
  command
    .option('--after <seq>', 'only what came behind this seq of the journal', seqOf)
    .option('--call <id>', 'only that call, by the last 6 or more characters of its id')
    .option('--ignore <code>', 'findings of this code do not fail (repeatable)', another)
    .action(async ({ after, call, ignore = [], ...flags }: Flags) => {
      const client = clientOf(command, terminal.environment);
      const callControlId = call === undefined ? undefined : await whichCall(client, call, 'a call', () => true);
      terminal.exitCode(
        await tellCheck(await gather(client, { after, callControlId }, new RealClock()), flags, ignore, terminal),
      );
    });
}

const another = (code: string, codes: readonly string[] = []): readonly string[] => {
  if (FINDING_CODES.some((known) => known === code)) return [...codes, code];
  const meant = nearest(code, FINDING_CODES);
  const hint = meant === undefined ? '; docs/FINDINGS.md lists them' : `; did you mean ${meant}?`;
  throw new InvalidArgumentError(`expected the code of a finding, got ${JSON.stringify(code)}${hint}`);
};

function seqOf(text: string): number {
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw new InvalidArgumentError(`expected the seq of an entry, a whole number, got ${JSON.stringify(text)}`);
}
