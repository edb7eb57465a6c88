import { accessSync, constants, readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { isNamedRecording } from '../calls/written-step.js';
import { LIMITS } from '../limits.js';
import { CommandError, EXIT_UNUSABLE } from './exits.js';

/** A file of so many bytes is, in base64, a body that the control API still takes. */
export const MAX_FILE_BYTES = Math.floor((LIMITS['control.body_bytes'] - 1024) * 0.75);

/**
 * The properties of `play` for a WAV file of this machine, `fixture:NAME` or a URL. `flag` is where the user named it. Throws a
 * CommandError for a file that cannot be read or is too large; what is in it is the simulator's to judge.
 */
export function recordingOf(file: string, flag: string): { audio: string } | { audio_url: string } {
  return isNamedRecording(file) ? { audio_url: file } : { audio: wavOf(file, flag) };
}

/** The file in base64. */
export function wavOf(file: string, flag: string): string {
  const refuse = (came: string): never => {
    throw new CommandError(EXIT_UNUSABLE, `${flag}: expected a WAV file, fixture:NAME or a URL, got ${came}`);
  };
  try {
    const { size } = statSync(file);
    if (size > MAX_FILE_BYTES) return refuse(`${file} of ${size} bytes, over the ${MAX_FILE_BYTES} that one may have`);
    return readFileSync(file, 'base64');
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error)) throw error;
    return refuse(error.code === 'ENOENT' ? `${file}, which is not there` : error.message);
  }
}

/** Says why the recording of that path beside a scenario file cannot be had; undefined where it is a file that can be read. */
export function soundObjection(path: string, scenarioFile: string): string | undefined {
  const file = resolve(dirname(scenarioFile), path);
  const refused = (came: string): string =>
    `expected a WAV file, fixture:NAME or a URL, came ${JSON.stringify(path)}, ${came}`;
  try {
    const stat = statSync(file);
    if (!stat.isFile()) return refused('which is no file');
    accessSync(file, constants.R_OK);
    return stat.size > MAX_FILE_BYTES ? refused(`which has ${stat.size} bytes, over ${MAX_FILE_BYTES}`) : undefined;
  } catch (error) {
    return refused(
      error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'which is not there' : String(error),
    );
  }
}
