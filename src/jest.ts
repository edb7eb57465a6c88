import { matchers, type TelnyxMatchers } from './testing/matchers.js';

export type { FindingConditions, NotFor, ReadingConditions, TelnyxMatchers } from './testing/matchers.js';
export { matchers };

/** The `expect` of jest, as far as it is needed here. */
interface Expect {
  extend(added: typeof matchers): void;
}

// Without jest's globals (injectGlobals: false) a test extends the `expect` that it imports.
(globalThis as { readonly expect?: Expect }).expect?.extend(matchers);

declare global {
  // The types of @types/jest are in this namespace.
  // eslint-disable-next-line @typescript-eslint/no-namespace
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
    interface Matchers<R, T = {}> extends TelnyxMatchers {}
  }
}
