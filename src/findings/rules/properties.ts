import type { NewRule } from '../rule.js';

/** Properties that Telnyx does not document. What may have been meant stands in the entry. */
export const unknownProperties: NewRule = () => ({
  on: {
    'property.unknown': ({ seq, name, operation = '', meant, call_control_id: callId }, { tell }) => {
      const about = { callId, cause: `${operation} ${name}`, evidence: [seq] };
      if (meant === undefined) tell('property_unknown', { name, operation }, about);
      else tell('property_misspelt', { name, operation, meant }, about);
    },
  },
});
