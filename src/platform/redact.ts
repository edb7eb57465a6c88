import { decodePercent } from './percent.js';

/** Stands for a secret. */
export const HIDDEN = '***';

/** Parts of a parameter's name that tell of a secret; longer words with them in it are hidden too, which does no harm. */
const SECRET = /token|secret|passw|passphrase|pwd|auth|signature|credential|jwt|bearer|session|api[_.-]?key/i;
/** Shorter ones must be a word of their own: `key`, `access_key`, `accessKey`, not `monkey`. */
const SECRET_WORD = /(?:^|[^a-z])(?:key|sig|pass)(?:$|[^a-z])/i;
const SECRET_LAST_WORD = /[a-z](?:Key|Sig|Pass)(?:$|[^a-z])/;

/**
 * A text without the secrets of the URLs and queries in it: user and password, and the values of parameters whose names sound like a
 * secret. For the log, which is shown around; the journal is guarded and has all.
 */
export function redact(text: string): string {
  if (!/[@=]/.test(text)) return text;
  return text
    .replace(/((?:https?|wss?):[/\\]*|[a-z][a-z0-9+.-]{0,30}:\/\/)[^/\\?#"'<>]{0,2000}@/gi, `$1${HIDDEN}@`)
    .replace(/([?&;#])([^?&;#=\s"'<>]+)=([^&;#\s"'<>]+)/g, (whole, before: string, name: string) =>
      isSecret(name) ? `${before}${name}=${HIDDEN}` : whole,
    );
}

/** The name sounds as if its value were a secret. */
export function isSecret(name: string): boolean {
  const plain = decodePercent(name) ?? name;
  return SECRET.test(plain) || SECRET_WORD.test(plain) || SECRET_LAST_WORD.test(plain);
}

/** In Telnyx's bodies these sound like a secret and are none. */
const NO_SECRETS: ReadonlySet<string> = new Set(['call_session_id']);

/**
 * A value of JSON with its texts redacted, without the values of properties whose names sound like a secret, and of pairs such as
 * `{name: 'X-Token', value: '…'}`.
 */
export function redactJson(value: unknown): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map(redactJson);
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value);
  const isSecretPair = fields.some(([key, name]) => key === 'name' && typeof name === 'string' && isSecret(name));
  return Object.fromEntries(
    fields.map(([key, field]) => {
      const isHidden = field !== null && ((isSecret(key) && !NO_SECRETS.has(key)) || (isSecretPair && key === 'value'));
      return [key, isHidden ? HIDDEN : redactJson(field)];
    }),
  );
}
