import { limitReached, LIMITS } from '../limits.js';
import { readBase64 } from '../media/base64-audio.js';
import { MediaError } from '../media/media-error.js';
import { gently } from '../platform/gently.js';
import type { Exchange } from '../shell/exchange.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { MediaFile } from './types.js';

/** The files that commands can play by name. */
export const listMedia = (exchange: Exchange): Promise<MediaFile[]> => exchange.files.storage.list();

/**
 * Keeps a file, given as bytes or in base64, under a name that is in order. Rejects with a SimulatorError: 422 for what cannot be played,
 * 409 where a limit is against it, 503 while the simulator stops.
 */
export async function putMedia(exchange: Exchange, name: string, audio: Uint8Array | string): Promise<MediaFile> {
  refuseWhileStopping(exchange);
  const file = await playableFile(exchange, audio);
  const { storage } = exchange.files;
  const limit = storage.put(name, file);
  if (limit === undefined) return { name, bytes: file.length, from: 'upload' };
  exchange.journal.record('limit.reached', limitReached(limit, { media_name: name }));
  const most = limit === 'media.files' ? `${LIMITS[limit]} files` : `${LIMITS[limit]} bytes`;
  throw new SimulatorError(409, `At most ${most} are kept for media_name (${limit}); delete some first.`);
}

/** Forgets an uploaded file. Throws a SimulatorError: 404 for an unknown one, 503 while the simulator stops. */
export function deleteMedia(exchange: Exchange, name: string): MediaFile {
  refuseWhileStopping(exchange);
  const bytes = exchange.files.storage.remove(name);
  if (bytes !== undefined) return { name, bytes, from: 'upload' };
  throw new SimulatorError(404, [{ detail: `expected the name of an uploaded file, came ${name}`, parameter: 'name' }]);
}

async function playableFile(exchange: Exchange, audio: Uint8Array | string): Promise<Uint8Array> {
  try {
    // A buffer of the caller's may change afterwards.
    const file = typeof audio === 'string' ? await gently(readBase64(audio, 'audio')) : Uint8Array.from(audio);
    await exchange.files.decode(file, new AbortController().signal);
    return file;
  } catch (error) {
    if (error instanceof MediaError) throw new SimulatorError(422, error.message);
    throw error;
  }
}
