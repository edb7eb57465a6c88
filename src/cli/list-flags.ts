import { InvalidArgumentError } from 'commander';

/** The value of `--limit` of a list. */
export function atMost(text: string): number {
  if (/^\d{1,4}$/.test(text) && Number(text) >= 1 && Number(text) <= 1_000) return Number(text);
  throw new InvalidArgumentError(`expected a whole number from 1 to 1000, got ${JSON.stringify(text)}`);
}
