import type { Speech } from '../media/speech/synthesizer.js';
import type { Holds } from '../platform/holds.js';
import type { AudioFiles } from './audio-files.js';

/** A leg's sources need this of the files. */
export type PlayableFiles = Pick<AudioFiles, 'download' | 'decode'>;

/** Speech for which world time waits while it is made. */
export const heldSpeech = (speech: Speech, holds: Holds): Speech => ({
  parts: (request) => speech.parts(request),
  clip: (part, asker) => holds.during('speech', () => speech.clip(part, asker), asker.call),
  synthesize: (text, voice, asker) => holds.during('speech', () => speech.synthesize(text, voice, asker), asker.call),
  close: () => speech.close(),
});

/** Files for which world time waits while they are downloaded and decoded. */
export const heldFiles = (files: PlayableFiles, holds: Holds): PlayableFiles => ({
  download: (url, signal) => holds.during('file', () => files.download(url, signal)),
  decode: (file, signal) => holds.during('file', () => files.decode(file, signal)),
});
