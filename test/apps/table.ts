import type { FaultOptions, RingOptions } from '../../src/control/types.js';

/** A mistake that apps make: the folder of this name has an app that makes it, and its twin that does not. `real-bugs.ts` has the threads of those that were shipped. */
export interface Mistake {
  readonly app: string;
  /** Codes of what is found with the broken app, in alphabetical order. With its twin nothing is. */
  readonly finds: readonly string[];
  /** The caller, besides CALLER below. Absent for an app that dials. */
  readonly ring?: Partial<RingOptions>;
  /** Telnyx waits no longer than usual for the app's answers. A busy machine would make the others late too. */
  readonly isLate?: true;
  /** This goes wrong besides, and is none of the app's doing. */
  readonly fault?: FaultOptions;
  /** The app dials, and nobody rings. */
  readonly isDialling?: true;
  /** Real time is the point of it: the caller stays until something is found, and with the twin for a while. */
  readonly isReal?: true;
  /** The app is attacked with webhooks that are not genuine, in place of a call. */
  readonly isAttacked?: true;
}

/** Every caller says something, and hangs up in the end, or gives up if nobody answers. */
export const CALLER = {
  from: '+15550100001',
  to: '+15550100002',
  script: [{ wait_ms: 300 }, { play: 'fixture:greeting' }, { wait_ms: 2_000 }, { hangup: true }],
} satisfies RingOptions;

/** Waits longer than an app needs that answers at all. */
const PATIENT: Partial<RingOptions> = { patience_secs: 6 };

/** Gives up soon, as nothing will answer. */
const HASTY: Partial<RingOptions> = { patience_secs: 1 };

/** Stays for longer than somebody who has just come. */
const LONG: Partial<RingOptions> = { script: [{ wait_ms: 45_000 }, { hangup: true }] };

export const MISTAKES: readonly Mistake[] = [
  // The call itself.
  { app: 'no-answer', finds: ['call_unanswered'], ring: PATIENT },
  { app: 'direction-inbound', finds: ['call_unanswered'], ring: PATIENT },
  // Two examples of the vendor itself have it.
  { app: 'type-at-top', finds: ['call_unanswered'], ring: PATIENT },
  // Webhooks.
  { app: 'client-state-null', finds: ['webhook_not_accepted'] },
  { app: 'replay-guard', finds: ['webhook_not_accepted'] },
  { app: 'works-first', finds: ['event_handled_twice', 'webhook_late'], isLate: true },
  {
    app: 'begins-anew',
    finds: ['event_handled_twice'],
    fault: { fault: 'webhook_resent_later', when: { event: 'call.initiated' }, delay_ms: 3000 },
  },
  { app: 'texml', finds: ['webhook_body_ignored'], ring: HASTY },
  { app: 'commands-in-answer', finds: ['webhook_body_ignored'], ring: HASTY },
  { app: 'wrong-program', finds: ['webhook_wrong_program'], ring: HASTY },
  { app: 'web-page', finds: ['webhook_wrong_program'], ring: HASTY },
  { app: 'no-webhook-url', finds: ['webhook_nowhere'], isDialling: true },
  { app: 'version-1', finds: ['webhook_version_1'], isDialling: true },
  { app: 'refusal-fails-webhook', finds: ['handler_failed_after_refusal', 'operation_not_simulated'] },
  // Signatures.
  { app: 'signature-ignored', finds: ['signature_not_checked'], isAttacked: true },
  { app: 'signature-fail-open', finds: ['signature_not_checked'], isAttacked: true },
  { app: 'signature-reserialised', finds: ['signature_not_checked'], isAttacked: true },
  { app: 'signature-separator', finds: ['webhook_not_accepted'], ring: HASTY },
  // Commands.
  { app: 'too-early', finds: ['command_too_early'] },
  { app: 'hangup-twice', finds: ['command_too_late'] },
  { app: 'voice-missing', finds: ['command_refused'] },
  { app: 'dial-refused', finds: ['command_refused'], isDialling: true },
  { app: 'two-handlers', finds: ['command_repeated'] },
  { app: 'video-room', finds: ['operation_not_simulated'] },
  { app: 'opus', finds: ['operation_not_simulated'] },
  { app: 'machine-left', finds: ['amd_result_ignored'], isDialling: true },
  {
    app: 'queue-unserved',
    finds: ['queue_never_served'],
    ring: { script: [{ wait_ms: 40_000 }, { hangup: true }] },
  },
  { app: 'moderator-muted', finds: ['conference_moderator_muted'], ring: LONG },
  { app: 'conference-waits', finds: ['conference_never_started'], ring: LONG },
  { app: 'gather-never-valid', finds: ['gather_never_valid'] },
  {
    app: 'recording-too-late',
    finds: ['recording_url_expired'],
    ring: { script: [{ wait_ms: 700_000 }, { hangup: true }] },
  },
  { app: 'unknown-property', finds: ['property_unknown'] },
  { app: 'unknown-voice', finds: ['voice_unknown'] },
  { app: 'no-transcript', finds: ['audio_without_transcript'] },
  // Streams and forks.
  { app: 'rtp-mode-forgotten', finds: ['stream_mode_not_rtp'] },
  { app: 'misspelt-mode', finds: ['property_misspelt', 'stream_mode_not_rtp'] },
  { app: 'mp3-mode', finds: ['operation_not_simulated'] },
  { app: 'wrong-stream-url', finds: ['stream_unreachable'] },
  { app: 'nobody-at-stream-url', finds: ['stream_unreachable'] },
  { app: 'opposite-leg', finds: ['stream_target_without_peer'] },
  { app: 'bad-frame', finds: ['stream_bad_frame'] },
  { app: 'binary-frames', finds: ['stream_unknown_frame'] },
  { app: 'own-frames', finds: ['stream_unknown_frame'] },
  { app: 'overrun', finds: ['stream_overrun'] },
  { app: 'pcma-as-pcmu', finds: ['stream_wrong_law'], ring: { codec: 'PCMA' } },
  { app: 'l16-swapped', finds: ['stream_wrong_byte_order'] },
  { app: 'wav-header', finds: ['stream_header_in_payload'] },
  { app: 'rtp-header', finds: ['stream_header_in_payload'] },
  { app: 'no-lead', finds: ['stream_breaks_up'], isReal: true },
  { app: 'wrong-rate', finds: ['stream_wrong_rate'], isReal: true },
  { app: 'relay-nobody', finds: ['relay_unreachable'] },
  { app: 'relay-own-frames', finds: ['relay_bad_frame'] },
  { app: 'fork-nobody', finds: ['fork_unreachable'] },
];
