import type { Ajv } from 'ajv';
import { fullFormats } from 'ajv-formats/dist/formats.js';
import { HTTP_SCHEMES, isUrl } from '../platform/url-schemes.js';

/** A text is an address that a webhook can go to: http or https, whatever the host. */
export const isHttpUrl = (text: string): boolean => isUrl(text, HTTP_SCHEMES);

/**
 * The formats of the documents. Six are checked as the standards have them. `url` and `uri` are our own: those of ajv-formats refuse
 * loopback, private and single-label hosts, which is where an app under test listens, and accept ftp.
 */
export const FORMATS = {
  uuid: fullFormats.uuid,
  'date-time': fullFormats['date-time'],
  int32: fullFormats.int32,
  int64: fullFormats.int64,
  float: fullFormats.float,
  double: fullFormats.double,
  url: isHttpUrl,
  uri: isHttpUrl,
};

/** Teaches a validator the formats of the documents. */
export function withFormats(ajv: Ajv): Ajv {
  for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
  return ajv;
}
