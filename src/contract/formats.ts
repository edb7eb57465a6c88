import type { Ajv } from 'ajv';
import ajvFormats from 'ajv-formats';
import { HTTP_SCHEMES, isUrl } from '../platform/url-schemes.js';

/** The formats of the documents that are checked as the standards have them. */
const STANDARD = ['uuid', 'date-time', 'int32', 'int64', 'float', 'double'] as const;

/** A text is an address that a webhook can go to: http or https, whatever the host. */
export const isHttpUrl = (text: string): boolean => isUrl(text, HTTP_SCHEMES);

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
