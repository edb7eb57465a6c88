import type { Request, Response } from 'express';
import { SimulatorError, type SimulatorErrorCode } from '../../control/simulator-error.js';
import { LIMITS } from '../../limits.js';
import { decodePercent } from '../../platform/percent.js';
import { tooMuchJson } from '../json-limits.js';
import { readBytes } from '../read-bytes.js';
import { localsOf } from './respond.js';

const MIB = 1024 * 1024;

/** The reasons for which a body is not read. An answer to one that was aborted reaches nobody. */
const FAILURES: Readonly<Record<'tooLarge' | 'full' | 'aborted', readonly [SimulatorErrorCode, string]>> = {
  tooLarge: [413, `The body is larger than ${LIMITS['control.body_bytes'] / MIB} MiB.`],
  full: [503, 'The simulator holds as much of other requests and answers as it may; try again.'],
  aborted: [400, 'The client went away.'],
};

/** The registered type of a WAV file is `audio/vnd.wave` (RFC 2361); browsers and curl's users write the others. */
const WAV_TYPE = /^\s*audio\/(x-|vnd\.)?wave?\s*(;|$)/i;

/**
 * The JSON of the body; `{}` where there is none. Any content type is read as JSON: curl calls what it posts a form. Where the operation
 * `takesWav`, a WAV file as the body is `{audio}`. Rejects with a SimulatorError (400, 413, 415, 503).
 */
export async function readBody(req: Request, res: Response, takesWav: boolean): Promise<unknown> {
  const bytes = await readFile(req, res);
  if (bytes.length === 0) return {};
  if (takesWav && WAV_TYPE.test(req.headers['content-type'] ?? '')) return { audio: bytes.toString('base64') };
  const excess = tooMuchJson(bytes);
  if (excess !== undefined) throw new SimulatorError(400, excess);
  try {
    // A mark of the byte order is left out, and what is no UTF-8 is refused.
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown;
  } catch (error) {
    throw new SimulatorError(400, `The body is not JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** The body as it is. Rejects with a SimulatorError (400, 413, 415, 503). */
export async function readFile(req: Request, res: Response): Promise<Buffer> {
  const encoding = req.headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity') throw new SimulatorError(415, `Content-Encoding: expected none, came ${encoding}.`);
  const body = await readBytes(req, res, LIMITS['control.body_bytes'], localsOf(res).traffic);
  if ('failed' in body) throw new SimulatorError(...FAILURES[body.failed]);
  return body.bytes;
}

/** The texts of the query. A parameter that is given more than once is a list. Throws a SimulatorError for a broken encoding. */
export function readQuery(req: Request): Record<string, string | string[]> {
  const text = /\?(.*)$/s.exec(req.url)?.[1] ?? '';
  if (decodePercent(text) === undefined)
    throw new SimulatorError(400, 'The query is not properly percent-encoded UTF-8.');
  const search = new URLSearchParams(text);
  const names = [...new Set(search.keys())];
  return Object.fromEntries(
    names.map((name) => {
      const [first = '', ...others] = search.getAll(name);
      return [name, others.length === 0 ? first : [first, ...others]];
    }),
  );
}
