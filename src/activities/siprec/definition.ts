import { webhook } from '../../calls/effect.js';
import { conclude } from '../../calls/lifecycle.js';
import { idFields } from '../../calls/payload.js';
import { toldText } from '../../calls/told.js';
import type { ActivityDefinition } from '../../calls/world.js';
import { textBytes } from '../../platform/rough-bytes.js';
import type { SiprecKind } from './kind.js';

/** A recorder takes so long to answer, or to be given up (ours: nobody has published figures). */
const ANSWER_MS = 100;

/** A session with a recorder elsewhere. Nothing is sent: the party's nature says whether the recorder answers. */
export const siprec: ActivityDefinition<SiprecKind> = {
  endRank: 85,
  beginsWhenAnswered: false,
  timers: { answered: 'event' },
  webhooks: {
    'siprec.started': (call) => idFields(call),
    'siprec.stopped': (call, { cause }) => ({ ...idFields(call), hangup_cause: cause }),
    'siprec.failed': (call, { cause }) => ({ ...idFields(call), failure_cause: cause }),
  },
  told: ({ connector, track }) => ({
    ...(connector !== null && { connector: toldText(connector) }),
    tracks: TRACKS[track],
  }),
  started: (call, activity) => [
    { kind: 'activityTimer', at: call.address, activity, name: 'answered', afterMs: ANSWER_MS },
  ],
  take(call, activity, { kind }, world) {
    if (kind === 'siprecUnanswered' || call.party.nature.siprec === 'fail')
      return conclude(call, activity, { reason: 'failed' }, world);
    activity.state = 'running';
    return [webhook(call, { type: 'siprec.started' })];
  },
  endEvent({ state }, { reason }) {
    if (state === 'running') return { type: 'siprec.stopped', cause: 'normal_clearing' };
    return { type: 'siprec.failed', cause: reason === 'failed' ? 'no_answer' : 'originator_cancel' };
  },
  release: () => undefined,
  bytes: ({ connector }) => textBytes(connector ?? ''),
  view: ({ connector, track, transport, secure, headersAsMetadata, sessionTimeoutSecs }) => ({
    connector_name: connector,
    siprec_track: track,
    sip_transport: transport,
    secure,
    include_metadata_custom_headers: headersAsMetadata,
    session_timeout_secs: sessionTimeoutSecs,
  }),
};

const TRACKS = { inbound_track: 'inbound', outbound_track: 'outbound', both_tracks: 'both' } as const;
