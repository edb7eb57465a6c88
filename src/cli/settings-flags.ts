import { Option, type Command } from 'commander';
import type { Config, ConfigSources } from '../config.js';
import { readText } from '../platform/read-text.js';
import { CONFIG_FILE_FLAG, environmentName, SETTINGS } from '../settings.js';

/** Gives a command a flag for each setting; `helps` has the help of those that are otherwise for this command, by flag. */
export function withSettings(command: Command, helps: Readonly<Record<string, string>> = {}): Command {
  for (const { flag, kind, value, help } of SETTINGS) {
    const text = `${helps[flag] ?? help} [${environmentName(flag)}]`;
    const option = new Option(value === undefined ? `--${flag}` : `--${flag} <${value}>`, text);
    if (kind === 'list') option.argParser((item, items: string[] | undefined) => [...(items ?? []), item]);
    command.addOption(option);
    // A flag beats the environment, so what the environment turned on can be turned off.
    if (kind === 'toggle') command.addOption(new Option(`--no-${flag}`).hideHelp());
  }
  const text = `configuration file (telnyx-sim.config.yaml) [${environmentName(CONFIG_FILE_FLAG)}]`;
  return command.option(`--${CONFIG_FILE_FLAG} <path>`, text);
}

/** The configuration from the command's flags, the environment and the file; `usual`: where none of them says. Rejects with a ConfigError. */
export async function configOf(command: Command, usual: ConfigSources['usual'] = {}): Promise<Config> {
  const { loadConfig } = await import('../config.js');
  const flags: Record<string, ConfigSources['flags'][string]> = {};
  for (const option of command.options) {
    const name = option.attributeName();
    // commander gives a toggle that has a negative form the default true; only what the user typed counts here.
    if (command.getOptionValueSource(name) !== 'cli') continue;
    // The values are what `withSettings` makes of them: a text, a toggle or a list of texts.
    flags[option.name().replace(/^no-/, '')] = command.getOptionValue(name) as ConfigSources['flags'][string];
  }
  return await loadConfig({ flags, environment: process.env, readText, usual });
}
