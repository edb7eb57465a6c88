import { LIMITS } from '../limits.js';
import type { Addressed } from '../calls/address.js';
import { resolveVoice } from '../media/speech/voices.js';
import { cut } from '../platform/cut.js';
import type { MediaDeps } from './performer.js';

/** A name that says nothing to us is spoken all the same, and the journal tells by whom. */
export function noteUnknownVoice(
  name: string | undefined,
  where: Readonly<Record<string, string>>,
  { address }: Addressed,
  { record }: Pick<MediaDeps, 'record'>,
): void {
  const { voice, unknown } = resolveVoice(name);
  if (unknown && name !== undefined)
    record('voice.unknown', { ...where, voice: cut(name, LIMITS['request.shown_chars']), spoken_by: voice }, address);
}
