import { expect } from 'vitest';
import type { Call } from '../../src/calls/call.js';
import { after, type CallState, type Move } from '../../src/calls/transitions.js';
import type { ExchangeWorld } from './exchange.js';

/** Each act has begun and then ended, or was dropped. */
export function checkActs(world: ExchangeWorld, acts: readonly string[]): void {
  const entries = world.events('party.act.*');
  const kinds = new Set(
    acts.map((id) =>
      entries
        .filter(({ act_id }) => act_id === id)
        .map(typeOf)
        .join(' '),
    ),
  );
  const last = (type: string): string => type.replaceAll('party.act.', '');
  expect([...kinds].map(last).filter((kind) => !['started ended', 'dropped'].includes(kind))).toEqual([]);
  for (const { act, text, digits, tone } of entries) {
    // After a refer the far end hangs up, and says nothing.
    if (act !== 'hangup') expect(act === 'dtmf' ? digits : (text ?? tone)).toBeTypeOf('string');
  }
}

const typeOf = ({ type }: { readonly type: string }): string => type;

const MOVES: Readonly<Record<string, Move>> = { ringing: 'originate', active: 'answer', ended: 'end' };

export function checkStates(world: ExchangeWorld, call: Call): void {
  const changes = world.events('call.state', call);
  let state: unknown = call.direction === 'incoming' ? 'ringing' : 'dialing';
  expect(changes[0]).toMatchObject({ from: null, to: state });
  for (const { from, to } of changes.slice(1)) {
    expect(from).toBe(state);
    expect(after(state as CallState, MOVES[to as string] ?? 'end')).toBe(to);
    state = to;
  }
  expect(state).toBe('ended');
}

/** A leg is in one bridge at a time, and each of them ends. */
export function checkBridges(world: ExchangeWorld, call: Call): void {
  const story = world.events('bridge.started,bridge.ended', call).map(({ type, id }) => [type, id]);
  const begun = story.filter(([type]) => type === 'bridge.started');
  expect(story).toEqual(
    begun.flatMap(([, id]) => [
      ['bridge.started', id],
      ['bridge.ended', id],
    ]),
  );
}

/** What may follow `call.hangup`. */
const LATE = [
  'call.cost',
  // Of a call that was kept in its queue.
  'call.dequeued',
  'call.fork.stopped',
  'call.gather.ended',
  'call.playback.ended',
  'call.recording.error',
  'call.recording.saved',
  'call.recording.transcription.saved',
  'call.speak.ended',
  'call.transcription.stopped',
  'siprec.failed',
  'siprec.stopped',
  'streaming.stopped',
];

const isOfConference = (type: string): boolean => type.startsWith('conference.');

export function checkWebhooks(world: ExchangeWorld, call: Call): void {
  // Those of a conference that are about the leg come in an order of their own.
  const hooks = world.webhooks(call).filter(({ type }) => !isOfConference(type));
  const types = hooks.map(({ type }) => type);
  const count = (type: string): number => types.filter((each) => each === type).length;
  expect(count('call.hangup')).toBe(1);
  expect(count('call.cost')).toBe(1);
  expect(types.slice(types.indexOf('call.hangup') + 1).filter((type) => !LATE.includes(type))).toEqual([]);
  // Also of a leg that is cancelled before it rings.
  expect(count('call.initiated')).toBe(1);
  expect(types[0]).toBe('call.initiated');
  expect(count('call.answered')).toBe(call.answeredAt === null ? 0 : 1);
  if (call.answeredAt !== null) expect(types.indexOf('call.initiated')).toBeLessThan(types.indexOf('call.answered'));
  expect(count('call.fork.started')).toBe(count('call.fork.stopped'));
  checkDetections(world, call);
  const gathers = world.events('activity.started', call).filter(({ kind }) => kind === 'gather');
  expect(count('call.gather.ended')).toBe(gathers.length);
  const times = sentTimes(world, call);
  expect(times).toHaveLength(hooks.length);
  expect([...times].sort()).toEqual(times);
  checkPairs(world, call);
  checkAfterEnd(world, call);
}

/** A detection comes to one verdict, and to a second one behind a call screening; a greeting has one first pause and one end. */
function checkDetections(world: ExchangeWorld, call: Call): void {
  const told = world.webhooks(call).filter(({ type }) => type.startsWith('call.machine.'));
  const resultsOf = (end: string): unknown[] =>
    told.filter(({ type }) => type.endsWith(end)).map(({ payload }) => payload['result']);
  const screenings = resultsOf('.call_screening.detected');
  expect(screenings.length).toBeLessThanOrEqual(1);
  expect(resultsOf('.detection.ended').length).toBeLessThanOrEqual(1 + screenings.length);
  const greetings = resultsOf('.greeting.ended');
  const pauses = greetings.filter((result) => result === 'prompt_ended');
  expect(pauses.length).toBeLessThanOrEqual(1);
  expect(greetings.length - pauses.length).toBeLessThanOrEqual(1);
}

/** `occurred_at` of the call's webhooks, in the order in which they were sent. */
function sentTimes(world: ExchangeWorld, call: Call): string[] {
  return world.sender.sent.flatMap(({ body }) => {
    const { data } = JSON.parse(String(body)) as {
      data: { event_type: string; occurred_at: string; payload: { call_control_id: string } };
    };
    const isOfCall = data.payload.call_control_id === call.id && !isOfConference(data.event_type);
    return isOfCall ? [data.occurred_at] : [];
  });
}

/** What the journal may have of a call once it has ended: what is left of what it did, and what comes too late. */
const AFTER_END =
  /^(?:webhook\..*|(?:activity|party\.act)\.(?:ended|dropped)|command\.(?:refused|ignored)|(?:conference\.participant|queue\.left|stream\.frames|fork\.totals|recording\.(?:saved|failed)))$/;

function checkAfterEnd(world: ExchangeWorld, call: Call): void {
  const types = world.events('*', call).map((entry) => (entry.type === 'call.state' ? `to ${entry.to}` : entry.type));
  const after = types.slice(types.indexOf('to ended') + 1);
  expect(after.filter((type) => !AFTER_END.test(type))).toEqual([]);
}

/** Each beginning has one end behind it; only what failed at once ends without having begun. */
function checkPairs(world: ExchangeWorld, call: Call): void {
  const open = new Map<string, string>();
  const seen = new Set<string>();
  for (const { type, payload } of world.webhooks(call)) {
    const id = (payload['speak_id'] ?? payload['playback_id'] ?? payload['stream_id']) as string | undefined;
    if (id === undefined) continue;
    if (type.endsWith('.started')) {
      expect(seen.has(id)).toBe(false);
      open.set(id, type);
    } else if (!open.delete(id)) {
      expect(['call.playback.ended', 'streaming.failed']).toContain(type);
      expect(payload['status'] ?? 'failed').toMatch(/^(?:failed|file_not_found)$/);
      expect(seen.has(id)).toBe(false);
    }
    seen.add(id);
  }
  expect([...open]).toEqual([]);
  const activities = world.events('activity.*', call);
  for (const { id: wanted } of activities) {
    const story = activities.filter(({ id }) => id === wanted).map(typeOf);
    expect(['activity.started activity.ended', 'activity.dropped']).toContain(story.join(' '));
  }
}
