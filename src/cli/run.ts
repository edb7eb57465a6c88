import type { Command } from 'commander';
import { gather } from '../check/gather.js';
import { environmentOf } from '../exports.js';
import { RealClock } from '../platform/clock.js';
import { tellCheck, withCheck, type CheckFlags } from './check-flags.js';
import { Child, signalled } from './child.js';
import { tellCoverage, wantsCoverage, withCoverage, type CoverageFlags } from './coverage-flags.js';
import { ControlClient } from './client.js';
import { CommandError } from './exits.js';
import { serve } from './serve.js';
import { configOf, withSettings } from './settings-flags.js';
import type { Terminal } from './terminal.js';

/** Adds `run`. */
export function addRun(main: Command, terminal: Terminal): void {
  withCoverage(withCheck(withSettings(main.command('run'))))
    .description('start on a free port, run a command such as your tests against it, then check')
    .usage('[options] -- COMMAND…')
    .argument('<command...>', 'a program and its arguments, behind --')
    .action(async (words: readonly string[], flags: CheckFlags & CoverageFlags, command: Command) => {
      const config = await configOf(command);
      // The port is for others to know; here the command is told of it.
      const port = command.getOptionValueSource('port') === 'cli' ? config.port : 0;
      const simulator = await serve({ ...config, port, coverage: config.coverage || wantsCoverage(flags) });
      const child = new Child(words, {
        ...process.env,
        ...environmentOf(simulator),
        TELNYX_SIM_URL: simulator.url,
        ...(config.controlToken === null ? {} : { TELNYX_SIM_CONTROL_TOKEN: config.controlToken }),
      });
      try {
        const { code, interrupted, nextSignal } = await child.end();
        const client = new ControlClient({ url: simulator.url, token: config.controlToken ?? undefined });
        const check = async (): Promise<number> => {
          const found = await tellCheck(await gather(client, {}, new RealClock()), flags, [], terminal);
          const covered = wantsCoverage(flags)
            ? await tellCoverage((options) => simulator.coverage(options), flags, terminal)
            : 0;
          return found === 0 ? covered : found;
        };
        const outcome = (): Promise<number> =>
          check().catch((error: unknown) => {
            // A file that cannot be written does not hide how the command ended.
            throw code !== 0 && error instanceof CommandError ? new CommandError(code, error.message) : error;
          });
        // The command hears of no signal any more: the next one ends the check.
        const unchecked = interrupted && signalled(interrupted);
        const checked = unchecked ?? (await Promise.race([outcome(), nextSignal.then(signalled)]));
        terminal.exitCode(code === 0 ? checked : code);
      } finally {
        // The simulator keeps this process meanwhile.
        await child.endRest();
        await simulator.stop();
      }
    });
}
