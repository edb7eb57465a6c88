import type { Response } from 'express';
import { isSimulatorErrorCode, SimulatorError } from '../../control/simulator-error.js';
import { limitReached } from '../../limits.js';
import type { Exchange } from '../../shell/exchange.js';
import { RETRY_AFTER_SECS, type Traffic } from '../traffic.js';
import { listJson, type List } from './list-json.js';

const JSON_TYPE = 'application/json; charset=utf-8';

/** Every request of this API has this with it. */
export interface Locals {
  readonly traffic: Traffic;
  /** Of the world that the request is about; of the default one until that is known. */
  exchange: Exchange;
}

// The first thing that is done with a request is to put them there.
export const localsOf = (res: Response): Locals => res.locals as Locals;

/** Answers with JSON. Nothing happens when the client has gone or has its answer already. Throws a SimulatorError (503). */
export function sendJson(res: Response, status: number, body: unknown): void {
  sendBytes(res, status, JSON_TYPE, Buffer.from(JSON.stringify(body)));
}

/**
 * Answers with `{data, meta}`; a list of more than `answers.list_bytes` is cut, and `meta.truncated` says so. `keep`: which end of it
 * matters more. Throws a SimulatorError (503).
 */
export function sendList(res: Response, { data, meta }: List, keep: 'first' | 'last'): void {
  const { bytes, isCut } = listJson(data, meta, keep);
  if (isCut) {
    const path = res.req.originalUrl.replace(/\?.*$/s, '');
    localsOf(res).exchange.journal.record('limit.reached', limitReached('answers.list_bytes', { path }));
  }
  sendBytes(res, 200, JSON_TYPE, bytes);
}

/** Answers with bytes that count until the reader has taken them. Throws a SimulatorError (503) when too many wait. */
export function sendBytes(res: Response, status: number, type: string, bytes: Uint8Array): void {
  if (res.headersSent || res.destroyed) return;
  if (!localsOf(res).traffic.admit(res, bytes.length)) {
    throw new SimulatorError(503, 'Too much waits for other readers; try again.');
  }
  write(res, status, type, bytes);
}

/** Answers with Telnyx's envelope, whatever else waits. */
export function sendError(res: Response, error: SimulatorError): void {
  if (res.headersSent || res.destroyed) return;
  if (error.code === 401) res.setHeader('www-authenticate', 'Bearer');
  if (error.code === 503) res.setHeader('retry-after', RETRY_AFTER_SECS);
  write(res, error.code, JSON_TYPE, Buffer.from(JSON.stringify({ errors: error.errors, meta: error.meta })));
}

function write(res: Response, status: number, type: string, bytes: Uint8Array): void {
  // An answer is true for a moment only, so nobody may keep it.
  res.writeHead(status, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' });
  // Node leaves the body out of the answer to HEAD.
  res.end(bytes);
}

/** The client's view of a failure: our own errors as they are, the router's by their status, a 500 else. */
export function asSimulatorError(error: unknown): SimulatorError {
  if (error instanceof SimulatorError) return error;
  if (error instanceof Error) {
    const status = 'status' in error ? error.status : undefined;
    const isClients = typeof status === 'number' && status < 500;
    if (isClients) return new SimulatorError(isSimulatorErrorCode(status) ? status : 400, error.message);
  }
  return new SimulatorError(500, 'The simulator failed to do this; its log says more.');
}
