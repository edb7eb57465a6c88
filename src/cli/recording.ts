import { readFileSync, statSync } from 'node:fs';
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
