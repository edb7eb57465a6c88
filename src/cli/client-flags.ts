import { Option, type Command } from 'commander';
import { ControlClient } from './client.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';

/** The address that a simulator has where nobody gave it another. */
const USUAL_URL = 'http://127.0.0.1:12111';

/** The flags of every command that speaks to a running simulator. */
export const CLIENT_FLAGS = [
  { flag: 'url', value: 'url', environment: 'TELNYX_SIM_URL', help: `the running simulator (${USUAL_URL})` },
  {
    flag: 'control-token',
    value: 'token',
    environment: 'TELNYX_SIM_CONTROL_TOKEN',
    help: 'bearer token that its control API wants',
  },
  {
    flag: 'world',
    value: 'key',
    environment: 'TELNYX_SIM_WORLD',
    help: 'with isolated API keys: the key whose world is meant',
  },
] as const;

export type ClientFlag = (typeof CLIENT_FLAGS)[number]['flag'];

/** Gives a command the flags that name the simulator. */
export function withClient(command: Command): Command {
  for (const { flag, value, environment, help } of CLIENT_FLAGS)
    command.addOption(new Option(`--${flag} <${value}>`, `${help} [${environment}]`));
  return command;
}

/** A client of the simulator that the flags or the environment name. Throws a CommandError for what is no URL. */
export function clientOf(command: Command, environment: Readonly<Record<string, string | undefined>>): ControlClient {
  const given = (flag: ClientFlag): { name: string; text: string } | undefined => {
    const option = command.options.find(({ long }) => long === `--${flag}`);
    const typed: unknown = option && command.getOptionValue(option.attributeName());
    if (typeof typed === 'string') return { name: `--${flag}`, text: typed.trim() };
    const name = CLIENT_FLAGS.find((known) => known.flag === flag)?.environment ?? '';
    const text = environment[name]?.trim() ?? '';
    return text === '' ? undefined : { name, text };
  };
  const { name, text } = given('url') ?? { name: '--url', text: USUAL_URL };
  if (!/^https?:\/\/./i.test(text) || !URL.canParse(text))
    throw new CommandError(EXIT_UNUSABLE, `${name}: expected an http or https URL, got ${JSON.stringify(text)}`);
  return new ControlClient({
    // Whoever copies it from the examples may have the path of an API behind it.
    url: text.replace(/\/+$/, '').replace(/\/(_sim|v2)$/, ''),
    token: given('control-token')?.text,
    world: given('world')?.text,
  });
}
