import { seqsOf, type CallFacts } from '../facts.js';
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

/** Marks of the app's that had not come back when it went on with a command as if they had. */
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

function pendingAtCommands({ entries }: CallFacts) {
  const pending = new Pending();
  return entries.flatMap((one) => {
    const { entry, atMs } = one;
    if (entry.type === 'stream.frame_in' && entry.event === 'mark') pending.sent(entry.name);
    if (entry.type === 'stream.mark') pending.returned(entry.name);
    if (!pending.hasBegun || entry.type !== 'command.accepted' || !NEXT.has(entry.command)) return [];
    return [{ value: pending.count, at_ms: tenth(atMs), evidence: seqsOf(one), detail: { command: entry.command } }];
  });
}

/** Marks that have not come back, by name; several may have the same. */
class Pending {
  readonly #names = new Map<string, number>();
  hasBegun = false;
  count = 0;

  sent(name = ''): void {
    this.hasBegun = true;
    this.count++;
    this.#names.set(name, (this.#names.get(name) ?? 0) + 1);
  }

  returned(name = ''): void {
    const left = this.#names.get(name) ?? 0;
    if (left === 0) return;
    this.#names.set(name, left - 1);
    this.count--;
  }
}
