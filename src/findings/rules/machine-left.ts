import type { NewRule } from '../rule.js';

/** A machine has been left to itself when it listens for so long, in world ms, after all that was to be found out has been. */
const LEFT_MS = 10_000;

/** While one of these runs, the app speaks, listens or has handed the call over. */
const DOING: ReadonlySet<string> = new Set([
  'speak',
  'playback',
  'stream',
  'fork',
  'transcription',
  'gather',
  'payment',
  'relay',
  'assistant',
  'ai_gather',
  'bridge',
  'recording',
  'siprec',
]);

interface Machine {
  readonly evidence: (number | undefined)[];
  /** The app has taken the webhook of the verdict. */
  isTold: boolean;
  /** The instant of the world at which the detection ended. */
  doneMs: number | undefined;
}

interface Leg {
  /** The ids of what the app does there. */
  readonly doing: Set<string>;
  /** The legs that a dial has linked with this one: an agent who is told that a machine has answered, say. */
  readonly linked: Set<string>;
  machine: Machine | undefined;
}

/** The newest of what an app does on one leg, and of the legs linked with it, that are remembered. */
const MAX_AT_ONCE = 100;

/** Adds one to the newest. */
function keep(newest: Set<string>, id: string): void {
  const [oldest] = newest;
  if (oldest !== undefined && newest.size >= MAX_AT_ONCE) newest.delete(oldest);
  newest.add(id);
}

/** An app that asked whether a machine answers, was told that one does, and left it on the line. */
export const machineLeft: NewRule = (memory) => {
  const legs = memory<Leg>(() => ({ doing: new Set(), linked: new Set(), machine: undefined }));
  const used = (callId: string): void => {
    const leg = legs.find(callId);
    if (leg) leg.machine = undefined;
  };
  const acted = ({ call_control_id: callId = '' }: { readonly call_control_id?: string | undefined }): void => {
    used(callId);
    legs.find(callId)?.linked.forEach(used);
  };

  return {
    on: {
      'activity.started': ({ kind, id, call_control_id: callId = '' }) => {
        if (!DOING.has(kind)) return;
        const leg = legs.of(callId);
        leg.machine = undefined;
        keep(leg.doing, id);
      },
      'activity.ended': ({ kind, id, call_control_id: callId = '' }, { worldMs }) => {
        const leg = legs.find(callId);
        leg?.doing.delete(id);
        if (kind === 'detection' && leg?.machine) leg.machine.doneMs = worldMs;
      },
      'detection.found': ({ seq, what, result, call_control_id: callId = '' }) => {
        // Behind a call screening there is a person, or another verdict to come.
        if (what === 'screening') used(callId);
        if (what !== 'verdict' || result !== 'machine') return;
        const leg = legs.of(callId);
        if (leg.doing.size === 0) leg.machine = { evidence: [seq], isTold: false, doneMs: undefined };
      },
      'webhook.delivered': ({ seq, event_type: event, call_control_id: callId = '' }) => {
        const machine = event.endsWith('detection.ended') ? legs.find(callId)?.machine : undefined;
        if (!machine) return;
        machine.isTold = true;
        machine.evidence.push(seq);
      },
      'command.accepted': (entry) => {
        const { call_control_id: callId = '', given } = entry;
        const other = given?.['link_to'];
        if (typeof other === 'string') {
          keep(legs.of(callId).linked, other);
          keep(legs.of(other).linked, callId);
        }
        acted(entry);
      },
      'command.ignored': acted,
      'command.refused': acted,
      'call.state': ({ seq, to, call_control_id: callId = '' }, { worldMs, tell }) => {
        if (to !== 'ended') return;
        const machine = legs.find(callId)?.machine;
        legs.forget(callId);
        if (!machine?.isTold || machine.doneMs === undefined) return;
        const leftMs = worldMs - machine.doneMs;
        if (leftMs < LEFT_MS) return;
        tell('amd_result_ignored', { seconds: leftMs / 1000 }, { callId, evidence: [...machine.evidence, seq] });
      },
    },
  };
};
