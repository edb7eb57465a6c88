import type { Arbitrary } from 'fast-check';

export const requests: {
  readonly name: string;
  readonly cases: Arbitrary<{ readonly steps: readonly { readonly op?: string }[] }>;
};
