import type { newValidator } from '../src/contract/compile.js';
import type { withFormats } from '../src/contract/formats.js';
import type { RequestOperation } from '../src/contract/request-schemas.js';

export function validatorSource(
  operation: RequestOperation,
  contract: { newValidator: typeof newValidator; withFormats: typeof withFormats },
): string;
export function writeValidators(dist: string): Promise<void>;
