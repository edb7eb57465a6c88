import type { Call } from '../calls/call.js';
import type { PartyAct } from '../calls/input.js';
import type { Exchange } from '../shell/exchange.js';
import { knownCall } from './calls.js';
import { fetchingOf, playable } from './playable.js';
import { scriptSteps } from './script.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { Act, ActName, DtmfOptions, PlayOptions, RejectOptions, SayOptions, ScriptOptions } from './types.js';

type Nothing = Readonly<Record<string, never>>;

/** Each act takes these options. */
export interface ActOptions {
  readonly answer: Nothing;
  readonly reject: RejectOptions;
  readonly hangup: Nothing;
  readonly dtmf: DtmfOptions;
  readonly say: SayOptions;
  readonly play: PlayOptions;
  readonly silence: Nothing;
  readonly hold: Nothing;
  readonly unhold: Nothing;
  readonly script: ScriptOptions;
}

type MakeAct = (actId: string) => PartyAct;

interface ActSpec<Options> {
  /** The core's name for it. */
  readonly kind: PartyAct['act'];
  /** Gets what the act needs; the act itself is made once it is known to be possible. */
  readonly prepare: (options: Options, exchange: Exchange) => MakeAct | Promise<MakeAct>;
}

const ACTS: { readonly [Name in ActName]: ActSpec<ActOptions[Name]> } = {
  answer: { kind: 'answer', prepare: () => () => ({ act: 'answer' }) },
  reject: {
    kind: 'reject',
    prepare:
      ({ cause = 'call_rejected' }) =>
      () => ({ act: 'reject', cause }),
  },
  hangup: { kind: 'hangup', prepare: () => () => ({ act: 'hangup' }) },
  dtmf: {
    kind: 'dtmf',
    prepare:
      ({ digits, queue }) =>
      (actId) => ({ act: 'dtmf', actId, digits, queue }),
  },
  say: {
    kind: 'sound',
    prepare:
      ({ text, voice, agrees }) =>
      (actId) => ({ act: 'sound', sound: { kind: 'say', actId, text, voice, agrees } }),
  },
  play: {
    kind: 'sound',
    prepare: async (options, exchange) => {
      const recording = await playable(options, fetchingOf(exchange));
      return (actId) => ({ act: 'sound', sound: { kind: 'play', actId, ...recording } });
    },
  },
  silence: { kind: 'silence', prepare: () => () => ({ act: 'silence' }) },
  hold: { kind: 'hold', prepare: () => () => ({ act: 'hold' }) },
  unhold: { kind: 'unhold', prepare: () => () => ({ act: 'unhold' }) },
  script: {
    kind: 'script',
    prepare: async ({ script }, exchange) => {
      const steps = await scriptSteps(exchange, script);
      return (actId) => ({ act: 'script', actId, steps });
    },
  },
};

/** Acts that are over at once. The beginning and end of the others the core journals itself, as they take time or are many. */
const BRIEF_ACTS = ['answer', 'reject', 'hangup', 'silence', 'hold', 'unhold'] as const;

/**
 * The far end of a call does something; the options are checked. Resolves when it has begun or is queued. Rejects with a
 * SimulatorError: 404 for an unknown call, 422 for a recording that cannot be had or read, 409 where the state of the call
 * forbids it.
 */
export async function partyActs<Name extends ActName>(
  exchange: Exchange,
  callControlId: string,
  name: Name,
  options: ActOptions[Name],
): Promise<Act> {
  const { kind, prepare }: ActSpec<ActOptions[Name]> = ACTS[name];
  const call = knownCall(exchange, callControlId);
  refuseImpossible(exchange, call, kind);
  const makeAct = await prepare(options, exchange);
  // A recording takes time to arrive: the call may have ended meanwhile.
  refuseImpossible(exchange, call, kind);
  const actId = call.ids.uuid('act');
  const brief = BRIEF_ACTS.find((act) => act === name);
  const fields = brief && { act_id: actId, act: brief };
  if (fields) exchange.journal.record('party.act.started', fields, call.address);
  const reason = exchange.partyAct(call, makeAct(actId));
  if (reason !== undefined) throw new SimulatorError(409, reason);
  if (fields) exchange.journal.record('party.act.ended', { ...fields, completed: true }, call.address);
  return { act_id: actId, act: name };
}

function refuseImpossible(exchange: Exchange, call: Call, kind: PartyAct['act']): void {
  refuseWhileStopping(exchange);
  const isGone = exchange.findCall(call.id) === undefined;
  const reason = isGone ? 'The call is gone: the simulator was reset meanwhile.' : exchange.objection(call, kind);
  if (reason !== undefined) throw new SimulatorError(409, reason);
}
