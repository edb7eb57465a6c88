import type { LimitName } from '../limits.js';

/**
 * Limits that are reached again and again in steady use: what is old makes way for what is new, or waits, or a client is told each
 * time. The journal tells the first time in a world; more would bury everything else.
 */
const TOLD_ONCE: ReadonlySet<LimitName> = new Set<LimitName>([
  'worlds',
  'world.key_chars',
  'journal.entries',
  'journal.bytes',
  'journal.waits',
  'event_streams',
  'event_streams.entries_behind',
  'findings.kept',
  'findings.kept_bytes',
  'findings.remembered',
  'calls.ended',
  'calls.bytes',
  'conferences.ended',
  'conferences.bytes',
  'conference.left',
  'stand_ins',
  'stand_ins.bytes',
  'call.activities',
  'conference.activities',
  'call.command_ids',
  'queues',
  'queues.ended_calls',
  'dials.remembered',
  'dials.remembered_bytes',
  'webhooks.in_flight_bytes',
  'webhooks.kept',
  'webhooks.kept_bytes',
  'webhooks.attempts_kept',
  'faults.late_frames',
  'faults.late_bytes',
  'webhooks.requests_per_origin',
  'webhooks.plain_origins',
  'audio.links',
  'room.changes',
  'audio.ended_calls',
  'recordings',
  'recordings.disk_bytes',
  'file.cache_bytes',
  'speech.cache_bytes',
]);

/**
 * Limits that the same script reaches in one run and not in another: the machine decides, or whoever watches, or other
 * worlds. Their entries have no `seq`.
 */
const OF_HOST: ReadonlySet<LimitName> = new Set<LimitName>([
  'journal.entries',
  'journal.bytes',
  'calls.bytes',
  'conferences.bytes',
  'stand_ins.bytes',
  'dials.remembered_bytes',
  'webhooks.kept_bytes',
  'audio.ended_calls',
  'recordings.disk_bytes',
  'file.cache_bytes',
  'journal.waits',
  'event_streams',
  'event_streams.entries_behind',
  'findings.kept',
  'findings.kept_bytes',
  'findings.remembered',
  'request.bodies_bytes',
  'answers.waiting_bytes',
  'answers.list_bytes',
  'http.connections',
  'http.pipelined',
  'webhooks.requests_per_origin',
  'webhooks.in_flight_bytes',
  'fork.unresolved_datagrams',
  'fork.queued_datagrams',
  'speech.cache_bytes',
  'worlds',
]);

/** Only the machine decides that the limit is reached. */
export const isOfHost = (what: unknown): boolean => (OF_HOST as ReadonlySet<unknown>).has(what);

/** The journal tells of the limit once in a world only. */
export const isToldOnce = (what: unknown): boolean => (TOLD_ONCE as ReadonlySet<unknown>).has(what);
