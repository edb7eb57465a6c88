import { kind } from './kind.js';

export interface Unanswered {
  /** Of ringing, in world time. */
  readonly seconds: number;
  readonly hasEnded: boolean;
}

export const CALL_FINDINGS = {
  call_unanswered: kind<Unanswered>({
    severity: 'error',
    when: 'the call has rung for 5 s without a command (a hint), or has ended without one',
    words: ({ seconds, hasEnded }) => ({
      summary: hasEnded
        ? `The app took call.initiated and then did nothing: the call rang for ${seconds.toFixed(1)} s and ended without a command.`
        : `The call has been ringing for ${seconds.toFixed(1)} s, and the app has sent no command for it.`,
      detail:
        'The webhook was answered with 2xx, so the app has it. Handlers miss calls where they look for direction "inbound" (Telnyx writes "incoming"), for event_type outside of data, or skip events whose client_state is null.',
      fix: 'On call.initiated with payload.direction "incoming" send POST /v2/calls/{payload.call_control_id}/actions/answer, or reject.',
    }),
  }),
  audio_without_transcript: kind<{ readonly what: string }>({
    severity: 'hint',
    when: 'sound without known words meets a transcription',
    words: ({ what }) => ({
      summary: `${what} has no known words, so the transcription of this call says nothing about it.`,
      detail: 'telnyx-sim does not listen: it transcribes what far ends and the API say by the words they were given.',
      fix: 'Give the words: transcript with party/play, transcripts in the configuration for files; what an app streams in stays unknown.',
    }),
  }),
  simulator_fault: kind<{ readonly message: string }>({
    severity: 'error',
    when: 'it happens',
    words: ({ message }) => ({
      summary: `telnyx-sim has a fault of its own: ${message}`,
      detail: 'The app is not to blame. The call that it happened in, if there is one, has been ended.',
      fix: 'Please report it with the stack from the log or from sim.fault in the journal.',
    }),
  }),
  finding_expected: kind<{ readonly code: string }>({
    severity: 'error',
    when: 'the call has ended, its webhooks too, and 2 s have passed since',
    words: ({ code }) => ({
      summary: `The call was made for the finding ${code}, which did not come.`,
      detail: 'expect_findings names it. The call has ended, its webhooks have too, and nothing has shown it.',
      fix: `Leave ${code} out of expect_findings if the app has been mended; else see that the call comes to the point.`,
    }),
  }),
};
