import type { EntryOf } from '../../contract/entry-types.js';
import { debug, info, warn, type Line } from '../line.js';
import { andMore, because, counted, quoted } from '../words.js';
import type { LinesOf } from './lines-of.js';

/** Reasons that somebody has to do something about. */
const WRONG: ReadonlySet<string> = new Set(['failed', 'file_not_found', 'simulator_closed']);

function ended({ kind, reason, detail, code, host }: EntryOf<'activity.ended' | 'activity.dropped'>): Line {
  const words = host?.error ?? detail;
  const text = `ended: ${reason}${because(code === undefined ? undefined : `close code ${code}`)}${words ? `: ${words}` : ''}`;
  // An error has told of a stream that could not be opened.
  if (WRONG.has(reason) && !(kind === 'stream' && reason === 'failed')) return warn(kind, text);
  // Totals tell of the end of a stream or fork, webhooks of that of what is said.
  return (reason === 'client_closed' ? info : debug)(kind, text);
}

function frames(entry: EntryOf<'stream.frames'>): Line {
  const { frames_sent: sent, frames_dropped: dropped, frames_received: received } = entry;
  const lost = dropped > 0 ? ` (${dropped} more were dropped)` : '';
  const more = [
    entry.binary_ignored ? `${entry.binary_ignored} binary ignored` : '',
    entry.unknown_ignored ? `${entry.unknown_ignored} unknown ignored` : '',
  ].filter(Boolean);
  const text = `${counted(sent, 'frame')} to the app${lost}, ${received} from it${because(more.join(', '))}`;
  return (entry.final ? info : debug)('stream', text);
}

function mark({ name, reason, count }: EntryOf<'stream.mark'>): Line {
  return info(
    'stream',
    count === undefined ? `mark ${quoted(name ?? '')} ${reason}` : `${counted(count, 'mark')} ${reason}`,
  );
}

function frameIn({ event, name, text, malformed, ignored, count }: EntryOf<'stream.frame_in'>): Line {
  const what = `${event ?? 'a message'}${name === undefined ? '' : ` ${quoted(name)}`} from the app`;
  const fault = malformed ?? ignored;
  const line = `${what}${text === undefined ? '' : `: ${quoted(text)}`}${andMore(count)}`;
  return fault === undefined
    ? debug('stream', line)
    : warn('stream', `${line}: ${malformed ? '' : 'ignored: '}${fault}`);
}

function failed({ code, title, reason, count, host }: EntryOf<'stream.error'>): Line {
  const words = [code, title].filter((each) => each !== null && each !== undefined).join(' ');
  return warn(
    'stream',
    `error${words ? ` ${words}` : ''}${reason ? `: ${reason}` : ''}${because(host?.error)}${andMore(count)}`,
  );
}

function relayReceived({ frame, text, malformed, count }: EntryOf<'relay.received'>): Line {
  const line = `${frame ?? 'a message'} from the app${text ? `: ${quoted(text)}` : ''}${andMore(count)}`;
  return malformed === undefined ? debug('relay', line) : warn('relay', `${line}: ${malformed}`);
}

/** Activities of a call: streams, relays, forks, speech, transcription. */
export const MEDIA_LINES: LinesOf<'activity' | 'stream' | 'relay' | 'assistant' | 'fork' | 'tls'> = {
  // The command that begins it has been told, and of a stream that it is connected.
  'activity.started': ({ kind }) => debug(kind, 'started'),
  'activity.ended': ended,
  'activity.dropped': ended,
  'stream.connected': ({ stream_url: url }) => info('stream', `connected to ${url}`),
  'stream.frames': frames,
  'stream.frame_in': frameIn,
  'stream.mark': mark,
  'stream.error': failed,
  // The finding says it in words.
  'stream.suspect': ({ what, count }) => debug('stream', `suspect: ${what}${andMore(count)}`),
  'stream.fallback': ({ what, requested, used }) =>
    info('stream', `${what}: ${requested} was asked for, ${used} is used`),
  'assistant.unknown': ({ assistant_id: id }) => warn('assistant', `nobody has told what ${quoted(id)} says`),
  'relay.connected': ({ url }) => info('relay', `connected to ${url}`),
  'relay.sent': ({ frame, text, last, count }) =>
    (last === false ? debug : info)('relay', `${frame} to the app${text ? `: ${quoted(text)}` : ''}${andMore(count)}`),
  'relay.received': relayReceived,
  'relay.error': ({ reason, host }) => warn('relay', `error: ${reason ?? ''}${because(host?.error)}`),
  'stream.lockstep_lost': ({ waited_ms: ms }) => warn('stream', `time goes on without its client, after ${ms} ms`),
  'fork.refused': ({ target, packets }) => debug('fork', `${counted(packets, 'packet')} refused at ${target}`),
  'fork.totals': ({ rx_packets: rx, tx_packets: tx, final }) =>
    (final ? info : debug)('fork', `${counted(rx, 'packet')} of what is said, ${tx} of what is heard`),
  'tls.plain_fallback': ({ url }) => info('tls', `${url} speaks no TLS, and was asked without`),
};
