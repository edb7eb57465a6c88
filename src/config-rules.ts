import { z } from 'zod';
import { LIMITS } from './limits.js';

// Every `error` below says what was expected; what came, and where, is added by the reader of the issues.

const quoted = (values: readonly string[]): string => values.map((value) => `"${value}"`).join(' or ');
export const text = z.string({ error: 'a text' }).min(1, { error: 'a text that is not empty' });
export const flag = z.boolean({ error: 'true or false' });
export const oneOf = <const T extends readonly [string, ...string[]]>(values: T) =>
  z.enum(values, { error: quoted(values) });

export function whole(min: number, max: number) {
  const error = `a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

export function between(min: number, max: number) {
  const error = `a number from ${min} to ${max}`;
  return z.number({ error }).min(min, { error }).max(max, { error });
}

export function listOf<T extends z.ZodType>(item: T, what: string) {
  return z.array(item, { error: `a list of ${what}` });
}

export function mapping<T extends z.ZodRawShape>(shape: T) {
  // Unknown keys keep their own issue, which names them.
  return z.strictObject(shape, { error: (issue) => (issue.code === 'invalid_type' ? 'a mapping of keys' : undefined) });
}

export function isWebUrl(value: string): boolean {
  if (value.length > LIMITS['url.chars'] || !/^https?:\/\//i.test(value)) return false;
  return URL.canParse(value);
}

export const webUrl = text.refine(isWebUrl, {
  error: `an http or https URL of at most ${LIMITS['url.chars']} characters`,
});
