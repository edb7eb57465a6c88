import { counted, kind } from './kind.js';
import { unreachableFix } from './unreachable.js';

/** A mistake in what an app sends into a stream, with the words of the journal. */
export interface Sent {
  readonly why: string;
}

export interface Encodings {
  readonly takenAs: string;
  readonly readsAs: string;
  readonly takenDb: number;
  readonly readsDb: number;
}

export interface Pace {
  readonly rate: number;
  readonly pacedAs: number;
  readonly chunkMs: number;
  readonly intervalMs: number;
}

export interface Holes {
  readonly holes: number;
  readonly longestMs: number;
  readonly totalMs: number;
}

const measured = ({ takenAs, readsAs, takenDb, readsDb }: Encodings): string =>
  `Read as ${readsAs}, each sample follows from those before it (${readsDb} dB of prediction gain); read as ${takenAs} it is noise (${takenDb} dB).`;

/** Streams and forks. */
export const MEDIA_FINDINGS = {
  stream_unreachable: kind<{ readonly url: string; readonly error: string }>({
    severity: 'error',
    when: 'the WebSocket could not be opened',
    words: ({ url, error }) => ({
      summary: `The stream to ${url} could not be opened: ${error}.`,
      detail: 'Telnyx dials stream_url once and does not try again; the app gets streaming.failed and no audio.',
      fix: unreachableFix(error, 'stream_url'),
    }),
  }),
  stream_mode_not_rtp: kind({
    severity: 'error',
    when: 'the first media message comes that is no MP3 file',
    words: () => ({
      summary: 'The app sends audio into a stream that is not in rtp mode, and nobody hears it.',
      detail:
        'stream_bidirectional_mode is mp3 unless the request says otherwise: each message is to be a whole MP3 file. Telnyx plays anything else as silence, without an error.',
      fix: 'Start the stream with "stream_bidirectional_mode": "rtp", and stream_bidirectional_codec for the encoding that is sent.',
    }),
  }),
  stream_target_without_peer: kind({
    severity: 'error',
    when: 'half a second of sound has reached nobody',
    words: () => ({
      summary: 'The app sends audio to the opposite leg of a call that has none, and nobody hears it.',
      detail:
        'stream_bidirectional_target_legs is "opposite": the leg that this one is bridged with. Without a bridge there is none.',
      fix: 'Take "self" (the party of this leg) or "both", or leave stream_bidirectional_target_legs out.',
    }),
  }),
  stream_bad_frame: kind<Sent>({
    severity: 'error',
    when: 'it comes; of binary messages the fiftieth',
    words: ({ why }) => ({
      summary: `A message of the app on its stream cannot be read: ${why}.`,
      detail: 'Telnyx answers it with an error frame (binary messages without a word) and plays nothing of it.',
      fix: 'Send text messages {"event": "media", "media": {"payload": "<base64>"}}, of 20 ms to 30 s each.',
    }),
  }),
  stream_wrong_law: kind<Encodings>({
    severity: 'warning',
    when: 'four pieces of 0.1 s of sound say so, and hardly one says otherwise',
    words: (values) => ({
      summary: `The app sends ${values.readsAs} into a stream that takes ${values.takenAs}: the far end hears noise.`,
      detail: `${measured(values)} The encoding of what an app sends is that of stream_bidirectional_codec (PCMU by default), whatever start.media_format says of what it gets.`,
      fix: `Set "stream_bidirectional_codec": "${values.readsAs.split(' ', 1)[0] ?? ''}", or encode as ${values.takenAs}.`,
    }),
  }),
  stream_wrong_byte_order: kind<Encodings>({
    severity: 'warning',
    when: 'four pieces of 800 samples say so, and hardly one says otherwise',
    words: (values) => ({
      summary: `The app sends L16 with the bytes of each sample swapped (${values.readsAs}, not ${values.takenAs}): the far end hears noise.`,
      detail: `${measured(values)} Real calls have shown L16 with the low byte first, unlike RTP; the switch l16_byte_order has the other order.`,
      fix: 'Swap the bytes of each sample: 16-bit samples go out with the low byte first.',
    }),
  }),
  stream_wrong_rate: kind<Pace>({
    severity: 'warning',
    when: 'three seconds of steady sending say so; where too much is sent, four seconds wait',
    words: ({ rate, pacedAs, chunkMs, intervalMs }) => ({
      summary: `The app paces its audio for ${pacedAs} Hz on a stream of ${rate} Hz: every ${intervalMs} ms it sends what lasts ${chunkMs} ms.`,
      detail:
        rate > pacedAs
          ? 'The audio is played too fast and with a hole behind each piece.'
          : 'The audio is played too slowly, and lags more and more behind.',
      fix: `Resample to ${rate} Hz, or set "stream_bidirectional_sampling_rate": ${pacedAs} (L16 only; the other encodings are of 8000 Hz).`,
    }),
  }),
  stream_header_in_payload: kind<{ readonly header: string }>({
    severity: 'warning',
    when: 'the header comes; of RTP the tenth in a row',
    words: ({ header }) => ({
      summary: `The app sends ${header === 'RTP' ? 'RTP packets' : `${header} files`} as they are: the header is played as sound.`,
      detail: 'In rtp mode a payload is the bytes of the codec and nothing else.',
      fix:
        header === 'RTP'
          ? 'Cut off the 12 bytes of header from each packet.'
          : header === 'WAV'
            ? 'Skip to the data chunk (44 bytes in most files), and convert to the encoding and rate of the stream.'
            : 'Decode the file, and encode it as stream_bidirectional_codec says.',
    }),
  }),
  stream_breaks_up: kind<Holes>({
    severity: 'warning',
    when: 'there are three holes within ten seconds, each in the middle of a sound',
    words: ({ holes, longestMs, totalMs }) => ({
      summary: `The app's audio breaks up: ${counted(holes, 'hole')} in the middle of sounds so far, ${totalMs} ms in all, the longest ${longestMs} ms.`,
      detail:
        'Audio came later than what had come before it lasted. A timer of 20 ms fires later than that, and the more so on a busy machine.',
      fix: 'Send ahead: 200 ms or more before real time, or all there is at once (the queue is played at its own pace, and clear empties it). Pace by the clock, not by the number of timers.',
    }),
  }),
  stream_overrun: kind<Sent>({
    severity: 'warning',
    when: 'the limit is reached',
    words: ({ why }) => ({
      summary: `A stream has run over: ${why}.`,
      detail:
        'Whatever is beyond a limit is lost. docs/FIDELITY.md has the limits of telnyx-sim; those of Telnyx are not known.',
      fix: 'Send no more than can be heard in some minutes and use clear for what is not to be heard; read the socket all the time.',
    }),
  }),
  stream_unknown_frame: kind<{ readonly event: string | null }>({
    severity: 'hint',
    when: 'it comes',
    words: ({ event }) => ({
      summary:
        event === null
          ? 'The app sends binary messages on its stream, which are ignored.'
          : `The app sends "${event}" on its stream, which is no event of Telnyx and is ignored.`,
      detail: 'A client sends media, mark and clear, as text.',
      fix: 'Leave it out. It may come from code for another provider.',
    }),
  }),
  fork_unreachable: kind<{ readonly target: string; readonly packets: number }>({
    severity: 'error',
    when: 'packets have been refused for a second',
    words: ({ target, packets }) => ({
      summary: `Nobody listens at ${target}, where a fork sends its packets: ${packets} of them were refused within a second.`,
      detail: 'The machine there has said so (ICMP: port unreachable). Telnyx sends on and tells nobody.',
      fix: 'Open the UDP socket before fork_start, at the address and port that the command names.',
    }),
  }),
};
