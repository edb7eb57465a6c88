import { conferenceAddress } from '../../calls/address.js';
import type { AnyCommand } from '../../commands/command.js';
import { COMMANDS } from '../../commands/index.js';
import { fieldsOf } from '../../commands/reply.js';
import { isoMicros } from '../../platform/clock.js';
import type { Exchange } from '../../shell/exchange.js';
import { numberedPage } from './cursor-page.js';
import { madeUpIds, now, type MadeUp } from './made-up.js';
import { ok, pathParam, type Answer, type ApiRequest } from './operation.js';

/** Documented: a conference ends after four hours. */
const LIFE_MICROS = 4 * 3600 * 1_000_000;

/** Nobody knows a conference of that id or name, and no call that there is is to be in it. */
export function isMadeUpConference(id: string | undefined, body: object, exchange: Exchange): boolean {
  if (!exchange.config.provisionUnknown || id === undefined || exchange.conference(id)) return false;
  const leg: unknown = Reflect.get(body, 'call_control_id');
  return typeof leg !== 'string' || exchange.findCall(leg)?.standIn === true;
}

const onConference =
  (id: 'id' | 'conference_id', answer: (id: string, request: ApiRequest, exchange: Exchange) => Answer): MadeUp =>
  (request, exchange) => {
    const given = pathParam(request, id);
    return isMadeUpConference(given, request.body, exchange) ? answer(given, request, exchange) : undefined;
  };

function conference(id: string, name: string, exchange: Exchange): Answer {
  const at = now(exchange);
  return ok({
    connection_id: exchange.applications.default.id,
    created_at: at,
    expires_at: isoMicros(exchange.clock.wallMicros() + LIFE_MICROS),
    id,
    name,
    record_type: 'conference',
    region: 'US',
    status: 'in_progress',
    updated_at: at,
  });
}

/** A conference cannot be made from a leg that there is not. */
const create: MadeUp = ({ body }, exchange) => {
  // The schema of the body has them.
  const { call_control_id: leg, name } = body as { readonly call_control_id: string; readonly name: string };
  if (exchange.findCall(leg)?.standIn !== true) return undefined;
  return conference(madeUpIds('conference', name).uuid('conference'), name, exchange);
};

const participant = onConference('id', (id, request, exchange) => {
  const given = pathParam(request, 'participant_id');
  const ids = madeUpIds('participant', given);
  const { end_conference_on_exit: ends = false, soft_end_conference_on_exit: softEnds = false } =
    // The schema of the body has them, where there is one.
    request.body as { readonly end_conference_on_exit?: boolean; readonly soft_end_conference_on_exit?: boolean };
  const at = now(exchange);
  return ok({
    call_control_id: ids.callControlId(),
    call_leg_id: ids.legId('leg'),
    conference_id: id,
    created_at: at,
    end_conference_on_exit: ends,
    id: given,
    muted: false,
    on_hold: false,
    soft_end_conference_on_exit: softEnds,
    status: 'joined',
    updated_at: at,
    whisper_call_control_ids: [],
  });
});

/** A command is accepted, and has no effect. */
const accepting = (command: AnyCommand): MadeUp =>
  onConference('id', (id, { body }, { journal }) => {
    journal.record('command.accepted', fieldsOf(command, body), conferenceAddress(id));
    return ok({ result: 'ok' });
  });

/** Conferences that there are not, and their participants. */
export const MADE_UP_CONFERENCES: readonly (readonly [string, MadeUp])[] = [
  ['CreateConference', create],
  ['RetrieveConference', onConference('id', (id, _request, exchange) => conference(id, id, exchange))],
  ['ListConferenceParticipants', onConference('conference_id', () => numberedPage([]))],
  ['RetrieveConferenceParticipant', participant],
  ['UpdateConferenceParticipant', participant],
  ...COMMANDS.filter(({ target }) => target === 'conference').map(
    (command) => [command.operationId, accepting(command)] as const,
  ),
];
