import { dbfsOf, powerOf } from '../../media/loudness.js';
import type { AppSound, CallEntry, CallFacts } from '../facts.js';

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

/** A sound as strong as this breaks off where it ends; voices fade. */
const ABRUPT_DBFS = -35;
const LAST_MS = 20;

/** A stop is heard at most this much later. */
const HEARD_LATER_MS = 60;

/** The app had no more to say: nothing was stopped there, and its sound does not break off. */
export function isNaturalEnd({ toMs, fromMs }: AppSound, facts: CallFacts): boolean {
  const stopped = facts.entries.some(({ atMs, entry }) => {
    if (Math.abs(toMs - atMs) > HEARD_LATER_MS) return false;
    if (entry.type === 'stream.frame_in') return entry.event === 'clear';
    if (entry.type !== 'activity.ended') return false;
    return ['speak', 'playback', 'stream'].includes(entry.kind) && entry.reason !== 'completed';
  });
  if (stopped) return false;
  const last = facts.appSamples({ fromMs: Math.max(fromMs, toMs - LAST_MS), toMs });
  return dbfsOf(powerOf(last)) < ABRUPT_DBFS;
}
