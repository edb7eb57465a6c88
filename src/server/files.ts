import type { IncomingMessage } from 'node:http';
import express, { type Request, type RequestHandler, type Response } from 'express';
import type { FieldsOf } from '../contract/entry-types.js';
import { FILES_PATH, type UrlVerdict } from '../recordings/file-url.js';
import { addressOf, fileNameOf, type SavedRecording } from '../recordings/saved.js';
import type { Exchange } from '../shell/exchange.js';
import type { Worlds } from '../shell/worlds.js';

/** The errors of the storage that Telnyx's URLs lead to, by its codes (observed: 400 with a key, 403 after ten minutes). */
const REFUSALS = {
  authorization: {
    status: 400,
    code: 'InvalidArgument',
    message: 'The URL is signed: send no Authorization header along.',
  },
  expired: { status: 403, code: 'AccessDenied', message: 'Request has expired' },
  forged: { status: 403, code: 'SignatureDoesNotMatch', message: 'The signature is not that of this URL.' },
  unknown: { status: 404, code: 'NoSuchKey', message: 'There is no such file.' },
} as const;

type Why = keyof typeof REFUSALS;

/** Found by its URL: a recording of some world. */
interface Found {
  readonly exchange: Exchange;
  readonly recording: SavedRecording | undefined;
}

const TYPES = { wav: 'audio/wav', mp3: 'audio/mpeg' } as const;

/** `recordings/ID.wav` */
const FILE = /^\/recordings\/([0-9a-f-]{36})\.(?:wav|mp3)$/;

/**
 * Files of all worlds, to be mounted at `/_files`: `GET` and `HEAD` of `recordings/{id}.{wav|mp3}` with what `call.recording.saved` has in its URL. No
 * key, any page; parts of a file by `Range`. 400 with an `Authorization` header, 403 where the URL is forged or its ten minutes are over, 404
 * where the recording is gone.
 */
export function fileServer(worlds: Worlds, newRequestId: () => string): RequestHandler {
  const router = express.Router({ caseSensitive: true });
  router.use((req: Request, res: Response) => {
    res.setHeader('x-request-id', newRequestId());
    // A page of whatever origin may play it: who has the URL may read it.
    res.setHeader('access-control-allow-origin', '*');
    res.setHeader('access-control-expose-headers', 'accept-ranges, content-length, content-range');
    if (req.method === 'OPTIONS') {
      preflight(res);
      return;
    }
    if (req.method !== 'GET' && req.method !== 'HEAD') {
      wrongMethod(req, res);
      return;
    }
    serve(req, res, find(req, worlds));
  });
  return router;
}

/** Worlds of several keys have the same ids: the URL is of the one that has signed it. */
function find(req: Request, worlds: Worlds): Found {
  const id = FILE.exec(req.path)?.[1] ?? '';
  const exchange = worlds.all().find((world) => verdictOn(req, world.exchange) !== 'forged')?.exchange;
  const recording = exchange?.recordings.get(id);
  const isNamed = recording !== undefined && req.path.endsWith(fileNameOf(recording));
  return { exchange: exchange ?? worlds.default.exchange, recording: isNamed ? recording : undefined };
}

function serve(req: Request, res: Response, { exchange, recording }: Found): void {
  const release = exchange.time.holds.hold(`${req.method} ${FILES_PATH}`);
  res.on('close', () => {
    exchange.time.signOfLife('look');
    release();
  });
  const why = objection(req, exchange, recording);
  res.on('finish', () => told(req, res, { exchange, recording }, why));
  if (why !== undefined || !recording) {
    refuse(res, why ?? 'unknown');
    return;
  }
  const { format, title } = recording;
  const headers = {
    'content-type': TYPES[format],
    'content-disposition': `inline; filename="${title.replaceAll(/[^\w .-]/g, '_')}.${format}"`,
  };
  res.sendFile(exchange.recordings.pathOf(recording), { headers, cacheControl: false, dotfiles: 'allow' }, (error) => {
    if (!error || res.headersSent) return;
    const status = 'status' in error && error.status === 416 ? 416 : 404;
    if (status === 416) res.status(416).end();
    else refuse(res, 'unknown');
  });
}

/** The storage looks at the signature first, so whoever guesses learns nothing of what there is. */
function objection(req: Request, exchange: Exchange, recording: SavedRecording | undefined): Why | undefined {
  if (req.headers.authorization !== undefined) return 'authorization';
  const verdict = verdictOn(req, exchange);
  if (verdict !== 'good') return verdict;
  return recording ? undefined : 'unknown';
}

const verdictOn = ({ path, query }: Request, { recordings }: Exchange): UrlVerdict =>
  recordings.judge(path.slice(1), query['expires'], query['signature']);

function refuse(res: Response, why: Why): void {
  const { status, code, message } = REFUSALS[why];
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  res.status(status).type('application/xml').send(text);
}

function preflight(res: Response): void {
  res.setHeader('access-control-allow-methods', 'GET, HEAD');
  res.setHeader('access-control-allow-headers', 'range');
  res.status(204).end();
}

function wrongMethod(req: IncomingMessage, res: Response): void {
  req.resume();
  res.setHeader('allow', 'GET, HEAD, OPTIONS');
  res.status(405).end();
}

function told(req: Request, res: Response, { exchange, recording }: Found, why: Why | undefined): void {
  const fields: FieldsOf<'file.request'> = {
    method: req.method,
    path: `${FILES_PATH}${req.path}`,
    status: res.statusCode,
    ...(recording ? { recording_id: recording.id } : {}),
    ...(why === undefined ? {} : { why }),
  };
  exchange.journal.record('file.request', fields, recording && addressOf(recording));
}
