import { generateKeyPair, randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import type Forge from 'node-forge';
import type { Authority } from './authority.js';

/** The names that the server goes by, and the only ones that the authority can vouch for. */
const NAMES = ['api.telnyx.com', 'localhost'];
const ADDRESS = '127.0.0.1';

const DAY_MS = 86_400_000;
const AUTHORITY_DAYS = 3_650;
/** A server's certificate is made anew at each start. Some clients take none of over 398 days. */
const SERVER_DAYS = 90;

// node-forge makes the certificates: Node can read X.509 but not write it. It is loaded for --tls-port only, and its key pairs, which are
// slow, are made by Node. It has no builder for name constraints, so their ASN.1 is put together here (RFC 5280, 4.2.1.10).

interface Pem {
  readonly certPem: string;
  readonly keyPem: string;
}

/** A new authority with a random key, valid for ten years and for the names of the simulator alone. */
export async function newAuthority(): Promise<Pem> {
  const { default: forge } = await import('node-forge');
  const keyPem = await newKey();
  const certificate = blank(forge, keyPem, AUTHORITY_DAYS);
  const subject = [{ name: 'commonName', value: `telnyx-sim CA ${randomBytes(4).toString('hex')}` }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: true, pathLenConstraint: 0, critical: true },
    { name: 'keyUsage', keyCertSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
    { id: '2.5.29.30', critical: true, value: nameConstraints(forge) },
  ]);
  return { certPem: signed(forge, certificate, keyPem), keyPem };
}

/** A server's certificate from the authority, with a random key that is kept in memory only. */
export async function newServerCertificate(authority: Authority): Promise<Pem> {
  const { default: forge } = await import('node-forge');
  const issuer = forge.pki.certificateFromPem(authority.certPem);
  const keyPem = await newKey();
  const certificate = blank(forge, keyPem, SERVER_DAYS);
  certificate.setSubject([{ name: 'commonName', value: NAMES[0] ?? '' }]);
  certificate.setIssuer(issuer.subject.attributes);
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
    { name: 'extKeyUsage', serverAuth: true },
    { name: 'subjectAltName', altNames: [...NAMES.map((value) => ({ type: 2, value })), { type: 7, ip: ADDRESS }] },
    { name: 'authorityKeyIdentifier', keyIdentifier: issuer.generateSubjectKeyIdentifier().getBytes() },
  ]);
  return { certPem: signed(forge, certificate, authority.keyPem), keyPem };
}

async function newKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 });
  return privateKey.export({ type: 'pkcs1', format: 'pem' }).toString();
}

function blank(forge: typeof Forge, keyPem: string, days: number): Forge.pki.Certificate {
  const { n, e } = forge.pki.privateKeyFromPem(keyPem);
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(n, e);
  // Positive, as RFC 5280 wants it.
  certificate.serialNumber = `00${randomBytes(16).toString('hex')}`.replace(/^00([0-7])/, '$1');
  // A client's clock may be a little behind.
  certificate.validity.notBefore = new Date(Date.now() - DAY_MS);
  certificate.validity.notAfter = new Date(Date.now() + days * DAY_MS);
  return certificate;
}

function signed(forge: typeof Forge, certificate: Forge.pki.Certificate, keyPem: string): string {
  certificate.sign(forge.pki.privateKeyFromPem(keyPem), forge.md.sha256.create());
  return forge.pki.certificateToPem(certificate).replaceAll('\r\n', '\n');
}

/** DER of `NameConstraints`: permitted are the names (and what is below them) and the one address. */
function nameConstraints({ asn1 }: typeof Forge): string {
  const { CONTEXT_SPECIFIC, UNIVERSAL } = asn1.Class;
  const sequence = (...parts: Forge.asn1.Asn1[]): Forge.asn1.Asn1 =>
    asn1.create(UNIVERSAL, asn1.Type.SEQUENCE, true, parts);
  const tagged = (tag: number, value: string | Forge.asn1.Asn1[]): Forge.asn1.Asn1 =>
    // A context has numbers of its own; forge's type names those of ASN.1 itself.
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment
    asn1.create(CONTEXT_SPECIFIC, tag, typeof value !== 'string', value);
  const octets = String.fromCharCode(...ADDRESS.split('.').map(Number), 255, 255, 255, 255);
  const permitted = [...NAMES.map((name) => sequence(tagged(2, name))), sequence(tagged(7, octets))];
  return asn1.toDer(sequence(tagged(0, permitted))).getBytes();
}
