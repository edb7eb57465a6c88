import type { Entry } from '../calls/entry.js';
import type { LegAudio } from '../media/leg.js';
import { refined } from './detector.js';
import type { AppSound, CallEntry, CallerSound, Span } from './facts.js';

/** Words with which people who are spoken to agree, and mean that the other one go on. They count where nobody told what they are. */
const AGREEMENT = /^\W*(?:(?:m+-?h+m+|uh-?huh|aha|mm+|right|okay|ok|yeah|i see)\W*)+$/i;

type ActStarted = Extract<Entry, { type: 'party.act.started' }>;

/**
 * The far end's words and keys, in order. Nothing is guessed: the clips are known by their samples, the keys by their acts. A sound that is
 * not over yet has no end.
 */
export function callerSounds(leg: LegAudio, entries: readonly CallEntry[], app: readonly AppSound[]): CallerSound[] {
  const sounds: CallerSound[] = [];
  for (const { entry, atMs } of entries) {
    if (entry.type !== 'party.act.started') continue;
    const endMs = endOf(entry, entries) ?? (leg.timeline.hasEnded ? leg.timeline.elapsedMs() : Infinity);
    const span = entry.act === 'dtmf' ? { fromMs: atMs, toMs: endMs } : uttered(leg, entry.act_id, endMs);
    if (!span) continue;
    const evidence = entry.seq === undefined ? [] : [entry.seq];
    const kind = entry.act === 'dtmf' ? 'keys' : kindOf(entry, span, app);
    sounds.push({ kind, text: entry.text ?? entry.digits ?? '', actMs: atMs, evidence, ...span });
  }
  return sounds.sort((a, b) => a.fromMs - b.fromMs);
}

function uttered({ inbound }: LegAudio, actId: string, endMs: number): Span | undefined {
  const tag = `mouth ${actId}`;
  const segments = [...inbound.laid.segments()].filter((segment) => segment.tag === tag);
  if (segments.length === 0) return undefined;
  const from = Math.min(...segments.map(({ startSample }) => startSample));
  const to = Math.max(...segments.map(({ endSample }) => endSample));
  const [first, last] = refined(inbound.laid.tagged(tag, from, to), 0, to - from);
  const ms = (sample: number): number => ((from + sample) * 1000) / inbound.rate;
  return { fromMs: ms(first), toMs: endMs === Infinity ? Infinity : ms(last) };
}

/** A recording of which nobody knows the words counts as speech: people play what somebody has said. */
function kindOf(
  { act, text, tone, agrees }: ActStarted,
  { fromMs }: Span,
  app: readonly AppSound[],
): CallerSound['kind'] {
  if (act === 'tone') return tone === 'beep' ? 'beep' : 'noise';
  if (text === '') return 'noise';
  if (agrees !== undefined) return agrees ? 'backchannel' : 'speech';
  const isSpokenTo = app.some((sound) => sound.kind === 'talk' && sound.fromMs <= fromMs && sound.toMs > fromMs);
  return isSpokenTo && text !== undefined && AGREEMENT.test(text) ? 'backchannel' : 'speech';
}

function endOf({ act_id: id }: ActStarted, entries: readonly CallEntry[]): number | undefined {
  return entries.find(({ entry }) => entry.type === 'party.act.ended' && entry.act_id === id)?.atMs;
}
