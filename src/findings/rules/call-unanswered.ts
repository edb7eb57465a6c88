import type { EntryOf, EntryType } from '../../contract/entry-types.js';
import { redact } from '../../platform/redact.js';
import type { Handlers, NewRule, RuleTools } from '../rule.js';

/** An app has so long, in world ms, before its silence is remarked on; a caller who gives up earlier has not waited for it. */
const PATIENCE_MS = 5_000;

interface Ringing {
  /** World time. */
  readonly sinceMs: number;
  readonly evidence: (number | undefined)[];
  /** Instructions that the app wrote into its answer. An app that sends commands may write there what it likes. */
  inAnswer?: EntryOf<'webhook.answer'>;
  /** The app has taken `call.initiated`. Where it has not, that is what is wrong. */
  isTold: boolean;
  /** World time from which on it could do something: a fault may have kept `call.initiated` back. */
  knownMs: number;
  isKeptBack: boolean;
}

const newRinging = (sinceMs: number, seq?: number): Ringing => ({
  sinceMs,
  knownMs: sinceMs,
  evidence: [seq],
  isTold: false,
  isKeptBack: false,
});

const COMMANDS = ['command.accepted', 'command.ignored', 'command.refused'] as const satisfies readonly EntryType[];

/** An app that was told of a call and sends nothing for it. A call that it dials has begun with a command. */
export const callUnanswered: NewRule = (memory) => {
  const ringing = memory<Ringing>(() => newRinging(0));
  let isStopping = false;

  const seconds = ({ sinceMs }: Ringing, { worldMs }: RuleTools): number => (worldMs - sinceMs) / 1000;
  /** An error says already why the call failed. */
  const hasError = (callId: string, { has }: RuleTools): boolean =>
    has('webhook_wrong_program', callId) || has('webhook_not_accepted', callId);

  const isInAnswer = (callId: string, { inAnswer, evidence }: Ringing, tools: RuleTools): boolean => {
    if (tools.has('webhook_body_ignored', callId)) return true;
    if (!inAnswer) return false;
    const { url, event_type: event, body } = inAnswer;
    tools.tell('webhook_body_ignored', { url: redact(url), event, body }, { callId, cause: url, evidence });
    return true;
  };

  const acted: Handlers[(typeof COMMANDS)[number]] = ({ call_control_id: callId = '' }) => ringing.forget(callId);

  const ended = (callId: string, cause: string | undefined, seq: number | undefined, tools: RuleTools): void => {
    const call = ringing.find(callId);
    ringing.forget(callId);
    if (!call?.isTold || isStopping || hasError(callId, tools)) return;
    // A warning about the answer stands beside the error of the call: the one says why, the other fails a check.
    isInAnswer(callId, call, tools);
    const isSoon = tools.worldMs - call.knownMs < PATIENCE_MS;
    if (isSoon && (cause === 'originator_cancel' || call.isKeptBack)) return;
    const values = { seconds: seconds(call, tools), hasEnded: true };
    tools.tell('call_unanswered', values, { callId, cause: 'ended', evidence: [...call.evidence, seq] });
  };

  return {
    on: {
      'call.state': ({ seq, from, to, cause, call_control_id: callId }, tools) => {
        if (callId === undefined) return;
        if (from === null && to === 'ringing') {
          ringing.put(callId, newRinging(tools.worldMs, seq));
          tools.lookIn(PATIENCE_MS);
        } else if (to === 'ended') ended(callId, cause, seq, tools);
        else ringing.forget(callId);
      },
      'webhook.delivered': ({ seq, event_type: event, event_id: id, call_control_id: callId = '' }, tools) => {
        const call = event === 'call.initiated' ? ringing.find(callId) : undefined;
        if (!call) return;
        call.isTold = true;
        call.isKeptBack = tools.keptBack(id) !== undefined;
        if (call.isKeptBack) call.knownMs = tools.worldMs;
        call.evidence.push(seq);
      },
      'webhook.answer': (entry) => {
        const call = ringing.find(entry.call_control_id ?? '');
        if (call && entry.answer === 'json') call.inAnswer = entry;
      },
      // It has asked for something, whatever a fault has made of that.
      'fault.happened': ({ command, call_control_id: callId = '' }) => {
        if (command !== undefined) ringing.forget(callId);
      },
      ...Object.fromEntries(COMMANDS.map((type) => [type, acted])),
      'sim.stopping': () => {
        isStopping = true;
      },
    },
    isWaiting: () => ringing.size > 0,
    tick: (tools) => {
      for (const [callId, call] of ringing) {
        const leftMs = call.knownMs + PATIENCE_MS - tools.worldMs;
        if (leftMs > 0) tools.lookIn(leftMs);
        else if (call.isTold && !hasError(callId, tools) && !tools.has('call_unanswered', callId)) {
          if (isInAnswer(callId, call, tools)) continue;
          const values = { seconds: seconds(call, tools), hasEnded: false };
          tools.tell('call_unanswered', values, { callId, cause: 'rings', evidence: call.evidence, severity: 'hint' });
        }
      }
    },
  };
};
