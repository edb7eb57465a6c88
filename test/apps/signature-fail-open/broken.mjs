import { createPublicKey, verify } from 'node:crypto';
import { textOf } from '../app.mjs';

// Lets pass what has no signature.
export default (telnyx) => {
  const key = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: Buffer.from(telnyx.publicKey, 'base64').toString('base64url') },
    format: 'jwk',
  });
  const isGenuine = (headers, body) => {
    const ageSecs = Date.now() / 1000 - Number(headers['telnyx-timestamp']);
    const signature = headers['telnyx-signature-ed25519'] ?? '';
    const signed = Buffer.from(`${headers['telnyx-timestamp']}|${body}`);
    if (signature === '') return true;
    return Math.abs(ageSecs) < 300 && verify(null, signed, key, Buffer.from(signature, 'base64'));
  };
  return {
    async request(request, response) {
      const body = await textOf(request);
      const data = JSON.parse(body).data;
      if (!isGenuine(request.headers, body)) return response.writeHead(401).end();
      response.writeHead(200).end();
      const { event_type: type, payload } = data;
      if (type === 'call.initiated') await telnyx.command(payload.call_control_id, 'answer').catch(telnyx.log);
      return undefined;
    },
  };
};
