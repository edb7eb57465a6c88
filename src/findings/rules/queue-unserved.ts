import type { EntryOf } from '../../contract/entry-types.js';
import { decodePercent } from '../../platform/percent.js';
import type { NewRule, RuleTools } from '../rule.js';

/** A caller who hangs up sooner, in world ms, has not waited for an agent to come. */
const PATIENCE_MS = 30_000;

/** Whoever looks at one queue, or at all of them. */
const QUEUE_PATH = /^(?:\/v2)?\/queues(?:\/([^/]+).*)?$/;

/** By these the app itself ends the wait of a call. */
const SENDING_AWAY: ReadonlySet<string> = new Set(['hangup', 'reject']);

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

/** The queue that a request is about, if it is about any. To create one is not to look at any. */
function lookedAt({ method, path }: EntryOf<'api.request'>): { readonly queue: string } | 'all' | undefined {
  const found = QUEUE_PATH.exec(path ?? '');
  if (!found) return undefined;
  const queue = found[1] === undefined ? undefined : decodePercent(found[1]);
  if (queue !== undefined) return { queue };
  return method === 'POST' ? undefined : 'all';
}

/** An app that puts calls into a queue and fetches none. */
export const queueUnserved: NewRule = (memory) => {
  const lines = memory<Line>(() => ({ waiting: 0, isServed: false, lost: 0, longestMs: 0, evidence: [] }));
  const waiters = memory<Waiter>(() => ({ queue: '' }));
  /** Legs that somebody is being dialled for, by their ids. */
  const ringing = memory(() => true);
  /** Bridges and places in conferences, of people who may come to those who wait. */
  let present = 0;

  const served = (queue: string): void => {
    lines.of(queue).isServed = true;
  };
  const allServed = (): void => {
    for (const [, line] of lines) line.isServed ||= line.waiting > 0;
  };
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
      'queue.left': ({ seq, queue, reason, waited_ms: waitedMs, call_control_id: callId = '' }, tools) => {
        const line = lines.of(queue);
        line.waiting = Math.max(0, line.waiting - 1);
        waiters.forget(callId);
        if (reason === 'timeout') waiters.put(callId, { queue, timedOutMs: waitedMs });
        else if (reason === 'hangup') lose(line, waitedMs, seq);
        else line.isServed = true;
        decide(queue, line, callId, tools);
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
      'command.accepted': ({ command, call_control_id: callId = '' }) => {
        const waiter = waiters.find(callId);
        if (waiter && (waiter.timedOutMs !== undefined || SENDING_AWAY.has(command))) served(waiter.queue);
      },
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
