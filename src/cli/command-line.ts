import { CLIENT_FLAGS } from './client-flags.js';
import { nearest } from '../platform/nearest.js';
import { CONFIG_FILE_FLAG, environmentName, SETTINGS } from '../settings.js';

/** Flags that stand before a value of their own. */
const WITH_VALUE: ReadonlySet<string> = new Set(
  [
    CONFIG_FILE_FLAG,
    ...CLIENT_FLAGS.map(({ flag }) => flag),
    ...SETTINGS.filter(({ value }) => value !== undefined).map(({ flag }) => flag),
  ].map((flag) => `--${flag}`),
);

/** The arguments with the command in front: `--port 1 env` is `env --port 1`. Every command takes its flags behind its name. */
export function commandFirst(args: readonly string[], commands: readonly string[]): string[] {
  const help = helpOf(args, commands);
  if (help) return help;
  let at = 0;
  while (args[at]?.startsWith('-') === true && args[at] !== '--') at += WITH_VALUE.has(args[at] ?? '') ? 2 : 1;
  const command = args[at];
  if (command === undefined || !commands.includes(command)) return [...args];
  return [command, ...args.slice(0, at), ...args.slice(at + 1)];
}

/** `--help` anywhere is the help of the command that is named before it or after it; behind `--` it is a word. */
function helpOf(args: readonly string[], commands: readonly string[]): string[] | undefined {
  const end = args.indexOf('--');
  const own = end < 0 ? args : args.slice(0, end);
  if (!own.includes('--help') && !own.includes('-h')) return undefined;
  const command = own.find((arg) => commands.includes(arg) && arg !== 'help');
  return command === undefined ? ['--help'] : [command, '--help'];
}

/** A variable is taken for one of ours with so many wrong characters at most: `PROT` for `PORT` are two. */
const MAX_DISTANCE = 2;

/**
 * Our variables that are spelt wrong, each with the one that was probably meant. Others that begin like ours are left alone: Kubernetes sets
 * `TELNYX_SIM_SERVICE_HOST` for a service of that name.
 */
export function misspeltVariables(names: readonly string[]): { name: string; meant: string }[] {
  const settings = [CONFIG_FILE_FLAG, ...SETTINGS.map(({ flag }) => flag)].map(environmentName);
  const known = [...settings, ...CLIENT_FLAGS.map(({ environment }) => environment)];
  return names.flatMap((name) => {
    if (known.includes(name) || !/^TELN[A-Z]*_?SIM/i.test(name)) return [];
    const meant = nearest(name, known, MAX_DISTANCE);
    return meant === undefined ? [] : [{ name, meant }];
  });
}
