import { decodePercent } from '../../platform/percent.js';
import type { NewRule, RuleTools } from '../rule.js';

/** A caller who hangs up sooner, in world ms, has not waited for an agent to come. */
const PATIENCE_MS = 30_000;

/** Whoever looks at one queue, or at all of them. */
const QUEUE_PATH = /^(?:\/v2)?\/queues(?:\/([^/]+).*)?$/;

/** These fetch somebody for those who wait. */
const FETCHING: ReadonlySet<string> = new Set(['dial', 'transfer']);

interface Line {
  waiting: number;
  /** The app does something for those who wait; nothing more can be said of the queue. */
  isServed: boolean;
  /** Calls that waited in vain, and for how long the most patient of them did, in world ms. */
  lost: number;
  longestMs: number;
  readonly evidence: (number | undefined)[];
}

/** A call that waited for as long as it was to, and what has become of it since is not known. */
interface TimedOut {
  readonly queue: string;
  readonly waitedMs: number;
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

/** An app that puts calls into a queue and fetches none. */
export const queueUnserved: NewRule = (memory) => {
  const lines = memory<Line>(() => ({ waiting: 0, isServed: false, lost: 0, longestMs: 0, evidence: [] }));
  const timedOut = memory<TimedOut>(() => ({ queue: '', waitedMs: 0 }));
  /** Somebody is there who may come to those who wait. */
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
      'queue.entered': ({ queue }) => {
        const line = lines.of(queue);
        line.waiting++;
        line.isServed ||= present > 0;
      },
      'queue.left': ({ seq, queue, reason, waited_ms: waitedMs, call_control_id: callId = '' }, tools) => {
        const line = lines.of(queue);
        line.waiting = Math.max(0, line.waiting - 1);
        if (reason === 'timeout') timedOut.put(callId, { queue, waitedMs });
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
        if (FETCHING.has(command)) allServed();
        const { queue } = timedOut.find(callId) ?? {};
        if (queue !== undefined) served(queue);
        timedOut.forget(callId);
      },
      'command.refused': ({ given }) => {
        const { queue } = given ?? {};
        if (typeof queue === 'string') served(queue);
      },
      'api.request': ({ method, path }) => {
        const found = QUEUE_PATH.exec(path ?? '');
        if (!found) return;
        const name = found[1] === undefined ? undefined : decodePercent(found[1]);
        if (name !== undefined) served(name);
        else if (method !== 'POST') allServed();
      },
      'call.state': ({ seq, to, call_control_id: callId = '' }, tools) => {
        const call = to === 'ended' ? timedOut.find(callId) : undefined;
        if (!call) return;
        timedOut.forget(callId);
        const line = lines.of(call.queue);
        lose(line, call.waitedMs, seq);
        decide(call.queue, line, callId, tools);
      },
    },
  };
};
