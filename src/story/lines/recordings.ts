import { debug, info, warn } from '../line.js';
import { because } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** Recordings and their files. */
export const RECORDING_LINES: LinesOf<'recording' | 'file'> = {
  'recording.saved': ({ format, channels, duration_ms: ms, bytes }) =>
    info('recording', `saved: ${(ms / 1000).toFixed(1)} s of ${format}, ${channels}, ${bytes} bytes`),
  'recording.failed': ({ reason, host }) => warn('recording', `failed: ${reason}${because(host?.error)}`),
  'file.request': ({ method, path, status, why }) =>
    (status < 400 ? debug : warn)('app', `${method} ${path} → ${status}${because(why)}`),
};
