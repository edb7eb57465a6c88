/**
 * Behaviour that no source settles, or that sources dispute. Each entry is one choice: what the simulator does by
 * default, what else it can do, and what speaks for either. Users pick values under `switches:` in the configuration.
 */

interface SwitchEntry {
  readonly name: string;
  readonly default: string;
  readonly alternatives: readonly [string, ...string[]];
  /** The evidence, and its kind of source: documented, observed (real traffic or working clients), inferred. */
  readonly evidence: string;
}

export const SWITCHES = [
  {
    name: 'answer_when_answered',
    default: 'accept',
    alternatives: ['refuse'],
    evidence:
      'Nothing is documented about answering a call twice. Inferred: the repeat succeeds and changes nothing. "refuse" gives 422 10027.',
  },
  {
    name: 'conference_ended_via_api',
    default: 'omit',
    alternatives: ['host_left'],
    evidence:
      'Documented: a conference that is ended by the API has the end_reason ended_via_api, which conference.ended lacks among its reasons (all_left, host_left, time_exceeded). Inferred: the field is left out. "host_left" sends that.',
  },
  {
    name: 'conference_90033',
    default: 'name_in_use',
    alternatives: ['no_participants'],
    evidence:
      'Two documented texts of 90033: the answers of the API have "Conference with given name already exists and it\'s active." for a name in use, the error table has "This conference does not have any active participants".',
  },
  {
    name: 'reject_when_answered',
    default: 'refuse',
    alternatives: ['accept'],
    evidence:
      'Nothing is documented about rejecting an answered call. Inferred: 422 10027, as the call can no longer be turned away. "accept" answers 200 and leaves the call as it is.',
  },
  {
    name: 'stop_when_idle',
    default: 'accept',
    alternatives: ['refuse'],
    evidence:
      'transcription_stop, playback_stop, siprec_stop, suppression_stop and gather_stop with nothing running have no documented error, unlike streaming_stop (90048) and fork_stop (90031). Inferred: 200 without a webhook. "refuse" gives 422 10027.',
  },
  {
    name: 'record_before_audio',
    default: 'accept',
    alternatives: ['refuse'],
    evidence:
      'Documented: record_start gets 90020 until audio has commenced on the call, which nobody defines. Here audio commences with the answer. "refuse" gives 422 90020 in the first 20 ms after it, when no frame has been heard.',
  },
  {
    name: 'second_streaming_start',
    default: 'refuse',
    alternatives: ['replace'],
    evidence:
      'The streaming guide allows one stream per call, and code 90045 says that a command is impossible while streaming is in use; that this is what a second streaming_start gets is inferred. "replace" ends the first stream.',
  },
  {
    name: 'start_during_fork',
    default: 'replace',
    alternatives: ['refuse'],
    evidence:
      'Documented: fork_start takes over from a running stream. The other direction (streaming_start or fork_start while a fork runs) is inferred to work alike. "refuse" gives 422 90045.',
  },
  {
    name: 'bridge_with_itself',
    default: 'unprocessable',
    alternatives: ['invalid_call'],
    evidence:
      'Telnyx names no error for a bridge of a call with itself. Inferred: 422 10027, the general one. "invalid_call" gives 422 90015.',
  },
  {
    name: 'bridge_with_ringing',
    default: 'with_ringtone',
    alternatives: ['refuse', 'accept'],
    evidence:
      'Observed: a bridge with a leg that still rings is 422 90034, and clients try until it is not. Documented: play_ringtone is for a leg that has not been answered. Both hold where 90034 is the answer without play_ringtone. "accept" takes any such bridge and makes it at the answer.',
  },
  {
    name: 'transfer_bridged_at',
    default: 'ringing',
    alternatives: ['answer'],
    evidence:
      'The document lists the webhooks of a transfer as initiated, bridged, answered or hangup; working clients get call.bridged when the new leg rings, and take it for no answer. "answer" sends it when audio crosses, as the name has it.',
  },
  {
    name: 'gather_invalid_digit',
    default: 'invalid',
    alternatives: ['ignore'],
    evidence:
      'Documented: the invalid prompt is for digits that are not in valid_digits. That the first such digit ends the try, as invalid, is inferred. "ignore" goes on as if it had not been pressed.',
  },
  {
    name: 'gather_too_few_digits',
    default: 'invalid',
    alternatives: ['timeout'],
    evidence:
      'Documented: the invalid prompt is also for a number of digits that is not between minimum and maximum. That the status is then invalid, where a time-out ends the try, is inferred. "timeout" names what ended it.',
  },
  {
    name: 'gather_no_digits',
    default: 'timeout',
    alternatives: ['invalid'],
    evidence:
      'Observed in the fixture of one client: no key at all ends with the status timeout, which the document has beside invalid. "invalid" takes none for too few.',
  },
  {
    name: 'gather_early_digits',
    default: 'drop',
    alternatives: ['take'],
    evidence:
      'Nothing is documented about digits that are pressed before a gather begins. Inferred: they have their call.dtmf.received, and no more. "take" keeps up to 128 that nothing listened for, and gives them to the next gather.',
  },
  {
    name: 'gather_speak_webhooks',
    default: 'off',
    alternatives: ['on'],
    evidence:
      'Documented for gather_using_speak: call.dtmf.received and call.gather.ended alone, and observed so in production. One trainer app says that call.speak.ended comes too; "on" sends call.speak.started and call.speak.ended of each prompt.',
  },
  {
    name: 'empty_start',
    default: 'refuse',
    alternatives: ['accept'],
    evidence:
      'fork_start, streaming_start, playback_start and gather_using_audio require nothing in the document, and a widespread skill document prints fork_start without a body; what Telnyx answers is not recorded. Inferred: 422 10004 for what they cannot do without. "accept" answers 200 and nothing begins, or a gather without a prompt.',
  },
  {
    name: 'zero_timeouts',
    default: 'default',
    alternatives: ['refuse'],
    evidence:
      'timeout_secs and time_limit_secs of a dial begin at 5 and 30 in the document, but an official sample sends 0, so that 0 is taken for "not given". "refuse" gives 422 90028 and 90029.',
  },
  {
    name: 'fork_strep_header',
    default: 'off',
    alternatives: ['on'],
    evidence:
      'An old official SDK describes 24 bytes ahead of each RTP packet (version, leg, direction, call leg id) for the legacy "target" of fork_start. No current document mentions it, and receivers of plain RTP would not cope.',
  },
  {
    name: 'webhook_api_version_absent',
    default: 'v2',
    alternatives: ['refuse'],
    evidence:
      'Documented default of an application is "1", whose webhooks have another shape and are not simulated. Version 2 with a warning in the journal is a convenience of ours; "refuse" makes the omission a 422.',
  },
  {
    name: 'dial_webhook_url_from',
    default: 'after_initiated',
    alternatives: ['initiated'],
    evidence:
      "The API document lets webhook_url on dial count for the call's subsequent webhooks, a guide for the webhooks of that command; whether call.initiated is among them is open.",
  },
  {
    name: 'webhook_order',
    default: 'in_order',
    alternatives: ['concurrent'],
    evidence:
      'Documented: no order is promised, deliveries run side by side. In order is our choice, as it makes tests repeatable; "concurrent" finds applications that depend on it.',
  },
  {
    name: 'transcription_stopped_event',
    default: 'on',
    alternatives: ['off'],
    evidence:
      'A developer skill document speaks of an event for a stopped transcription; the API document, the guides and the SDKs have none. The name is inferred from its siblings. Off matches the official documents.',
  },
  {
    name: 'get_webhook_signature',
    default: 'empty_body',
    alternatives: ['query'],
    evidence:
      'Official sample code was reviewed on the understanding that a GET webhook signs the timestamp and an empty body. How the query would be signed is not documented; "query" covers the query string instead.',
  },
  {
    name: 'webhook_body_format',
    default: 'compact',
    alternatives: ['spaced'],
    evidence:
      'Observed: bodies are JSON without spaces, which JSON.stringify writes anew byte for byte, so that an app which signs what it has parsed goes unseen. No document promises the spacing; "spaced" has a blank behind each comma, colon and bracket, and such an app refuses every webhook.',
  },
  {
    name: 'mp3_rate_limit',
    default: 'off',
    alternatives: ['on'],
    evidence:
      'The streaming guide allows one mp3 per second and defines error 100005 for more. Observed: raw audio sent in mp3 mode, fifty frames a second, yields silence and no error.',
  },
  {
    name: 'unknown_stream_event',
    default: 'ignore',
    alternatives: ['error'],
    evidence:
      'Observed in client code: frames of the sender’s own invention (connected, error). That they are ignored is inferred; the title of 100003 suggests an error frame, and nothing confirms it.',
  },
  {
    name: 'stream_error_shape',
    default: 'payload',
    alternatives: ['error'],
    evidence:
      'The guide shows the error under "payload" with an integer code; an old SDK shows it under "error" with a string code and a sequence number.',
  },
  {
    name: 'both_tracks_rtp',
    default: 'inbound_only',
    alternatives: ['both'],
    evidence:
      'Observed once on a real call: both_tracks together with the rtp mode delivered inbound frames only. The documents make no such exception.',
  },
  {
    name: 'client_close_event',
    default: 'stopped',
    alternatives: ['failed'],
    evidence:
      'That a call survives its client closing the socket is observed; which webhook then follows is not recorded. Clients take streaming.stopped and streaming.failed alike as the end.',
  },
  {
    name: 'close_after_stop',
    default: 'no_status',
    alternatives: ['normal'],
    evidence:
      'Observed: the close frame that follows stop is empty, so that clients read 1005. No document says so; "normal" closes with 1000, as RFC 6455 has it for a purpose fulfilled.',
  },
  {
    name: 'comfort_noise',
    default: 'off',
    alternatives: ['on'],
    evidence:
      'Observed on one call: quiet came as steady noise near -35 dB, so that energy detectors never saw zero. Digital silence keeps recordings comparable.',
  },
  {
    name: 'stream_token_in_connected',
    default: 'nested',
    alternatives: ['top_level'],
    evidence:
      'Documented: stream_auth_token is repeated in the connected frame. One strict client reads it inside "connected", another beside "event".',
  },
  {
    name: 'loopback_plain_fallback',
    default: 'on',
    alternatives: ['off'],
    evidence:
      'Not Telnyx behaviour: clients under test build wss:// and https:// addresses for local ports that speak no TLS. Limited to loopback and journalled; "off" lets the handshake fail.',
  },
  {
    name: 'l16_byte_order',
    default: 'little',
    alternatives: ['big'],
    evidence:
      'Observed on real calls by several clients: L16 on the socket is little-endian. RFC 3551 has it big-endian, and clients written from the RFC swap bytes.',
  },
] as const satisfies readonly SwitchEntry[];

type Entry = (typeof SWITCHES)[number];

/** The chosen value of every switch. */
export type Switches = Readonly<{ [E in Entry as E['name']]: E['default'] | E['alternatives'][number] }>;

/** Some switches, the others at their defaults. */
export type SwitchChoices = { readonly [N in keyof Switches]?: Switches[N] | undefined };

/** Every switch at its default, except those that `chosen` names. */
export function switchesWith(chosen: SwitchChoices = {}): Switches {
  // Complete and well typed by construction: the type is made from the table that is gone through here.
  return Object.fromEntries(
    SWITCHES.map(({ name, default: standard }) => [name, chosen[name] ?? standard]),
  ) as Switches;
}
