import type { Response } from 'express';
import { isSimulatorErrorCode, SimulatorError } from '../../control/simulator-error.js';

/** Answers with JSON. Nothing happens when the client has gone or has its answer already. */
export function sendJson(res: Response, status: number, body: unknown): void {
  sendBytes(res, status, 'application/json; charset=utf-8', Buffer.from(JSON.stringify(body)));
}

export function sendBytes(res: Response, status: number, type: string, bytes: Uint8Array): void {
  if (res.headersSent || res.destroyed) return;
  // What happened a moment ago is never what happens now.
  res.writeHead(status, { 'content-type': type, 'content-length': bytes.length, 'cache-control': 'no-store' });
  // Node leaves the body out of the answer to HEAD.
  res.end(bytes);
}

/** Answers with Telnyx's envelope. */
export function sendError(res: Response, error: SimulatorError): void {
  if (!res.headersSent && error.code === 401) res.setHeader('www-authenticate', 'Bearer');
  sendJson(res, error.code, { errors: error.errors });
}

/** What a failure is to the client: our own errors as they are, body-parser's and the router's by their status, a 500 else. */
export function asSimulatorError(error: unknown): SimulatorError {
  if (error instanceof SimulatorError) return error;
  if (error instanceof Error) {
    const type = 'type' in error ? error.type : undefined;
    const status = 'status' in error ? error.status : undefined;
    if (type === 'entity.parse.failed') return new SimulatorError(400, `The body is not JSON: ${error.message}`);
    const isClients = typeof status === 'number' && status < 500;
    if (isClients) return new SimulatorError(isSimulatorErrorCode(status) ? status : 400, error.message);
  }
  return new SimulatorError(500, 'The simulator failed to do this; its log says more.');
}
