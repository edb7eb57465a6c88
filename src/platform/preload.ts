/**
 * Loads the HTTP and the WebSocket client. They are left out of the start, so that it is quick, and loaded right after it, so
 * that the first webhook and the first stream do not wait for them (about 50 ms).
 */
export async function preloadClients(): Promise<void> {
  await import('undici');
  await import('ws');
}
