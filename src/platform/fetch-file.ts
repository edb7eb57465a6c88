import { FetchError } from './fetch-error.js';
import { isLoopbackHost, showsPlainPeer } from './loopback.js';

export interface FetchOptions {
  readonly timeoutMs: number;
  readonly maxBytes: number;
  /** Whether an https address on this machine whose server speaks plain http is read plainly. */
  readonly loopbackPlainFallback: boolean;
  /** An https address has turned out to speak plain http. */
  readonly onPlainFallback?: (url: string) => void;
}

/** Downloads a file over http or https, redirects followed. Rejects with a FetchError that names the URL and the reason. */
export async function fetchFile(url: string, options: FetchOptions): Promise<Uint8Array> {
  try {
    return await download(url, options);
  } catch (error) {
    if (!options.loopbackPlainFallback || !speaksPlain(url, error)) throw asFetchError(url, error);
    const plain = url.replace(/^https:/i, 'http:');
    options.onPlainFallback?.(url);
    return download(plain, options).catch((second: unknown) => {
      throw asFetchError(url, second);
    });
  }
}

async function download(url: string, { timeoutMs, maxBytes }: FetchOptions): Promise<Uint8Array> {
  const response = await fetch(url, { signal: AbortSignal.timeout(timeoutMs) });
  if (!response.ok) {
    await response.body?.cancel();
    throw new FetchError(
      `GET ${url}: the server answered ${response.status}`,
      response.status === 404 || response.status === 410,
    );
  }
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    // Every chunk of a fetched body is a Uint8Array (Fetch standard).
    const bytes = chunk as Uint8Array;
    size += bytes.length;
    if (size > maxBytes) throw new FetchError(`GET ${url}: more than ${maxBytes} bytes`, false);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}

function speaksPlain(url: string, error: unknown): boolean {
  const { protocol, hostname } = new URL(url);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return protocol === 'https:' && isLoopbackHost(hostname) && cause instanceof Error && showsPlainPeer(cause);
}

function asFetchError(url: string, error: unknown): FetchError {
  if (error instanceof FetchError) return error;
  if (!(error instanceof Error)) return new FetchError(`GET ${url}: ${String(error)}`, false);
  if (error.name === 'TimeoutError') return new FetchError(`GET ${url}: no complete answer in time`, false);
  const reason = error.cause instanceof Error ? error.cause.message || error.cause.name : error.message;
  return new FetchError(`GET ${url}: ${reason}`, false);
}
