import type { Arbitrary } from 'fast-check';

export function valuesOf(
  schema: object,
  places: { readonly urls: readonly string[]; readonly connections: readonly string[] },
): Arbitrary<unknown>;
