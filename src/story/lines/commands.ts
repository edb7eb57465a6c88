import type { EntryOf } from '../../contract/entry-types.js';
import { quoted, shortId } from '../words.js';

type Given = NonNullable<EntryOf<'command.accepted'>['given']>;

/** The two or three properties of a command that say most about it, the most telling first. */
const TELLING: Readonly<Record<string, readonly string[]>> = {
  answer: ['stream_url', 'stream_bidirectional_mode'],
  bridge: ['call_control_id', 'queue', 'play_ringtone'],
  create_conference: ['name', 'start_conference_on_create'],
  dial: ['to', 'from', 'stream_url', 'supervise_call_control_id', 'supervisor_role'],
  enqueue: ['queue_name', 'max_wait_time_secs'],
  fork_start: ['target', 'rx', 'tx'],
  gather: ['minimum_digits', 'maximum_digits', 'valid_digits'],
  gather_using_audio: ['audio_url', 'media_name', 'maximum_digits'],
  gather_using_speak: ['payload', 'maximum_digits', 'valid_digits'],
  join: ['supervisor_role', 'mute', 'hold'],
  play: ['audio_url', 'media_name', 'loop'],
  playback_start: ['audio_url', 'media_name', 'loop'],
  refer: ['sip_address'],
  reject: ['cause'],
  send_dtmf: ['digits'],
  send_sip_info: ['content_type', 'body'],
  siprec_start: ['connector_name', 'siprec_track'],
  speak: ['payload', 'voice'],
  streaming_start: ['stream_url', 'stream_track', 'stream_bidirectional_mode'],
  suppression_start: ['direction', 'noise_suppression_engine'],
  switch_supervisor_role: ['role'],
  transcription_start: ['transcription_engine', 'transcription_tracks'],
  transfer: ['to', 'from'],
  update: ['supervisor_role'],
};

/** Words before a value that would not be understood alone. */
const WORDS: Readonly<Record<string, string>> = {
  from: 'from ',
  hold: 'on hold: ',
  loop: 'loop ',
  max_wait_time_secs: 'seconds at most: ',
  maximum_digits: 'at most ',
  minimum_digits: 'at least ',
  mute: 'muted: ',
  queue: 'with the first of ',
  rx: 'rx ',
  start_conference_on_create: 'starts at once: ',
  supervise_call_control_id: 'supervises ',
  tx: 'tx ',
  valid_digits: 'of ',
};

/** A command with what it was given: `streaming_start wss://app.test/media (both_tracks, rtp)`. */
export function commandText(command: string, given: Given = {}): string {
  const names = Object.hasOwn(TELLING, command) ? (TELLING[command] ?? []) : [];
  const [first, ...others] = names.flatMap((name) =>
    Object.hasOwn(given, name) ? [valueText(name, given[name])] : [],
  );
  if (first === undefined) return command;
  return `${command} ${first}${others.length === 0 ? '' : ` (${others.join(', ')})`}`;
}

function valueText(name: string, value: Given[string] | undefined): string {
  const text = String(value);
  if (name === 'payload' || name === 'name') return quoted(text);
  return `${WORDS[name] ?? ''}${name.endsWith('call_control_id') ? shortId(text) : text}`;
}
