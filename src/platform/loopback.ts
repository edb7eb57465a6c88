/** Names that stand for this machine itself (RFC 6761 section 6.3, RFC 5735, RFC 4291), as `URL.hostname` gives them. */
export function isLoopbackHost(hostname: string): boolean {
  return (
    hostname === 'localhost' ||
    hostname.endsWith('.localhost') ||
    hostname === '[::1]' ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

/**
 * A TLS handshake failed because the bytes that came back are no TLS record, such as an http 400. OpenSSL calls it
 * a wrong version number; Node passes that on as EPROTO or under OpenSSL's own name. An EPROTO for another reason (an
 * alert, say) comes from a peer that does speak TLS, and so does a refused certificate.
 */
export function showsPlainPeer(error: Error): boolean {
  const code = 'code' in error ? error.code : undefined;
  if (code === 'ERR_SSL_WRONG_VERSION_NUMBER' || code === 'ERR_SSL_PACKET_LENGTH_TOO_LONG') return true;
  return code === 'EPROTO' && /wrong version number|packet length too long/.test(error.message);
}
