/** A request to a server on this machine or another. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
}

/** Sends a request and resolves with the status of the answer, whose body does not matter. Rejects where none comes within `timeoutMs` of the host. */
export async function askOnce({ url, body, ...init }: Asked, timeoutMs: number): Promise<number> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...init, ...(body === undefined ? {} : { body }), signal, redirect: 'manual' });
  // Read to its end, so that the connection can be used again.
  await response.arrayBuffer();
  return response.status;
}
