import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import forge from 'node-forge';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSimulator, type Simulator } from '../../src/index.js';
import { authorityIn, usualAuthorityFolder } from '../../src/platform/authority.js';
import { newAuthority } from '../../src/platform/certificates.js';

const root = fileURLToPath(new URL('../..', import.meta.url));
let folder: string;
let sim: Simulator;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'telnyx-sim-tls-'));
  sim = await createSimulator({ config: { tlsPort: 0, tlsDir: join(folder, 'ca') } });
});

afterAll(async () => {
  await sim.stop();
  rmSync(folder, { recursive: true, force: true });
});

const served = (): { url: string; caFile: string; port: string } => {
  if (sim.tls === null) throw new Error('it does not serve over TLS');
  return { ...sim.tls, port: new URL(sim.tls.url).port };
};

/** GETs from this machine, whatever the name, and trusts `ca` alone. */
async function get(url: string, ca: string): Promise<number | undefined> {
  const outgoing = request(url, {
    ca,
    agent: false,
    headers: { authorization: 'Bearer KEY' },
    lookup: (_, options, done) => {
      if (options.all === true) done(null, [{ address: '127.0.0.1', family: 4 }]);
      else done(null, '127.0.0.1', 4);
    },
  });
  outgoing.end();
  const [response] = (await once(outgoing, 'response')) as [{ statusCode?: number; resume(): void }];
  response.resume();
  return response.statusCode;
}

describe('a simulator with --tls-port', () => {
  it.each(['api.telnyx.com', 'localhost', '127.0.0.1'])(
    'serves the Telnyx API for %s to who trusts its authority',
    async (name) => {
      const { caFile, port } = served();
      expect(await get(`https://${name}:${port}/v2/call_control_applications`, readFileSync(caFile, 'utf8'))).toBe(200);
    },
  );

  it('serves the official SDK, with the host hard-coded, in a process that has NODE_EXTRA_CA_CERTS', async () => {
    const { caFile, port } = served();
    const script = `
      import dns from 'node:dns';
      // What a line in the hosts file does.
      dns.lookup = (name, options, done) => (options.all ? done(null, [{ address: '127.0.0.1', family: 4 }]) : done(null, '127.0.0.1', 4));
      const { default: Telnyx } = await import('telnyx');
      const client = new Telnyx({ apiKey: 'KEY', baseURL: 'https://api.telnyx.com:${port}/v2', maxRetries: 0 });
      const { data } = await client.callControlApplications.list();
      console.log(data[0].application_name);`;
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      cwd: root,
      env: { ...process.env, NODE_EXTRA_CA_CERTS: caFile },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => (output += text));
    await once(child, 'close');
    expect(output).toBe('telnyx-sim default\n');
  });

  it('keeps its key to the user, and takes the same authority at the next start', async () => {
    const { caFile } = served();
    expect(statSync(join(folder, 'ca', 'ca-key.pem')).mode & 0o777).toBe(0o600);
    const before = readFileSync(caFile, 'utf8');
    await using next = await createSimulator({ config: { tlsPort: 0, tlsDir: join(folder, 'ca') } });
    expect(readFileSync(next.tls?.caFile ?? '', 'utf8')).toBe(before);
  });

  it('makes a key that does not come from the seed', async () => {
    await using other = await createSimulator({
      seed: sim.config.seed,
      config: { tlsPort: 0, tlsDir: join(folder, 'other') },
    });
    expect(other.publicKey).toBe(sim.publicKey);
    expect(readFileSync(other.tls?.caFile ?? '', 'utf8')).not.toBe(readFileSync(served().caFile, 'utf8'));
  });

  it('has an authority that can vouch for no other name', async () => {
    const { caFile } = served();
    const ca = forge.pki.certificateFromPem(readFileSync(caFile, 'utf8'));
    const keys = forge.pki.rsa.generateKeyPair(2048);
    const forged = forge.pki.createCertificate();
    forged.publicKey = keys.publicKey;
    forged.serialNumber = '01';
    forged.validity.notAfter = new Date(forged.validity.notBefore.getTime() + 86_400_000);
    forged.setSubject([{ name: 'commonName', value: 'bank.example' }]);
    forged.setIssuer(ca.subject.attributes);
    forged.setExtensions([{ name: 'subjectAltName', altNames: [{ type: 2, value: 'bank.example' }] }]);
    forged.sign(
      forge.pki.privateKeyFromPem(readFileSync(join(folder, 'ca', 'ca-key.pem'), 'utf8')),
      forge.md.sha256.create(),
    );
    const server = createServer(
      { cert: forge.pki.certificateToPem(forged), key: forge.pki.privateKeyToPem(keys.privateKey) },
      (_, res) => res.end(),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    try {
      const { port } = server.address() as AddressInfo;
      await expect(get(`https://bank.example:${port}/`, readFileSync(caFile, 'utf8'))).rejects.toThrow(
        /permitted subtree violation/,
      );
    } finally {
      server.close();
    }
  });
});

describe('an authority whose files cannot be used', () => {
  const write = (name: string, certPem: string, keyPem: string): string => {
    const place = join(folder, name);
    mkdirSync(place);
    writeFileSync(join(place, 'ca.pem'), certPem);
    writeFileSync(join(place, 'ca-key.pem'), keyPem);
    return place;
  };

  it('is refused in one line, and left as it is: rubbish', async () => {
    const place = write('rubbish', 'no PEM', 'no PEM');
    await expect(createSimulator({ config: { tlsPort: 0, tlsDir: place } })).rejects.toThrow(
      new RegExp(`^the certificate authority in ${place} cannot be used: .*; remove ${place} to have a new one made`),
    );
    expect(readFileSync(join(place, 'ca.pem'), 'utf8')).toBe('no PEM');
  });

  it('is refused in one line: a key of another certificate', async () => {
    const [one, other] = [await newAuthority(), await newAuthority()];
    const place = write('mixed', one.certPem, other.keyPem);
    await expect(authorityIn(place, newAuthority)).rejects.toThrow(/ca\.pem: expected the certificate of ca-key\.pem/);
  });

  it('is refused in one line: a certificate that has ended', async () => {
    const { certPem, keyPem } = await newAuthority();
    const certificate = forge.pki.certificateFromPem(certPem);
    certificate.validity.notAfter = new Date(certificate.validity.notBefore.getTime() + 1_000);
    certificate.sign(forge.pki.privateKeyFromPem(keyPem), forge.md.sha256.create());
    const place = write('ended', forge.pki.certificateToPem(certificate), keyPem);
    await expect(authorityIn(place, newAuthority)).rejects.toThrow(
      /expected a valid certificate, got one that ended .*; remove/,
    );
  });
});

describe('the folder of the authority', () => {
  it('is that of the user’s data', () => {
    expect(usualAuthorityFolder({ XDG_DATA_HOME: '/data' })).toBe('/data/telnyx-sim/ca');
    expect(usualAuthorityFolder({ XDG_DATA_HOME: 'relative' })).toMatch(/\/\.local\/share\/telnyx-sim\/ca$/);
  });

  it.each(['/proc/nope/ca', import.meta.filename])(
    'is refused in one line where it cannot be made: %s',
    async (place) => {
      const refusal = await authorityIn(place, newAuthority).catch((error: unknown) => String(error));
      expect(refusal).toContain(`the certificate authority in ${place} cannot be used:`);
      // There is nothing of ours to remove.
      expect(refusal).toMatch(/; name another folder with --tls-dir$/);
    },
  );

  it('gets one authority where two simulators begin at once', async () => {
    const place = join(folder, 'race');
    const [one, other] = await Promise.all([authorityIn(place, newAuthority), authorityIn(place, newAuthority)]);
    expect(one.certPem).toBe(other.certPem);
  });
});
