import type { Refusal } from '../../contract/errors.js';
import { headerText } from '../../platform/header-text.js';

/** The client that asks has a key, or is not let in for a reason. */
export type Access = { readonly apiKey: string } | { readonly refusal: Refusal };

/** A key of the user's own making may have spaces inside: official SDK suites send "My API Key". */
const BEARER = /^Bearer +(\S|\S.*\S) *$/i;

/** Telnyx's keys: `KEY`, 32 hex digits that name it, and a secret. */
const KEY = /^(KEY[0-9A-F]{32})_.+$/i;

/** Reads `Authorization`. With no key configured any will do. The three refusals are those of the live service. */
export function accessOf(authorization: string | undefined, apiKeys: readonly string[]): Access {
  const token = authorization === undefined ? undefined : BEARER.exec(headerText(authorization))?.[1];
  if (token === undefined) return { refusal: { error: 'noCredentials' } };
  if (apiKeys.length === 0 || apiKeys.includes(token)) return { apiKey: token };
  const id = KEY.exec(token)?.[1];
  if (id === undefined) return { refusal: { error: 'malformedKey' } };
  return { refusal: { error: 'unknownKey', detail: `No key found matching the ID '${id}' with the provided secret.` } };
}
