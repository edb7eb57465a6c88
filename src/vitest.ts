import { expect } from 'vitest';
import { matchers, type TelnyxMatchers } from './testing/matchers.js';

export type { FindingConditions, NotFor, ReadingConditions, TelnyxMatchers } from './testing/matchers.js';

expect.extend(matchers);

declare module 'vitest' {
  // The type parameter has the name and the default that vitest gives it: both declarations must agree.
  // eslint-disable-next-line @typescript-eslint/no-explicit-any, @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
  interface Matchers<T = any> extends TelnyxMatchers {}
}
