import type { IncomingMessage } from 'node:http';

/**
 * A request as a proxy gets it, `GET http://host/path`, is served as `GET /path` would be, and the target's host is the one that counts
 * (RFC 9112, 3.2.2).
 */
export function settleTarget(request: IncomingMessage): void {
  const target = /^https?:\/\/([^/?#]*)(.*)$/is.exec(request.url ?? '');
  if (!target) return;
  const [, host = '', rest = ''] = target;
  request.headers.host = host;
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
}

/** A target is one of the control API's. */
export const isControlTarget = (target: string): boolean => /^\/_sim(?:[/?#]|$)/i.test(target);
