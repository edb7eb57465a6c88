import type { EntryOf } from '../../contract/entry-types.js';
import { StreamFaults } from '../by-fault.js';
import type { About, NewRule, RuleTools } from '../rule.js';

/** Binary messages are a second of audio, and no accident any more. */
const BINARY_AUDIO = 50;

/** Mistakes in single messages, which Telnyx answers with an error. */
const BAD_FRAMES: ReadonlySet<string | undefined> = new Set(['malformed', 'not_base64', 'too_long', 'unreadable']);

/** Limits that an app reaches which sends too much, or reads too slowly. */
const OVERRUNS: Readonly<Record<string, string>> = {
  'stream.queued_ms': 'more audio was sent than the queue holds',
  'stream.pending_marks': 'more marks wait than the queue holds',
  'stream.waiting_media_ms': 'the app does not read its socket, and frames are dropped',
  'stream.waiting_other_frames': 'the app does not read its socket, and is cut off',
  'stream.waiting_other_bytes': 'the app does not read its socket, and is cut off',
};

/** Streams and forks: `streaming` and `forking` measure, and journal what is suspicious. */
export const mediaFacts: NewRule = (memory) => {
  /** Of each activity: where it goes, and the entry that tells of its beginning. */
  const begun = memory<{ url: string; seq: number | undefined }>(() => ({ url: '', seq: undefined }));
  const refused = new StreamFaults(memory, 'stream_refused');
  // An app that waits for what comes back before it goes on sending has holes where that is late.
  const slow = new StreamFaults(memory, 'stream_slow');
  return {
    on: {
      'fault.happened': (entry) => {
        refused.note(entry);
        slow.note(entry);
      },
      'activity.started': ({ kind, id, seq, stream_url: url = '' }) => {
        if (kind === 'stream' || kind === 'fork') begun.put(id, { url, seq });
      },
      'activity.ended': ({ id }) => begun.forget(id),
      'stream.error': (entry, tools) => {
        const { url, seq } = begun.find(entry.stream_id) ?? { url: 'stream_url', seq: undefined };
        const { fault, seq: faultSeq } = refused.in(entry.stream_id);
        const evidence = [seq, entry.seq, faultSeq];
        streamError(entry, url, { callId: entry.call_control_id, evidence, fault }, tools);
      },
      'stream.suspect': (entry, { tell }) => {
        const { seq, what, stream_id: id, call_control_id: callId } = entry;
        const { fault, seq: faultSeq } = OF_TIME.has(what) ? slow.in(id) : {};
        SUSPICIONS[what](entry, tell, { callId, evidence: [seq, faultSeq], fault });
      },
      'stream.frame_in': frameIn,
      'stream.frames': ({ seq, binary_ignored: binary = 0, call_control_id: callId }, { tell, has }) => {
        if (binary < BINARY_AUDIO || callId === undefined || has('stream_bad_frame', callId)) return;
        tell(
          'stream_bad_frame',
          { why: `${binary} binary messages, which are ignored` },
          { callId, cause: 'binary', evidence: [seq] },
        );
      },
      'limit.reached': ({ seq, what, stream_id: id, call_control_id: callId }, { tell }) => {
        const why = OVERRUNS[what];
        if (why !== undefined && id !== undefined)
          tell('stream_overrun', { why }, { callId, cause: what, evidence: [seq] });
      },
      'fork.refused': ({ id, target, packets, call_control_id: callId }, { tell }) =>
        tell('fork_unreachable', { target, packets }, { callId, cause: target, evidence: [begun.find(id)?.seq] }),
    },
  };
};

function streamError(entry: EntryOf<'stream.error'>, url: string, about: About, { tell }: RuleTools): void {
  const { seq, what, reason = '', call_control_id: callId, host } = entry;
  if (what === 'unreachable')
    tell('stream_unreachable', { url, error: host?.error ?? reason }, { ...about, cause: url });
  else if (what === 'not_rtp') tell('stream_mode_not_rtp', {}, about);
  else if (what === 'mp3')
    tell(
      'operation_not_simulated',
      { what: 'The playing of MP3 files that come on a stream', isAnswered: false },
      { ...about, cause: 'mp3' },
    );
  else if (BAD_FRAMES.has(what))
    tell('stream_bad_frame', { why: reason }, { callId, cause: what ?? '', evidence: [seq] });
}

type Suspect = EntryOf<'stream.suspect'>;
/** Suspicions of when the sound comes, and not of what it is. */
const OF_TIME: ReadonlySet<Suspect['what']> = new Set<Suspect['what']>(['breaks', 'pace']);

type Tell = (entry: Suspect, tell: RuleTools['tell'], about: About) => void;

/** The words of each suspicion. The journal has the measures of its kind. */
const SUSPICIONS: Readonly<Record<Suspect['what'], Tell>> = {
  nobody: (_, tell, about) => tell('stream_target_without_peer', {}, about),
  header: ({ header = '' }, tell, about) => tell('stream_header_in_payload', { header }, about),
  breaks: ({ holes = 0, longest_ms: longestMs = 0, total_ms: totalMs = 0 }, tell, about) =>
    tell('stream_breaks_up', { holes, longestMs, totalMs }, about),
  pace: ({ rate = 0, paced_as_rate: pacedAs = 0, chunk_ms: chunkMs = 0, interval_ms: intervalMs = 0 }, tell, about) =>
    tell('stream_wrong_rate', { rate, pacedAs, chunkMs, intervalMs }, about),
  encoding: (entry, tell, about) => {
    const {
      taken_as: takenAs = '',
      reads_as: readsAs = '',
      taken_gain_db: takenDb = 0,
      reads_gain_db: readsDb = 0,
    } = entry;
    const isOrder = takenAs.startsWith('L16') && readsAs.startsWith('L16');
    tell(isOrder ? 'stream_wrong_byte_order' : 'stream_wrong_law', { takenAs, readsAs, takenDb, readsDb }, about);
  },
};

/** A message that has no effect. Where Telnyx's error is wanted for it (a switch) it is no more than a hint all the same. */
function frameIn(
  { seq, event = null, ignored, call_control_id: callId }: EntryOf<'stream.frame_in'>,
  { tell }: RuleTools,
): void {
  if (ignored === undefined) return;
  tell('stream_unknown_frame', { event }, { callId, cause: event === null ? 'binary' : 'event', evidence: [seq] });
}
