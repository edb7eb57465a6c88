import { LIMITS } from '../limits.js';
import type { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';

/** The formats of the documents that are checked as the standards have them. */
const STANDARD = ['uuid', 'date-time', 'int32', 'int64', 'float', 'double'] as const;

/** Whether a text is an address that a webhook can go to: http or https, whatever the host. */
export function isHttpUrl(text: string): boolean {
  if (text.length > LIMITS['url.chars'] || !URL.canParse(text)) return false;
  const { protocol } = new URL(text);
  return protocol === 'http:' || protocol === 'https:';
}

/**
 * Teaches a validator the formats of the documents. `url` and `uri` are our own: those of ajv-formats refuse loopback, private
 * and single-label hosts, which is where an app under test listens, and accept ftp.
 */
export function withFormats(ajv: Ajv): Ajv {
  ajvFormats.default(ajv, [...STANDARD]);
  ajv.addFormat('url', isHttpUrl);
  ajv.addFormat('uri', isHttpUrl);
  return ajv;
}
