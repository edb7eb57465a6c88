import type { EntryOf } from '../../contract/entry-types.js';
import { debug, info, warn, type Line } from '../line.js';
import { because, quoted, shortId } from '../words.js';
import type { LinesOf } from './lines-of.js';

type Act = EntryOf<'party.act.started' | 'party.act.ended' | 'party.act.dropped' | 'party.act.failed'>;

/** An act in the infinitive. */
function act({ act: name, text, digits, audio_url: url, tone }: Act): string {
  if (name === 'say') return `say ${quoted(text ?? '')}`;
  if (name === 'play') return `play ${url ?? 'a recording'}${text === undefined ? '' : `: ${quoted(text)}`}`;
  if (name === 'dtmf') return `press ${digits ?? ''}`;
  if (name === 'tone') return tone === 'beep' ? 'beep' : 'sound as a fax does';
  return IN_WORDS[name] ?? name;
}

const IN_WORDS: { readonly [Name in Act['act']]?: string } = {
  silence: 'stop talking',
  hold: 'put it on hold',
  unhold: 'take it off hold',
  hangup: 'hang up',
};

/** The same in the third person: `says "Hello"`, `presses 5`, `hangs up`. */
const acting = (entry: Act): string => act(entry).replace(/^(press)?\w*/, (verb, es) => verb + (es ? 'es' : 's'));

/** Calls, what their far ends do, and what is understood of it. */
export const CALL_LINES: LinesOf<
  'call' | 'party' | 'detection' | 'transcription' | 'bridge' | 'supervision' | 'speak' | 'voice'
> = {
  // A call that begins is told by what makes it begin: a ring, or a command.
  'call.state': ({ from, to, cause }) =>
    from === null ? debug('call', `begins, ${to}`) : info('call', `${from} → ${to}${because(cause)}`),
  'party.act.started': (entry) => info('party', acting(entry)),
  'party.act.ended': (entry) =>
    entry.completed ? debug('party', `has done: ${act(entry)}`) : info('party', `was cut short: ${act(entry)}`),
  'party.act.dropped': (entry) => info('party', `does not ${act(entry)}${because(entry.reason)}`),
  'party.act.failed': (entry) => warn('party', `cannot ${act(entry)}: ${entry.error}`),
  'party.script.ended': ({ completed }) => debug('party', completed ? 'script is over' : 'script is replaced'),
  'detection.found': ({ what, result, why }) =>
    info('detector', what === 'verdict' ? `takes the far end for ${result} (${why})` : `${what}: ${result} (${why})`),
  'transcription.result': ({ track, transcript, is_final: isFinal }) =>
    (isFinal ? info : debug)('words', `${quoted(transcript)} (${track}${isFinal ? '' : ', interim'})`),
  'transcription.no_ground_truth': ({ why }) => info('words', `none are known: ${why}`),
  'bridge.started': ({ peer }) => info('bridge', `hears ${shortId(peer)}`),
  'bridge.ended': ({ peer, reason, then }) =>
    info('bridge', `no longer hears ${shortId(peer)} (${reason})${then === undefined ? '' : `, and is ${then}`}`),
  'bridge.failed': ({ peer, reason }): Line => warn('bridge', `cannot be bridged with ${shortId(peer)}: ${reason}`),
  'supervision.role': ({ peer, role }) => info('supervision', `${role} of ${shortId(peer)} from now on`),
  'speak.foreign_language': ({ language, voice }) =>
    info('speech', `${language ?? 'the language'} is spoken by an English voice${because(voice)}`),
  // A finding says more of this.
  'voice.unknown': ({ voice, spoken_by: own }) => debug('speech', `there is no voice ${voice}; ${own} speaks`),
};
