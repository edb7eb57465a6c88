/**
 * A property is tried with `usual` cases, times PROPERTY_RUNS where that is set. Each run of the suite draws new ones, so that
 * few a time are many in a week.
 */
export const runs = (usual: number): { readonly numRuns: number } => ({
  numRuns: Math.ceil(usual * Number(process.env['PROPERTY_RUNS'] ?? 1)),
});
