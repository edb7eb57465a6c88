import type { EntryType } from '../../contract/entry-types.js';
import type { Handlers, NewRule, RuleTools } from '../rule.js';

/** A finding may come so long after the last sign of life of a call that has ended, in host ms. */
const SETTLED_MS = 2_000;

interface Expecting {
  hasEnded: boolean;
  /** Webhooks on their way. */
  pending: number;
  lastMs: number;
}

const ENDS = [
  'webhook.delivered',
  'webhook.failed',
  'webhook.undeliverable',
  'webhook.dropped',
] as const satisfies readonly EntryType[];

/** Findings that a call was made for and that stayed away. */
export const findingsExpected: NewRule = (memory) => {
  const calls = memory<Expecting>(() => ({ hasEnded: false, pending: 0, lastMs: 0 }));

  const missing = (callId: string, { expected, has }: RuleTools) =>
    expected(callId).filter((code) => !has(code, callId));

  const decide = (callId: string, tools: RuleTools): void => {
    calls.forget(callId);
    for (const code of missing(callId, tools))
      tools.tell('finding_expected', { code }, { callId, cause: code, evidence: [] });
  };

  const alive = (callId: string, tools: RuleTools): Expecting | undefined => {
    const call = calls.find(callId);
    if (!call) return undefined;
    call.lastMs = tools.hostMs;
    return call;
  };

  const concluded: Handlers[(typeof ENDS)[number]] = ({ call_control_id: callId = '' }, tools: RuleTools) => {
    const call = alive(callId, tools);
    if (call) call.pending -= 1;
  };

  return {
    on: {
      'call.state': ({ from, to, call_control_id: callId = '' }, tools) => {
        if (from === null && tools.expected(callId).length > 0) calls.of(callId);
        const call = alive(callId, tools);
        if (!call || to !== 'ended') return;
        call.hasEnded = true;
        if (missing(callId, tools).length === 0) calls.forget(callId);
        else tools.lookIn(SETTLED_MS);
      },
      'webhook.created': ({ call_control_id: callId = '' }, tools) => {
        const call = alive(callId, tools);
        if (call) call.pending += 1;
      },
      ...Object.fromEntries(ENDS.map((type) => [type, concluded])),
      finding: ({ call_control_id: callId = '' }, tools) => {
        if (alive(callId, tools)?.hasEnded === true && missing(callId, tools).length === 0) calls.forget(callId);
      },
      'sim.reset': (_, tools) => {
        for (const [callId, { hasEnded, pending }] of [...calls]) if (hasEnded && pending <= 0) decide(callId, tools);
      },
    },
    isWaiting: () => calls.size > 0,
    tick: (tools) => {
      for (const [callId, { hasEnded, pending, lastMs }] of [...calls]) {
        if (!hasEnded) continue;
        const leftMs = lastMs + SETTLED_MS - tools.hostMs;
        if (leftMs <= 0 && pending <= 0) decide(callId, tools);
        else tools.lookIn(Math.max(leftMs, 100));
      }
    },
    undecided: () => [...calls].filter(([, { hasEnded }]) => hasEnded).length,
  };
};
