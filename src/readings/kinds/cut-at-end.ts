import { FRAME_MS } from '../../media/rates.js';
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
  cases({ hungUpBy, endMs = 0, unheardMs, entries, app }) {
    if (hungUpBy !== 'app' || endMs === 0) return { samples: [] };
    const command = entries.findLast(({ entry }) => entry.type === 'command.accepted');
    // Music has no end that could be missed.
    const last = app.filter(({ toMs }) => toMs >= endMs - FRAME_MS);
    const isMusic = last.length > 0 && last.every(({ kind }) => kind === 'music');
    const value = isMusic ? 0 : tenth(unheardMs);
    return { samples: [{ value, at_ms: tenth(endMs), evidence: seqsOf(command) }] };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > CUT_MS) ? { verdict: 'warning', code: 'hangup_cuts_speech' } : undefined,
};
