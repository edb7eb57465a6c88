import { counted, kind } from './kind.js';

/** A command that Telnyx would refuse. */
export interface Refused {
  readonly command: string;
  readonly status: number;
  /** Telnyx's code of the first error. */
  readonly code: string;
  /** The first error in words. */
  readonly why: string;
}

export const COMMAND_FINDINGS = {
  command_refused: kind<Refused>({
    severity: 'error',
    when: 'it is answered',
    words: ({ command, status, code, why }) => ({
      summary: `${command} was refused with ${status} (${code}): ${why}`,
      detail: 'Telnyx refuses it in the same way, and nothing has changed on the call.',
      fix: FIXES[code] ?? 'Correct what the error names; the code is in the list of errors of Telnyx.',
    }),
  }),
  command_too_early: kind<{ readonly command: string }>({
    severity: 'warning',
    when: 'it is answered',
    words: ({ command }) => ({
      summary: `${command} came before the call was answered, and was refused with 90034.`,
      detail:
        'The answer to a command means that it was taken; that the other side has picked up is told by call.answered.',
      fix: `Send ${command} when call.answered has come.`,
    }),
  }),
  command_too_late: kind<{ readonly command: string }>({
    severity: 'hint',
    when: 'it is answered',
    words: ({ command }) => ({
      summary: `${command} came when the call had ended, and was refused with 90018.`,
      detail: 'It happens to every app now and then, as the other side may hang up at any time.',
      fix: 'Take 90018 for "nothing left to do", not for an error; stop sending commands at call.hangup.',
    }),
  }),
  command_repeated: kind<{ readonly command: string; readonly ms: number }>({
    severity: 'warning',
    when: 'the second one is taken',
    words: ({ command, ms }) => ({
      summary: `${command} came twice within ${Math.round(ms)} ms, alike to the letter and without command_id.`,
      detail: 'Nothing new had happened on the call in between. Telnyx carries out both.',
      fix: 'Find what sends it twice (a retry, two handlers for one event), and give each command a command_id.',
    }),
  }),
  event_handled_twice: kind<{ readonly event: string; readonly eventId: string; readonly command: string }>({
    severity: 'warning',
    when: 'the command after the second delivery has come',
    words: ({ event, eventId, command }) => ({
      summary: `${event} was delivered twice (data.id ${eventId}), and the app sent ${command} both times.`,
      detail: 'Telnyx sends an event again when its answer is late or lost, and may do so at any time.',
      fix: 'Remember data.id of the events that were handled, and skip those that come again; or derive command_id from it.',
    }),
  }),
  gather_never_valid: kind<{ readonly why: string }>({
    severity: 'error',
    when: 'the gather begins',
    words: ({ why }) => ({
      summary: `A gather was begun that can never be valid: ${why}.`,
      detail: 'The command is taken all the same, and whatever is pressed ends as invalid or timeout.',
      fix: 'Correct minimum_digits and maximum_digits, or valid_digits and terminating_digit ("" for no such digit).',
    }),
  }),
  amd_result_ignored: kind<{ readonly seconds: number }>({
    severity: 'warning',
    when: 'the call has ended',
    words: ({ seconds }) => ({
      summary: `The app was told that a machine has answered, and left it on the line for ${seconds.toFixed(1)} s without a command.`,
      detail:
        'It asked for answering_machine_detection and took the webhook with 2xx. A machine does not hang up soon.',
      fix: 'On result "machine" send hangup, or leave a message once the greeting has ended (beep_detected).',
    }),
  }),
  queue_never_served: kind<{ readonly queue: string; readonly calls: number; readonly seconds: number }>({
    severity: 'warning',
    when: 'the last of those who waited has gone',
    words: ({ queue, calls, seconds }) => ({
      summary: `Nobody was fetched from the queue "${queue}": ${counted(calls, 'call')} waited for up to ${seconds.toFixed(1)} s and hung up.`,
      detail:
        'The app put them there and did nothing for it: no bridge, no dial, no look at the queue. A queue hands out no calls of its own accord.',
      fix: 'Once an agent is on the line send bridge with {"queue": NAME} on the leg of the agent, or with call_control_id of a call that waits.',
    }),
  }),
  recording_url_expired: kind<{ readonly recordingId: string }>({
    severity: 'error',
    when: 'it is asked for',
    words: ({ recordingId }) => ({
      summary: `The URL of recording ${recordingId} was asked for after its ten minutes, and was answered with 403.`,
      detail: 'URLs of recordings are signed, and Telnyx has them expire ten minutes after it made them.',
      fix: 'Download the file when call.recording.saved comes, or ask GET /v2/recordings/{id} for fresh download_urls.',
    }),
  }),
  operation_not_simulated: kind<{ readonly what: string; readonly isAnswered: boolean }>({
    severity: 'error',
    when: 'it is asked for',
    words: ({ what, isAnswered }) => ({
      summary: `${what} is not simulated${isAnswered ? ', and was answered with 501' : ''}.`,
      detail: 'Telnyx would have done it: what follows in this call differs from a real one.',
      fix: 'docs/FIDELITY.md has what is simulated. Keep the app from asking for it in tests, or expect this finding.',
    }),
  }),
};

/** The mend for the errors that say least by themselves. */
const FIXES: Readonly<Record<string, string>> = {
  '10009': 'Give the app the API key that telnyx-sim prints, as Authorization: Bearer …',
  '10005':
    'Correct what was not found: the path (commands are POST /v2/calls/{call_control_id}/actions/{command}), or the file that the error names.',
  '90040': 'See that the file can be downloaded from this machine, as the error says why it cannot.',
  '10029': 'Send JSON, with Content-Type: application/json.',
  '90015':
    'Use data.payload.call_control_id of the webhook, as it came; ids of an earlier run or of Telnyx are unknown here.',
};
