import type { EntryOf } from '../../contract/entry-types.js';
import { decodePercent } from '../../platform/percent.js';
import type { Recent } from '../recent.js';
import type { Handlers, Memory, NewRule, RuleTools } from '../rule.js';

/** A caller who hangs up sooner, in world ms, has not waited for an agent to come. */
const PATIENCE_MS = 30_000;

/** Whoever looks at one queue, or at all of them. */
const QUEUE_PATH = /^(?:\/v2)?\/queues(?:\/([^/]+).*)?$/;

/** By these the app itself ends the wait of a call. */
const SENDING_AWAY: ReadonlySet<string> = new Set(['hangup', 'reject']);

/** By these an app brings somebody to those who wait, or sends somebody to look. */
const SERVING: ReadonlySet<string> = new Set(['dial', 'bridge', 'transfer', 'create_conference', 'join']);

interface Line {
  waiting: number;
  /** The app does something for those who wait; nothing more can be said of the queue. */
  isServed: boolean;
  /** Calls that waited in vain, and for how long the most patient of them did, in world ms. */
  lost: number;
  longestMs: number;
  readonly evidence: (number | undefined)[];
}

/** A call that waits, or one that waited for as long as it was to, and what has become of it since is not known. */
interface Waiter {
  readonly queue: string;
  /** The `call.enqueued` of it, and the instant of the world at which the app took that. */
  readonly event?: string;
  readonly toldMs?: number;
  /** It waited for so long until it timed out, in world ms. */
  readonly timedOutMs?: number;
}

const MOST_EVIDENCE = 10;

/** The last of those who waited has gone. */
function decide(queue: string, line: Line, callId: string | undefined, { tell }: RuleTools): void {
  const { waiting, isServed, lost, longestMs, evidence } = line;
  if (isServed || waiting > 0 || longestMs < PATIENCE_MS) return;
  line.isServed = true;
  tell('queue_never_served', { queue, calls: lost, seconds: longestMs / 1000 }, { callId, cause: queue, evidence });
}

function lose(line: Line, waitedMs: number, seq: number | undefined): void {
  line.lost++;
  line.longestMs = Math.max(line.longestMs, waitedMs);
  if (line.evidence.length < MOST_EVIDENCE) line.evidence.push(seq);
}

/** For so long, in world ms, has the app known of one that waits: a fault may have kept that from it. */
function knownFor({ event, toldMs }: Waiter, waitedMs: number, { keptBack, worldMs }: RuleTools): number {
  if (!keptBack(event)) return waitedMs;
  return toldMs === undefined ? 0 : worldMs - toldMs;
}

/** The queue that a request is about, if it is about any. To create one is not to look at any. */
function lookedAt({ method, path }: EntryOf<'api.request'>): { readonly queue: string } | 'all' | undefined {
  const found = QUEUE_PATH.exec(path ?? '');
  if (!found) return undefined;
  const queue = found[1] === undefined ? undefined : decodePercent(found[1]);
  if (queue !== undefined) return { queue };
  return method === 'POST' ? undefined : 'all';
}

/** Notes when the app is told of those who wait. */
const whenTold = (waiters: Recent<Waiter>): Handlers => ({
  'webhook.created': ({ event_type: type, event_id: event, call_control_id: callId = '' }) => {
    const waiter = type === 'call.enqueued' ? waiters.find(callId) : undefined;
    if (waiter) waiters.put(callId, { ...waiter, event });
  },
  'webhook.delivered': ({ event_id: event, call_control_id: callId = '' }, { worldMs }) => {
    const waiter = waiters.find(callId);
    if (waiter?.event === event) waiters.put(callId, { ...waiter, toldMs: worldMs });
  },
});

/** The queues, those who wait in them, and what becomes of both. */
function queuesOf(memory: Memory) {
  const lines = memory<Line>(() => ({ waiting: 0, isServed: false, lost: 0, longestMs: 0, evidence: [] }));
  const waiters = memory<Waiter>(() => ({ queue: '' }));
  const served = (queue: string): void => {
    lines.of(queue).isServed = true;
  };
  const allServed = (): void => {
    for (const [, line] of lines) line.isServed ||= line.waiting > 0;
  };
  const acted = (command: string, callId: string): void => {
    const waiter = waiters.find(callId);
    if (waiter && (waiter.timedOutMs !== undefined || SENDING_AWAY.has(command))) served(waiter.queue);
  };
  const left: Handlers['queue.left'] = (entry, tools) => {
    const { seq, queue, reason, waited_ms: waitedMs, call_control_id: callId = '' } = entry;
    const line = lines.of(queue);
    const knownMs = knownFor(waiters.of(callId), waitedMs, tools);
    line.waiting = Math.max(0, line.waiting - 1);
    waiters.forget(callId);
    if (reason === 'timeout') waiters.put(callId, { queue, timedOutMs: knownMs });
    else if (reason === 'hangup') lose(line, knownMs, seq);
    else line.isServed = true;
    decide(queue, line, callId, tools);
  };
  return { lines, waiters, served, allServed, acted, left };
}

/** An app that puts calls into a queue and fetches none. */
export const queueUnserved: NewRule = (memory) => {
  const { lines, waiters, served, allServed, acted, left } = queuesOf(memory);
  /** Legs that somebody is being dialled for, by their ids. */
  const ringing = memory(() => true);
  /** Bridges and places in conferences, of people who may come to those who wait. */
  let present = 0;
  const arrives = (): void => {
    present++;
    allServed();
  };

  return {
    on: {
      'queue.entered': ({ queue, call_control_id: callId = '' }) => {
        const line = lines.of(queue);
        line.waiting++;
        line.isServed ||= present > 0 || ringing.size > 0;
        waiters.put(callId, { queue });
      },
      'queue.left': left,
      ...whenTold(waiters),
      // It has asked for it, whatever a fault has made of that.
      'fault.happened': ({ command, call_control_id: callId = '' }) => {
        if (command === undefined) return;
        if (SERVING.has(command)) allServed();
        acted(command, callId);
      },
      // It is to be called back.
      'queue.kept': ({ queue }) => served(queue),
      'bridge.started': arrives,
      'bridge.ended': () => {
        present--;
      },
      'activity.started': ({ kind }) => {
        if (kind === 'conference') arrives();
      },
      'activity.ended': ({ kind }) => {
        if (kind === 'conference') present--;
      },
      'command.accepted': ({ command, call_control_id: callId = '' }) => acted(command, callId),
      'command.refused': ({ given: { queue } = {} }) => {
        if (typeof queue === 'string') served(queue);
      },
      'api.request': (entry) => {
        const about = lookedAt(entry);
        if (about === 'all') allServed();
        else if (about) served(about.queue);
      },
      'call.state': ({ seq, to, call_control_id: callId = '' }, tools) => {
        if (to === 'dialing') {
          ringing.put(callId, true);
          allServed();
        } else if (to !== 'ringing') ringing.forget(callId);
        const waiter = to === 'ended' ? waiters.find(callId) : undefined;
        if (waiter?.timedOutMs === undefined) return;
        waiters.forget(callId);
        const line = lines.of(waiter.queue);
        lose(line, waiter.timedOutMs, seq);
        decide(waiter.queue, line, callId, tools);
      },
    },
  };
};
