/** The cause and the side that ended a call, in Telnyx's words. `sip` is a SIP status code or `unspecified`. */
export interface Hangup {
  readonly cause: HangupCause;
  readonly source: 'caller' | 'callee' | 'unknown';
  readonly sip: string;
}

export type HangupCause =
  | 'call_rejected'
  | 'normal_clearing'
  | 'originator_cancel'
  | 'timeout'
  | 'time_limit'
  | 'user_busy'
  | 'not_found'
  | 'no_answer'
  | 'unspecified';

const row = (cause: HangupCause, source: Hangup['source'], sip: string): Hangup => ({ cause, source, sip });

/**
 * Each way of ending a call is reported so. Observed on real calls: the caller's hang-up and cancellation, busy, and the API
 * hang-up of an answered inbound call; Telnyx's documents give the causes of time-outs; the other sources and codes are inferred.
 */
export const HANGUPS = {
  callerHungUp: row('normal_clearing', 'caller', '200'),
  calleeHungUp: row('normal_clearing', 'callee', '200'),
  callerCancelled: row('originator_cancel', 'caller', '487'),
  apiInboundAnswered: row('normal_clearing', 'callee', 'unspecified'),
  apiInboundUnanswered: row('call_rejected', 'callee', '603'),
  apiOutboundAnswered: row('normal_clearing', 'caller', '200'),
  apiOutboundRinging: row('originator_cancel', 'caller', '487'),
  lostRace: row('originator_cancel', 'caller', '487'),
  callerWent: row('normal_clearing', 'caller', '200'),
  calleeWent: row('normal_clearing', 'callee', '200'),
  transfererLeft: row('originator_cancel', 'caller', '487'),
  doubleBridge: row('normal_clearing', 'caller', '200'),
  supervisedWent: row('normal_clearing', 'caller', '200'),
  conferenceOver: row('originator_cancel', 'caller', '487'),
  supervisedLeft: row('originator_cancel', 'caller', '487'),
  busy: row('user_busy', 'unknown', '486'),
  rejectedByCallee: row('call_rejected', 'callee', '603'),
  rejectedBusy: row('user_busy', 'callee', '486'),
  notFound: row('not_found', 'unknown', '404'),
  ringTimeout: row('timeout', 'unknown', '487'),
  noAnswer: row('no_answer', 'unknown', '487'),
  timeLimit: row('time_limit', 'unknown', '200'),
  firstCommandTimeout: row('timeout', 'callee', 'unspecified'),
  /** Ours: a fault of the simulator's ended the call. */
  fault: row('unspecified', 'unknown', '500'),
} as const satisfies Record<string, Hangup>;
