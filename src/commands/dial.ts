import { live, type Call } from '../calls/call.js';
import { supervisionOf } from '../calls/supervision-state.js';
import { superviseLater } from '../calls/supervision.js';
import type { Effect } from '../calls/effect.js';
import { addWaiting } from '../calls/lifecycle.js';
import type { World } from '../calls/world.js';
import { fileSource } from './audio-file.js';
import type { Refusal } from '../contract/errors.js';
import { checkDial, type DialBody } from './check-dial.js';
import { NO_COMMANDS, objectionToSupervising } from './check-supervision.js';
import { objectionToConference } from './conferences/options.js';
import { refused, type NewCallCommand } from './command.js';
import { wantedRecording } from './record-options.js';
import { makeLeg, prepareLeg } from './new-leg.js';
import { addCalls, noRoomForCalls } from './room.js';

/**
 * Makes a leg for each destination; they ring once their `originate` timer has run, which is right after the answer to the dial has
 * been made. The first to answer hangs up the others.
 */
export const dial: NewCallCommand<'DialCall'> = {
  operationId: 'DialCall',
  name: 'dial',
  target: 'new-call',
  withoutEffect: [
    'billing_group_id',
    'dialogflow_config',
    'diversion',
    'media_encryption',
    'privacy',
    'route_to_mobile',
    'sip_auth_password',
    'sip_auth_username',
    'sip_region',
    'sip_transport_protocol',
    'sound_modifications',
  ],
  check: checkDial,
  opening: fileSource,
  run(body, world, asker) {
    const linked = body.link_to ? world.callOrStandIn(body.link_to) : undefined;
    const objection = objectionTo(linked, body);
    if (objection) return refused(objection.error, { ...objection, pointer: '/link_to' });
    const closed = body.conference_config && objectionToConference(body.conference_config, world);
    if (closed) return { kind: 'refused', refusal: closed };
    const count = typeof body.to === 'string' ? 1 : body.to.length;
    const wished = body.supervise_call_control_id;
    const supervised = wished ? world.callOrStandIn(wished) : undefined;
    const unfit = wished ? objectionToSupervising(supervised, count, world) : undefined;
    if (unfit) return unfit;
    const tooMany = noRoomForCalls('dial', count, world);
    if (tooMany) return tooMany;
    if (!world.provideApplication(body.connection_id))
      return refused('invalidConnection', { pointer: '/connection_id' });
    const calls = makeLegs(body, linked, world);
    const prepared = calls.map((call) => {
      const recording = wantedRecording(call, body, world, asker, 'OutboundAPI');
      const waiting = recording ? addWaiting(call, recording) : [];
      return { call, effects: [...waiting, ...prepareLeg(call, 'dial', body, world)] };
    });
    const full = addCalls('dial', calls, world);
    if (full) return full;
    const legs = prepared.map(({ call, effects }) => ({
      call,
      effects: [...effects, ...supervising(call, supervised, body, world)],
    }));
    return { kind: 'made', legs, data: answerOf(calls) };
  },
};

/** The error of a linked leg that is not known, or that is to be bridged and has ended or supervises another one. */
function objectionTo(linked: Call | undefined, body: DialBody): Refusal | undefined {
  if (!linked) return body.link_to ? { error: 'unknownCall' } : undefined;
  if (linked.state === 'ended' && (body.bridge_intent || body.bridge_on_answer)) return { error: 'callEnded' };
  return body.bridge_on_answer && supervisionOf(linked) ? { error: 'unprocessable', detail: NO_COMMANDS } : undefined;
}

/** A leg that stands in for an id that was never given out has nobody to listen to. */
const supervising = (call: Call, supervised: Call | undefined, body: DialBody, world: World): Effect[] =>
  supervised && !supervised.standIn ? superviseLater(call, supervised, body.supervisor_role ?? 'barge', world) : [];

function makeLegs(body: DialBody, linked: Call | undefined, world: World): Call[] {
  const calls: Call[] = [];
  // Documented: a leg that is meant for a bridge shows the number that the linked leg shows.
  const from = body.bridge_intent && linked ? linked.from : body.from;
  for (const to of typeof body.to === 'string' ? [body.to] : body.to)
    calls.push(makeLeg({ ...body, from }, to, linked?.sessionId ?? calls[0]?.sessionId, world));
  for (const call of calls) call.dial?.rivals.push(...calls.filter((each) => each !== call).map((each) => each.id));
  return calls;
}

/** The answer to a dial: the first leg. The others of a simultaneous ring are known by their webhooks. */
function answerOf([call]: readonly Call[]): Readonly<Record<string, unknown>> {
  if (!call) throw new Error('a dial without a leg');
  const [recording] = live(call, 'recording');
  return {
    call_control_id: call.id,
    call_leg_id: call.legId,
    call_session_id: call.sessionId,
    is_alive: false,
    record_type: 'call',
    ...(recording ? { recording_id: recording.id } : {}),
  };
}
