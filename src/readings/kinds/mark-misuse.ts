import type { Entry } from '../../calls/entry.js';
import { seqsOf, type CallFacts } from '../facts.js';
import { asksForAnswer } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** Commands that follow on what has been said: the app ends something, or says something else. */
const NEXT: ReadonlySet<string> = new Set([
  'hangup',
  'speak',
  'playback_start',
  'gather_using_speak',
  'gather_using_audio',
  'transfer',
  'bridge',
  'enqueue',
  'refer',
  'streaming_stop',
]);

/** Marks of the app's that had not come back when it went on with a command as if they had, and not because the far end had said something. */
export const markMisuse: ReadingKind = {
  name: 'mark_misuse',
  unit: 'count',
  idle: 'the app sent no mark, or gave no command behind one',
  cases(facts) {
    if (facts.entries.some(({ entry }) => entry.type === 'stream.mark' && entry.count !== undefined))
      return {
        samples: [],
        why: 'More marks came in a second than the journal has by name (stream.entries_per_second).',
      };
    return { samples: pendingAtCommands(facts) };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > 0) ? { verdict: 'hint', code: 'acts_before_mark' } : undefined,
};

function pendingAtCommands({ entries, caller }: CallFacts) {
  const asked = caller.filter(asksForAnswer);
  let hasBegun = false;
  let pending: Mark[] = [];
  return entries.flatMap((one) => {
    const { entry, atMs } = one;
    if (isMark(entry)) {
      hasBegun = true;
      pending.push({ name: entry.name, streamId: entry.stream_id, atMs });
    }
    if (entry.type === 'stream.mark') {
      const at = pending.findIndex(({ name, streamId }) => name === entry.name && streamId === entry.stream_id);
      if (at >= 0) pending.splice(at, 1);
    }
    // The marks of a stream do not come back when it is over.
    if (entry.type === 'activity.ended') pending = pending.filter(({ streamId }) => streamId !== entry.id);
    if (!hasBegun || entry.type !== 'command.accepted' || !NEXT.has(entry.command)) return [];
    const value = pending.filter(
      (mark) => !asked.some(({ fromMs, toMs }) => toMs >= mark.atMs && fromMs <= atMs),
    ).length;
    return [{ value, at_ms: tenth(atMs), evidence: seqsOf(one), detail: { command: entry.command } }];
  });
}

interface Mark {
  readonly name: string | undefined;
  readonly streamId: string;
  readonly atMs: number;
}

const isMark = (entry: Entry): entry is Extract<Entry, { type: 'stream.frame_in' }> =>
  entry.type === 'stream.frame_in' &&
  entry.event === 'mark' &&
  entry.ignored === undefined &&
  entry.malformed === undefined;
