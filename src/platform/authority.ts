import { createPrivateKey, randomBytes, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A certificate authority of this machine's user, for the simulator alone. */
export interface Authority {
  /** The path of its certificate, as `NODE_EXTRA_CA_CERTS` takes it. */
  readonly certFile: string;
  readonly certPem: string;
  readonly keyPem: string;
}

/** The authority's files cannot be used. The message is one line, and says what to do. */
export class AuthorityError extends Error {
  override readonly name = 'AuthorityError';
}

/** Makes the certificate and the key of a new authority, both PEM. */
type MakeAuthority = () => Promise<{ readonly certPem: string; readonly keyPem: string }>;

/** The authority is kept here unless told otherwise: `$XDG_DATA_HOME/telnyx-sim/ca`, by default under `~/.local/share`. */
export function usualAuthorityFolder(environment: Readonly<Record<string, string | undefined>> = process.env): string {
  const { XDG_DATA_HOME: data } = environment;
  // The specification wants an absolute path, and others to be ignored.
  const base = data?.startsWith('/') === true ? data : join(homedir(), '.local', 'share');
  return join(base, 'telnyx-sim', 'ca');
}

/**
 * The authority in `folder`, made at first use. Its key is random, never from the seed: a seed is known to others, and whoever has the key
 * can pose as api.telnyx.com to programs that trust the certificate. Rejects with an AuthorityError for files that cannot be used; what is
 * there is never overwritten.
 */
export async function authorityIn(folder: string, make: MakeAuthority): Promise<Authority> {
  const certFile = join(folder, 'ca.pem');
  const keyFile = join(folder, 'ca-key.pem');
  try {
    if (!existsSync(certFile) && !existsSync(keyFile)) create(folder, await make());
    const authority = { certFile, certPem: readFileSync(certFile, 'utf8'), keyPem: readFileSync(keyFile, 'utf8') };
    const fault = faultOf(authority);
    if (fault !== undefined) throw new AuthorityError(`${certFile}: ${fault}; ${remedy(folder)}`);
    return authority;
  } catch (error) {
    if (error instanceof AuthorityError) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    const mend = existsSync(certFile) ? remedy(folder) : ANOTHER_FOLDER;
    throw new AuthorityError(`the certificate authority in ${folder} cannot be used: ${reason}; ${mend}`);
  }
}

const ANOTHER_FOLDER = 'name another folder with --tls-dir';
const remedy = (folder: string): string => `remove ${folder} to have a new one made, or ${ANOTHER_FOLDER}`;

/** Both files appear at once, whole: another simulator may be doing the same. */
function create(folder: string, { certPem, keyPem }: { certPem: string; keyPem: string }): void {
  makeFolders(dirname(folder));
  const fresh = `${folder}.${randomBytes(6).toString('hex')}.new`;
  mkdirSync(fresh, { mode: 0o700 });
  try {
    writeFileSync(join(fresh, 'ca.pem'), certPem, { mode: 0o644 });
    writeFileSync(join(fresh, 'ca-key.pem'), keyPem, { mode: 0o600 });
    chmodSync(join(fresh, 'ca-key.pem'), 0o600);
    renameSync(fresh, folder);
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true });
    // The other one was faster: its authority is as good.
    if (!existsSync(join(folder, 'ca.pem'))) throw error;
  }
}

/** Makes a folder and those above it. Node's own `recursive` never ends under /proc, which answers ENOENT for a parent that is there. */
function makeFolders(folder: string): void {
  if (existsSync(folder)) return;
  makeFolders(dirname(folder));
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // The other simulator was faster.
    if (!existsSync(folder)) throw error;
  }
}

function faultOf({ certPem, keyPem }: Authority): string | undefined {
  const certificate = new X509Certificate(certPem);
  if (!certificate.ca) return 'expected the certificate of an authority, got another one';
  if (!certificate.checkPrivateKey(createPrivateKey(keyPem)))
    return 'expected the certificate of ca-key.pem, got another one';
  const nowMs = Date.now();
  if (Date.parse(certificate.validFrom) > nowMs)
    return `expected a valid certificate, got one that begins ${certificate.validFrom}`;
  if (Date.parse(certificate.validTo) < nowMs)
    return `expected a valid certificate, got one that ended ${certificate.validTo}`;
  return undefined;
}
