import { decodePercent } from '../../platform/percent.js';
import type { Line } from '../line.js';
import { inMs, shortId } from '../words.js';

export interface AnsweredRequest {
  readonly who: 'app' | 'control';
  /** Null where it could not be read. */
  readonly method: string | null;
  readonly path: string | null;
  readonly status: number;
  /** The reasons for a refusal. */
  readonly why?: string | undefined;
  /** It took so long, in ms. */
  readonly ms?: number | undefined;
}

/** A request by its method and path, in which a call is named by the end of its id, and its answer. */
export function requestLine({ who, method, path, status, why, ms }: AnsweredRequest): Line {
  const short = path?.replace(/v3(?::|%3A)[^/]+/i, (id) => `…${shortId(decodePercent(id) ?? id)}`);
  const what = method === null || short === undefined ? 'what is no request' : `${method} ${short}`;
  return { level: 'info', who, text: `${what} → ${status}${why ? ` ${why}` : ''}${inMs(ms)}` };
}
