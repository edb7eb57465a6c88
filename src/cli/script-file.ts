import type { ScriptStepOptions } from '../control/types.js';
import { checkConfig, ConfigError, type Origin } from '../config-check.js';
import { parseConfigFile } from '../config-file.js';
import { readText } from '../platform/read-text.js';

/** A number whose far end stands in for the party of the file, so that the file is held to the rules of the configuration. */
const ANY = '+10000000000';

/**
 * The steps in a file of YAML or JSON: a list of them, or a mapping with `script`. Rejects with a ConfigError that names the file and the
 * line.
 */
export async function readScript(path: string): Promise<ScriptStepOptions[]> {
  const { raw, origin } = await parseConfigFile(path, fileText(path));
  const isMapping = typeof raw === 'object' && raw !== null && 'script' in raw && Object.keys(raw).length === 1;
  const steps: unknown = isMapping ? raw.script : raw;
  const inFile: Origin = {
    ...origin,
    // A place in the configuration is `parties`, the number, `script`, and then a place in the script.
    place: (where, part) => origin.place(where.slice(isMapping ? 2 : 3), part),
  };
  const { parties } = checkConfig({ parties: { [ANY]: { script: steps } } }, inFile);
  // The rules of the configuration are those of the control API.
  return (parties?.[ANY]?.script ?? []) as ScriptStepOptions[];
}

function fileText(path: string): string {
  try {
    const text = readText(path);
    if (text !== undefined) return text;
  } catch (error) {
    throw new ConfigError(`--script: expected a file, got ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new ConfigError(`--script: expected a file, got ${path}, which is not there`);
}
