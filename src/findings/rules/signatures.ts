import { NOT_TELNYX, OUT_OF_TIME } from '../catalogue/signatures.js';
import type { NewRule } from '../rule.js';

/** Tells what an attack has shown. Of several grades the gravest is told. */
export const signatures: NewRule = () => ({
  on: {
    'attack.ended': ({ seq, url, accepted, acted }, { tell }) => {
      const grades = [
        { severity: 'error', hasActed: true, kinds: NOT_TELNYX.filter((kind) => acted.includes(kind)) },
        { severity: 'warning', hasActed: false, kinds: NOT_TELNYX.filter((kind) => accepted.includes(kind)) },
        { severity: 'warning', hasActed: true, kinds: OUT_OF_TIME.filter((kind) => acted.includes(kind)) },
        { severity: 'hint', hasActed: false, kinds: OUT_OF_TIME.filter((kind) => accepted.includes(kind)) },
      ] as const;
      const found = grades.find(({ kinds }) => kinds.length > 0);
      if (!found) return;
      const { severity, ...values } = found;
      tell('signature_not_checked', { url, ...values }, { cause: `${url} ${severity}`, severity, evidence: [seq] });
    },
  },
});
