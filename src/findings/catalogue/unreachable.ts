/** The mend of a WebSocket that could not be opened: `error` has the words of the system, `property` the address. */
export function unreachableFix(error: string, property: string): string {
  if (error.includes('ECONNREFUSED'))
    return `Nobody listens at that host and port: start the server, and compare the port with ${property}.`;
  if (/ENOTFOUND|EAI_AGAIN/.test(error)) return `The name cannot be resolved: correct the host of ${property}.`;
  if (/EPROTO|wrong version/.test(error))
    return 'The server speaks no TLS there: write ws:// for it, or give it a certificate.';
  if (/\b404\b/.test(error))
    return `A server answers, but has no WebSocket at this path: compare the path of ${property} with the route.`;
  if (/\b(401|403)\b/.test(error))
    return 'The server refuses it: let Telnyx in, by a token in the address or, on a stream, by stream_auth_token.';
  if (/\b200\b|\b400\b|\b426\b/.test(error))
    return 'A server answers that takes no WebSocket at this path: have it upgrade the connection.';
  return `Correct ${property}: ws:// or wss://, and host, port and path of a WebSocket server that answers within 5 s.`;
}
