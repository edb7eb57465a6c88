import { isSuccess, type HttpOutcome } from '../platform/http-sender.js';

/** 75000: the delivery failed and no narrower code says why (a time-out, a connection that broke off). */
const DELIVERY_ERROR = '75000';

const CODE_BY_ERROR: ReadonlyMap<string, string> = new Map([
  // 75001: the name does not resolve.
  ['ENOTFOUND', '75001'],
  ['EAI_AGAIN', '75001'],
  ['EAI_FAIL', '75001'],
  ['EAI_NODATA', '75001'],
  ['EAI_NONAME', '75001'],
  // 75002: no connection. A peer that does not speak TLS belongs here: it never showed a certificate.
  ['ECONNREFUSED', '75002'],
  ['EHOSTUNREACH', '75002'],
  ['ENETUNREACH', '75002'],
  ['EHOSTDOWN', '75002'],
  ['ENETDOWN', '75002'],
  ['EADDRNOTAVAIL', '75002'],
  ['EACCES', '75002'],
  ['ETIMEDOUT', '75002'],
  ['UND_ERR_CONNECT_TIMEOUT', '75002'],
  ['EPROTO', '75002'],
  ['ERR_SSL_WRONG_VERSION_NUMBER', '75002'],
  ['ERR_SSL_PACKET_LENGTH_TOO_LONG', '75002'],
  // 75003 to 75006: OpenSSL's verdicts on the certificate, by the names that Node gives them.
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', '75003'],
  ['UNABLE_TO_DECRYPT_CERT_SIGNATURE', '75003'],
  ['UNABLE_TO_DECODE_ISSUER_PUBLIC_KEY', '75003'],
  ['CERT_SIGNATURE_FAILURE', '75003'],
  ['CERT_NOT_YET_VALID', '75003'],
  ['ERROR_IN_CERT_NOT_BEFORE_FIELD', '75003'],
  ['ERROR_IN_CERT_NOT_AFTER_FIELD', '75003'],
  ['CERT_CHAIN_TOO_LONG', '75003'],
  ['CERT_REVOKED', '75003'],
  ['CERT_REJECTED', '75003'],
  ['INVALID_CA', '75003'],
  ['INVALID_PURPOSE', '75003'],
  ['PATH_LENGTH_EXCEEDED', '75003'],
  ['CERT_HAS_EXPIRED', '75004'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', '75005'],
  ['HOSTNAME_MISMATCH', '75005'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', '75006'],
  ['SELF_SIGNED_CERT_IN_CHAIN', '75006'],
  ['UNABLE_TO_GET_ISSUER_CERT', '75006'],
  ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', '75006'],
  ['CERT_UNTRUSTED', '75006'],
]);

/**
 * Telnyx's 75xxx code for an attempt; null for a success. 75299 (a 2xx other than 200) is not given, because such an
 * answer counts as delivered. A text, as all of Telnyx's codes are.
 */
export function failureCode(outcome: HttpOutcome): string | null {
  if (isSuccess(outcome)) return null;
  if ('error' in outcome) return CODE_BY_ERROR.get(outcome.error) ?? DELIVERY_ERROR;
  const { status } = outcome;
  if (status >= 300 && status <= 399) return '75300';
  if (status >= 400 && status <= 499) return status === 400 ? '75400' : status === 404 ? '75404' : '75499';
  if (status >= 500 && status <= 599) return status === 500 ? '75500' : '75599';
  return DELIVERY_ERROR;
}
