import type { Call } from '../calls/call.js';
import { natureOf } from '../calls/nature.js';
import { USUAL_PATIENCE_SECS } from '../calls/ring-in.js';
import { shown } from '../contract/shown.js';
import { gently } from '../platform/gently.js';
import type { Exchange } from '../shell/exchange.js';
import type { WorldName } from '../shell/beginning.js';
import { CallLimitError, ConnectionError, StoppingError } from '../shell/exchange-deps.js';
import { renderAudio, type AudioView } from '../shell/render-audio.js';
import { callState, callView } from './call-view.js';
import { scriptSteps } from './script.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping, refusedByStopping } from './stopping.js';
import type { CallFilter, CallIds, CallView, RingOptions } from './types.js';

/** A list gives so many where `limit` is left out, as the document says. */
export const USUAL_LIMIT = 100;

/** A far end calls in. The options are checked. Resolves when `call.initiated` has been queued. */
export async function ringIn(exchange: Exchange, options: RingOptions): Promise<CallIds> {
  const script = options.script && (await scriptSteps(exchange, options.script));
  const call = await exchange
    .ringIn({
      from: options.from,
      to: options.to,
      connectionId: options.connection_id,
      codec: options.codec ?? 'PCMU',
      patienceSecs: options.patience_secs ?? USUAL_PATIENCE_SECS,
      webhookUrl: options.webhook_url ?? null,
      callerIdName: options.caller_id_name,
      sipHeaders: options.sip_headers ?? [],
      customHeaders: options.custom_headers ?? [],
      script,
      nature: natureOf(options),
      expectFindings: options.expect_findings,
      hangupAfterMs: options.hangup_after_ms,
    })
    .catch((error: unknown) => {
      if (error instanceof CallLimitError) throw new SimulatorError(409, error.message);
      if (error instanceof StoppingError) throw refusedByStopping();
      if (!(error instanceof ConnectionError)) throw error;
      throw new SimulatorError(422, [{ detail: error.message, pointer: '/connection_id' }]);
    });
  return {
    call_control_id: call.id,
    call_leg_id: call.legId,
    call_session_id: call.sessionId,
    connection_id: call.connectionId,
  };
}

/** The known calls that match, newest first. */
export function listCalls(exchange: Exchange, filter: CallFilter): CallView[] {
  const { state, connection_id: connectionId, limit = USUAL_LIMIT } = filter;
  return [...exchange.calls()]
    .reverse()
    .filter((call) => state === undefined || callState(call) === state)
    .filter((call) => connectionId === undefined || call.connectionId === connectionId)
    .slice(0, limit)
    .map(callView);
}

export function getCall(exchange: Exchange, callControlId: string): CallView {
  return callView(knownCall(exchange, callControlId));
}

/** Begins the next world. Throws a SimulatorError (503) while the simulator stops. */
export function resetWorld(exchange: Exchange): WorldName {
  refuseWhileStopping(exchange);
  return exchange.reset();
}

const AUDIO_VIEWS: readonly string[] = ['heard', 'spoken', 'stereo'] satisfies AudioView[];

/** The audio heard or said so far, as a WAV file; of a long one others have their turn meanwhile. Throws a SimulatorError: 404 for an unknown id, 422 for an unknown view. */
export async function callAudio(exchange: Exchange, callControlId: string, view: AudioView): Promise<Uint8Array> {
  if (!AUDIO_VIEWS.includes(view)) {
    const given: unknown = view;
    const detail = `expected one of ${AUDIO_VIEWS.join(', ')}, got "${shown(String(given))}"`;
    throw new SimulatorError(422, [{ detail, parameter: 'view' }]);
  }
  return gently(renderAudio(exchange.leg(knownCall(exchange, callControlId)), view));
}

/** Throws a SimulatorError (404) for an unknown id. */
export function knownCall(exchange: Exchange, callControlId: string): Call {
  const call = exchange.findCall(callControlId);
  if (call) return call;
  throw new SimulatorError(404, [
    {
      detail: `There is no call ${callControlId}. Calls stay known for ten minutes after their end, until a reset.`,
      parameter: 'call_control_id',
    },
  ]);
}
