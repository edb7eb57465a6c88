import { seqsOf } from '../facts.js';
import { tenth, type ReadingKind } from './kind.js';

/** A shorter end is that of a breath. */
const CUT_MS = 200;

/** The audible sound of the app's own that was queued when the app hung up, and that nobody heard. */
export const cutAtEnd: ReadingKind = {
  name: 'cut_at_end',
  unit: 'ms',
  idle: 'the app has not hung up',
  isAtEnd: true,
  cases({ hungUpBy, endMs = 0, unheardMs, entries }) {
    if (hungUpBy !== 'app' || endMs === 0) return { samples: [] };
    const command = entries.findLast(({ entry }) => entry.type === 'command.accepted');
    return { samples: [{ value: tenth(unheardMs), at_ms: tenth(endMs), evidence: seqsOf(command) }] };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > CUT_MS) ? { verdict: 'warning', code: 'hangup_cuts_speech' } : undefined,
};
