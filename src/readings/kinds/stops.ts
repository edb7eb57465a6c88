import { dbfsOf, powerOf } from '../../media/loudness.js';
import type { AppSound, CallEntry, CallFacts, Span } from '../facts.js';

/** Commands with which an app stops what it says. */
const STOPS: ReadonlySet<string> = new Set([
  'playback_stop',
  'streaming_stop',
  'gather_stop',
  'ai_assistant_stop',
  'hangup',
]);

/** The app's first word from one moment to another that it stops talking: a clear, or a command that stops. */
export const stopOf = ({ entries }: CallFacts, fromMs: number, toMs: number): CallEntry | undefined =>
  entries.find(({ atMs, entry }) => {
    if (atMs < fromMs || atMs > toMs) return false;
    if (entry.type === 'stream.frame_in') return entry.event === 'clear';
    return entry.type === 'command.accepted' && STOPS.has(entry.command);
  });

/** An app that pauses for less than this has not stopped. */
export const QUIET_MS = 600;

/**
 * All of what the app was saying with that sound: the rest of the same `speak` or playback, however long it pauses, and what its stream goes
 * on with within 600 ms, before `untilMs` and without a clear.
 */
export function wholeOf(sound: AppSound, facts: CallFacts, untilMs: number): AppSound {
  let { toMs } = sound;
  for (const next of facts.app) {
    if (next.fromMs < toMs) continue;
    const isSame = isSameItem(sound, next, facts);
    const goesOn =
      next.from.some((id) => sound.from.includes(id)) &&
      next.fromMs - toMs < QUIET_MS &&
      next.fromMs < untilMs &&
      !isCleared({ fromMs: toMs, toMs: next.fromMs }, facts);
    if (isSame || goesOn) ({ toMs } = next);
  }
  return { ...sound, toMs };
}

/** Both come from one `speak` or playback. */
export const isSameItem = (one: AppSound, other: AppSound, { streams }: CallFacts): boolean =>
  one.from.some((id) => other.from.includes(id) && !streams.some(({ streamId }) => streamId === id));

/** A sound as strong as this breaks off where it ends; voices fade. */
const ABRUPT_DBFS = -35;
const LAST_MS = 20;

/** A stop is heard at most this much later, and the end of a file has some silence. */
const HEARD_LATER_MS = 60;
const SILENT_END_MS = 500;

/** Audio that was sent so long before it was heard is not what an app stops by sending no more. */
const AHEAD_MS = 300;

/** The app had no more to say: what it played was over, or what it had streamed was, and did not break off. */
export function isNaturalEnd(sound: AppSound, facts: CallFacts): boolean {
  const { toMs, fromMs } = sound;
  const ends = facts.entries.flatMap(({ atMs, entry }) =>
    entry.type === 'activity.ended' && sound.from.includes(entry.id) ? [{ afterMs: atMs - toMs, entry }] : [],
  );
  const played = ends.filter(({ entry }) => entry.kind === 'speak' || entry.kind === 'playback');
  if (played.some(({ afterMs, entry }) => entry.reason !== 'completed' && Math.abs(afterMs) <= HEARD_LATER_MS))
    return false;
  if (played.some(({ afterMs, entry }) => entry.reason === 'completed' && afterMs <= SILENT_END_MS)) return true;
  if (isCleared({ fromMs: toMs, toMs }, facts)) return false;
  return wasSentAhead(sound, facts) || isFading(facts.appSamples({ fromMs: Math.max(fromMs, toMs - LAST_MS), toMs }));
}

const isFading = (end: Int16Array): boolean => dbfsOf(powerOf(end)) < ABRUPT_DBFS;

const isCleared = ({ fromMs, toMs }: Span, { streams, rate }: CallFacts): boolean =>
  streams.some(({ arrivals }) =>
    arrivals.clearings().some(({ from }) => {
      const ms = (from * 1000) / rate;
      return ms >= fromMs - HEARD_LATER_MS && ms <= toMs + HEARD_LATER_MS;
    }),
  );

/** All that the app had sent was heard, and it had sent it long before. */
const wasSentAhead = ({ toMs, from }: AppSound, { streams, rate }: CallFacts): boolean =>
  streams.some(({ streamId, arrivals }) => {
    if (!from.includes(streamId)) return false;
    const last = arrivals.chunks().find(({ end }) => (end * 1000) / rate >= toMs);
    return last !== undefined && toMs - (last.at * 1000) / rate >= AHEAD_MS;
  });
