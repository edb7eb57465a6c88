import { isSuccess } from '../../platform/http-sender.js';
import { NOT_TELNYX, OUT_OF_TIME, type CopyKind } from '../catalogue/signatures.js';
import type { NewRule } from '../rule.js';

/** Faults that make of a webhook what a copy of an attack is. */
const COPIES: ReadonlyMap<string, CopyKind> = new Map([
  ['webhook_wrongly_signed', 'tampered'],
  ['webhook_stale', 'stale'],
]);

/** Tells what an attack has shown, or a fault. Of several grades the gravest is told. */
export const signatures: NewRule = (memory) => {
  /** By event: the fault that makes its next attempt one that is not to be taken. */
  const made = memory<{ readonly name: string; readonly copy: CopyKind; readonly seq: number | undefined } | undefined>(
    () => undefined,
  );
  return {
    on: {
      'fault.happened': ({ seq, fault, name, event_id: id }) => {
        const copy = COPIES.get(fault);
        if (id !== undefined && copy !== undefined) made.put(id, { name, copy, seq });
      },
      'webhook.attempt': ({ seq, url, status, fault, event_id: id }, { tell }) => {
        const copy = fault === undefined ? undefined : made.find(id);
        if (copy?.name !== fault || copy === undefined || status === undefined || !isSuccess({ status })) return;
        const severity = NOT_TELNYX.includes(copy.copy) ? 'warning' : 'hint';
        const evidence = [copy.seq, seq];
        const values = { url, kinds: [copy.copy], hasActed: false };
        tell('signature_not_checked', values, { cause: `${url} ${severity}`, severity, evidence });
      },
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
  };
};
