import type { Recent } from '../recent.js';
import type { NewRule, RuleTools } from '../rule.js';

/** A machine has been left to itself when it listens for so long, in world ms, after all that was to be found out has been. */
const LEFT_MS = 10_000;

/** An app has so long, in host ms, for its first command: in fast time a call may be over before it has looked anything up. */
const PATIENCE_MS = 1_000;

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
  /** The host's instant at which it did. */
  toldMs: number;
  /** The instant of the world at which the detection ended. */
  doneMs: number | undefined;
  /** The one at which the app was told, where a fault kept that back. */
  lateMs: number | undefined;
  /** For how long it had been left when the call ended, in world ms. */
  leftMs: number | undefined;
}

const newMachine = (seq: number | undefined): Machine => ({
  evidence: [seq],
  isTold: false,
  toldMs: 0,
  doneMs: undefined,
  lateMs: undefined,
  leftMs: undefined,
});

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

function noteTold(machine: Machine, seq: number | undefined, hostMs: number): void {
  machine.isTold = true;
  machine.toldMs = hostMs;
  machine.evidence.push(seq);
}

/** The legs that have ended, of which the app may still show that it cares. */
const undecided = (legs: Recent<Leg>): [callId: string, machine: Machine, leftMs: number][] =>
  [...legs].flatMap(([callId, { machine }]) =>
    machine?.leftMs === undefined ? [] : [[callId, machine, machine.leftMs]],
  );

/** Tells of those whose app has had its time. */
function decide(legs: Recent<Leg>, { hostMs, tell, lookIn }: RuleTools, patienceMs = PATIENCE_MS): void {
  for (const [callId, { evidence, toldMs }, leftMs] of undecided(legs)) {
    const soonMs = toldMs + patienceMs - hostMs;
    if (soonMs > 0) {
      lookIn(soonMs);
      continue;
    }
    legs.forget(callId);
    tell('amd_result_ignored', { seconds: leftMs / 1000 }, { callId, evidence });
  }
}

/** For how long a leg has been left, in world ms; 0 where the app did not know. */
const leftFor = ({ isTold, doneMs, lateMs = -Infinity }: Machine, worldMs: number): number =>
  isTold && doneMs !== undefined ? worldMs - Math.max(doneMs, lateMs) : 0;

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
        if (leg.doing.size === 0) leg.machine = newMachine(seq);
      },
      'webhook.delivered': (entry, { hostMs, worldMs, keptBack }) => {
        const { seq, event_type: event, event_id: id, call_control_id: callId = '' } = entry;
        const machine = event.endsWith('detection.ended') ? legs.find(callId)?.machine : undefined;
        if (!machine) return;
        if (keptBack(id)) machine.lateMs = worldMs;
        noteTold(machine, seq, hostMs);
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
      // It has asked for something, whatever a fault has made of that.
      'fault.happened': (entry) => {
        if (entry.command !== undefined) acted(entry);
      },
      'command.ignored': acted,
      'command.refused': acted,
      'call.state': ({ seq, to, call_control_id: callId = '' }, tools) => {
        if (to !== 'ended') return;
        const machine = legs.find(callId)?.machine;
        const leftMs = machine ? leftFor(machine, tools.worldMs) : 0;
        if (!machine || leftMs < LEFT_MS) {
          legs.forget(callId);
          return;
        }
        machine.leftMs = leftMs;
        machine.evidence.push(seq);
        decide(legs, tools);
      },
      'sim.reset': (_, tools) => decide(legs, tools, 0),
    },
    tick: (tools) => decide(legs, tools),
    isWaiting: () => undecided(legs).length > 0,
    undecided: () => undecided(legs).length,
  };
};
