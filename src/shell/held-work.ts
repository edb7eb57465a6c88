import type { Speech } from '../media/speech/synthesizer.js';
import type { WorldTime } from '../time/world-time.js';
import type { AudioFiles } from './audio-files.js';

/** A leg's sources need this of the files. */
export type PlayableFiles = Pick<AudioFiles, 'load' | 'download' | 'decode'>;

type Time = Pick<WorldTime, 'operation'>;

/** Speech for which world time waits while it is made, and which is there in its turn. */
export const heldSpeech = (speech: Speech, time: Time): Speech => ({
  parts: (request) => speech.parts(request),
  clip: (part, asker) => time.operation('speech', () => speech.clip(part, asker), asker.call),
  // World time does not wait for it: whether it is there when it is asked for makes no difference to the world.
  ahead: (request, asker) => speech.ahead(request, asker),
  synthesize: (text, voice, asker) => time.operation('speech', () => speech.synthesize(text, voice, asker), asker.call),
  close: () => speech.close(),
});

/** Files for which world time waits while they are downloaded and decoded, and which are there in their turn. */
export const heldFiles = (files: PlayableFiles, time: Time): PlayableFiles => ({
  load: (source, signal, downloaded) => time.operation('file', () => files.load(source, signal, downloaded)),
  download: (url, signal) => time.operation('file', () => files.download(url, signal)),
  decode: (file, signal) => time.operation('file', () => files.decode(file, signal)),
});
