import type { Entry } from '../calls/entry.js';
import { seqsOf, type Away, type CallEntry, type Span } from './facts.js';

/** Activities during which others speak to the far end, or nobody is to. */
const KINDS: ReadonlySet<string> = new Set(['bridge', 'conference', 'queued', 'refer']);

/** The far end's hold has this in the place of an id. */
const HOLD = 'hold';

/** The times at which it is not for the app to speak: the far end has put the call on hold, or it is bridged, in a queue, in a conference. */
export function awaySpans(entries: readonly CallEntry[], endMs: number): Away[] {
  const spans: Away[] = [];
  const begun = new Map<string, number>();
  const over = (what: string, toMs: number, end?: CallEntry): void => {
    const fromMs = begun.get(what);
    begun.delete(what);
    if (fromMs !== undefined) spans.push({ fromMs, toMs, isHold: what === HOLD, evidence: seqsOf(end) });
  };
  for (const one of entries) {
    const { atMs, entry } = one;
    const began = beginningOf(entry);
    if (began !== undefined) begun.set(began, atMs);
    const ended = endOf(entry);
    if (ended !== undefined) over(ended, atMs, one);
  }
  for (const what of [...begun.keys()]) over(what, endMs);
  return spans.sort((a, b) => a.fromMs - b.fromMs);
}

const isAct = (entry: Entry, act: 'hold' | 'unhold'): boolean =>
  entry.type === 'party.act.started' && entry.act === act;

function beginningOf(entry: Entry): string | undefined {
  if (entry.type === 'bridge.started') return entry.id;
  if (entry.type === 'activity.started') return KINDS.has(entry.kind) ? entry.id : undefined;
  return isAct(entry, 'hold') ? HOLD : undefined;
}

function endOf(entry: Entry): string | undefined {
  if (entry.type === 'bridge.ended' || entry.type === 'activity.ended') return entry.id;
  return isAct(entry, 'unhold') ? HOLD : undefined;
}

/** The first moment at or after `ms` at which it is not for the app to speak; Infinity where there is none. */
export const awayFrom = (away: readonly Span[], ms: number): number =>
  Math.min(Infinity, ...away.filter(({ toMs }) => toMs > ms).map(({ fromMs }) => Math.max(fromMs, ms)));

/** It was for others to speak at that moment. */
export const isAway = (away: readonly Span[], ms: number): boolean =>
  away.some(({ fromMs, toMs }) => fromMs <= ms && toMs > ms);
