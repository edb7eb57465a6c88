import { awayFrom } from '../away.js';
import type { AppSound, CallFacts } from '../facts.js';
import type { Sample } from '../reading.js';
import { isSameItem } from './stops.js';
import { asksForAnswer } from './turns.js';
import { tenth, type ReadingKind } from './kind.js';

/** A caller who says nothing for so long is to be asked again. */
const IGNORED_MS = 8_000;

/** A shorter pause is one of the app's own, within what it says. */
const PAUSE_MS = 1_500;

/** From the end of what the app says to when it speaks again, while the far end says and presses nothing. */
export const reprompt: ReadingKind = {
  name: 'reprompt',
  unit: 'ms',
  idle: 'the far end was never silent for long behind the app, or not for eight seconds',
  cases(facts) {
    // Behind tones it is the machine's turn that gets them.
    const all = facts.app.map((sound, i) => (sound.kind === 'tones' ? {} : afterSound(sound, facts.app[i + 1], facts)));
    return { samples: all.flatMap(({ sample }) => sample ?? []), open: all.at(-1)?.open };
  },
  judge: (samples) =>
    samples.some(({ value }) => value > IGNORED_MS) ? { verdict: 'warning', code: 'silent_caller_ignored' } : undefined,
};

function afterSound(
  sound: AppSound,
  next: AppSound | undefined,
  facts: CallFacts,
): { readonly sample?: Sample; readonly open?: number } {
  const { caller, endMs = 0, away, isOver } = facts;
  const { toMs } = sound;
  if (toMs >= endMs || toMs < facts.lostBeforeMs) return {};
  // Words that the far end said into it, and had not ended, is no silence.
  const spokenMs = Math.min(
    Infinity,
    ...caller.filter((one) => one.toMs > toMs && asksForAnswer(one)).map(({ fromMs }) => fromMs),
  );
  const overMs = Math.min(spokenMs, awayFrom(away, toMs), endMs);
  const common = { at_ms: tenth(toMs), evidence: [...sound.evidence, ...(next?.evidence ?? [])] };
  if (next && next.fromMs <= overMs) {
    // A pause within a file or a text.
    if (isSameItem(sound, next, facts)) return {};
    const value = next.fromMs - toMs;
    // A far end that had just spoken gets a reply, which is another reading.
    const isReply = caller.some((one) => one.toMs > sound.fromMs && one.toMs <= toMs);
    return value < PAUSE_MS || isReply ? {} : { sample: { value: tenth(value), ...common } };
  }
  const silentMs = overMs - toMs;
  const isOpen = !isOver && overMs >= endMs;
  const open = isOpen ? { open: toMs } : {};
  if (silentMs <= IGNORED_MS) return open;
  return { ...open, sample: { value: tenth(silentMs), ...common, detail: { none: true } } };
}
