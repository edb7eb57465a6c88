const KIB = 1024;
const MIB = 1024 * KIB;

/**
 * Every limit of the simulator: how many, how long, how large something may get. The name is that of `limit.reached` in the
 * journal and of the row in FIDELITY; `_ms`, `_seconds`, `_bytes` and `_chars` are units, a name without one counts things.
 * A limit lives here and nowhere else. FIDELITY says what happens at it, and a test with the name in its title reaches it.
 */
const TABLE = {
  /** Entries of the journal, and roughly their bytes; the oldest go first. */
  'journal.entries': 100_000,
  'journal.bytes': 64 * MIB,
  /** Characters that the journal repeats of what the far end or the app says, and of where it is fetched. */
  'journal.act_text_chars': 200,
  /** Characters of a row of the log. */
  'log.line_chars': 2_000,
  /** Open waits for the journal (`events/wait`, `waitFor`). */
  'journal.waits': 10_000,
  /** Readers of `events/stream`, and the entries by which one may be behind. */
  event_streams: 100,
  /** Names in one `type` of a filter: every entry is compared with each. */
  'events.types': 100,
  /** Fields in the `match` of one filter, likewise. */
  'events.matches': 100,
  /** The newest entries among which a wait that elapsed finds what came instead; characters of the nearest of them. */
  'events.looked_back': 1_000,
  'events.nearest_chars': 10_000,
  'event_streams.entries_behind': 10_000,

  /** Findings, and roughly their bytes: those go first that weigh least. What rules remember: calls, events, URLs, each apart. */
  'findings.kept': 1_000,
  'findings.kept_bytes': 4 * MIB,
  'findings.remembered': 2_000,

  /** Base64 of sound in one HTML report of a test run, and roughly the bytes of its rows. */
  'report.sound_bytes': 48 * MIB,
  'report.row_bytes': 32 * MIB,

  /** Faults at work in one world; those that have ended and are still listed; requests that faults keep waiting. */
  faults: 1_000,
  'faults.ended': 1_000,
  'faults.waiting': 1_000,
  /** Frames that a fault keeps on their way over one slow stream, and their characters. */
  'faults.late_frames': 5_000,
  'faults.late_bytes': 16 * MIB,
  /** Scenarios that coverage names for one thing that they exercised. */
  'coverage.names': 20,

  /** Work under way, which world time waits for, that `GET /_sim/clock` tells by name; more of it counts all the same. */
  'clock.holds_named': 1_000,
  /** Worlds of API keys, the default one included; how long one lasts that nobody uses; characters of a key that names one. */
  worlds: 1_000,
  /** Snapshots of one key's worlds, and roughly the bytes of all. */
  snapshots: 20,
  'snapshots.bytes': 256 * MIB,
  'worlds.idle_ms': 3_600_000,
  'world.key_chars': 1_000,
  /** By how much one `clock/advance` moves time: a day. */
  'clock.advance_ms': 86_400_000,

  /** Ended calls that stay known, and for how long: `GET` answers for them and commands get 90018. */
  'calls.ended': 1_000,
  'calls.ended_ms': 600_000,
  'calls.live': 10_000,
  /** Roughly, of what all known calls keep of what they were given (sound not counted); ended ones are forgotten to make room. */
  'calls.bytes': 128 * MIB,
  /** Utterances where the far end of a leg hears them, for expectations that ask for words; and the bytes of their words. */
  'heard.utterances': 2_000,
  'heard.bytes': MIB,
  /** Conferences that are live; ended ones that stay known, and for how long; and roughly, of what all known ones keep of what they were given. */
  'conferences.live': 1_000,
  'conferences.ended': 1_000,
  'conferences.ended_ms': 600_000,
  'conferences.bytes': 32 * MIB,
  /** Participants of one conference that have left and are still known. */
  'conference.left': 200,
  /** Calls that stand in for ids that were not given out here, and roughly their bytes. */
  stand_ins: 1_000,
  'stand_ins.bytes': 16 * MIB,
  /** Inputs that came while another was being handled wait for their turn; and roughly their bytes. */
  'inputs.waiting': 100_000,
  'inputs.waiting_bytes': 16 * MIB,
  /** Legs may tell each other, each because of the other; a hang-up that ends the bridged leg too makes two in a row. */
  'inputs.told_in_a_row': 32,
  'call.activities': 1_000,
  'call.command_ids': 1_000,
  /** Names of properties without effect that have been journalled; digits that the far end has heard and the call shows. */
  'call.noted': 1_000,
  'call.dtmf_heard': 10_000,
  /** Legs that supervise one leg, or will when they are answered. */
  'call.supervisors': 16,
  /** Documented for a SIP INFO; and those that the far end keeps. */
  'sip_info.bytes': 1_400,
  'call.sip_infos': 100,
  /** Digits that wait for the next gather (switch gather_early_digits), as many as one takes. */
  'call.early_digits': 128,
  /** Numbers whose far ends the configuration tells, and roughly the bytes of what it says of them. */
  parties: 1_000,
  'parties.bytes': 16 * MIB,
  /** Steps of one script of a far end, and the bytes of its recordings. */
  'script.steps': 1_000,
  'script.bytes': 64 * MIB,
  /** Texts and recordings that far ends are to say and play, of all calls together. */
  'party.sounds_bytes': 128 * MIB,
  /** Dials remembered for their `command_id`. */
  'dials.remembered': 10_000,
  'dials.remembered_bytes': 4 * MIB,
  /** Queues, roughly their bytes with those of the calls in them, and calls that stay in queues though they have been hung up. */
  queues: 1_000,
  'queues.bytes': 16 * MIB,
  'queues.ended_calls': 1_000,
  /** Numbers that one dial lets ring at once. */
  'dial.numbers': 10,
  /** Documented for `send_digits_on_answer`, pauses counted. */
  'dial.digits': 64,
  applications: 10_000,
  /** The settings of one application, and of all together, as JSON. */
  'application.bytes': 64 * KIB,
  'applications.bytes': 64 * MIB,

  /** Numbers that the configuration gives to applications, and roughly the bytes of what updates set, of all worlds. */
  numbers: 1_000,
  'numbers.bytes': 4 * MIB,

  /** A body under `/v2`, and one under `/_sim`: a `play` with 20 MiB of audio is 27 MiB of base64. */
  'request.body_bytes': 5 * MIB,
  'control.body_bytes': 32 * MIB,
  /** Levels of arrays and objects inside each other. */
  'request.nesting': 100,
  /** Properties of all objects in one body; objects of a hundred thousand take a second to list. */
  'request.properties': 10_000,
  /** Of JSON outside of its texts; a megabyte of brackets becomes some thirty of objects. */
  'request.syntax_bytes': 5 * MIB,
  /** Values in one body of which all faults are told: checking all of millions takes seconds. */
  'request.values': 10_000,
  /** Bodies that are arriving, and answers that their readers have not taken yet, of all requests together. */
  'request.bodies_bytes': 128 * MIB,
  'answers.waiting_bytes': 128 * MIB,
  /** One list under `/_sim`, and one page of active calls. */
  'answers.list_bytes': 32 * MIB,
  /** Connections at once; more find none. Higher than what one process may usually open. */
  'http.connections': 10_000,
  /** Requests of one connection that came before the answer to the first: all of them are served in one go. */
  'http.pipelined': 100,
  /** A request's head, and all of it, have this long to come; an idle connection is kept this long. */
  'http.head_ms': 60_000,
  'http.request_ms': 300_000,
  'http.idle_ms': 65_000,
  /** Faults that one answer names, and unknown properties of one request that are journalled. */
  'request.faults': 100,
  'request.unknown_names': 100,
  /** Of a name of the client's, or of a sentence with one in it, in an answer or in the journal. */
  'request.shown_chars': 1_000,
  /** Documented: "URLs can be a maximum of 2000 characters." */
  'url.chars': 2_000,
  /** Documented for `payload` of `speak` (the error table still speaks of 5,000). */
  'speak.payload_chars': 3_000,

  /** Deliveries in flight, waiting for their turn or for a retry, of all calls; those of one call that wait for their first attempt. */
  'webhooks.pending': 10_000,
  'webhooks.waiting_per_call': 1_000,
  /** URLs that `webhook_urls` lists for one event. */
  'webhooks.urls_per_event': 10,
  /** Roughly, of the payloads of all deliveries under way; and of the large ones among them that are being sent at once. */
  'webhooks.pending_bytes': 64 * MIB,
  'webhooks.in_flight_bytes': 16 * MIB,
  /** Deliveries that can be listed and resent, roughly their bytes, and the attempts that are kept of each. */
  'webhooks.kept': 10_000,
  'webhooks.kept_bytes': 64 * MIB,
  'webhooks.attempts_kept': 100,
  /**
   * Requests to one origin at once. High, because an app that keeps one call's webhook waiting must not hold up another
   * call's. Not unlimited: thousands of connections in one instant overrun a server's accept queue, and then the time-out.
   */
  'webhooks.requests_per_origin': 1_000,
  /** Signatures under way on other threads; further ones are made on the main one. */
  'webhooks.signed_beside': 64,
  /** Bytes of an answer's body that are read so that its connection can be used again. */
  'webhooks.answer_bytes': 64 * KIB,
  /** Bytes of an answer's body that are looked at, as apps write commands into it that nobody reads. */
  'webhooks.answer_shown_bytes': 1_024,
  /** https origins remembered as plain. */
  'webhooks.plain_origins': 1_000,

  /** Media that waits for a slow reader, per track, and all other frames, which must not get lost. */
  'stream.waiting_media_ms': 10_000,
  'stream.waiting_other_frames': 20_000,
  'stream.waiting_other_bytes': 4 * MIB,
  /** Bytes of one stream that the network has not taken yet; and all that all streams hold for slow readers. */
  'stream.socket_bytes': 64 * KIB,
  'streams.held_bytes': 128 * MIB,
  /** One message of the app. 30 s of L16 at 48 kHz are 3.9 MB of base64, ten minutes of MP3 some 13 MB. */
  'stream.message_bytes': 16 * MIB,
  'stream.message_fragments': 1_024,
  /** Messages that apps have begun and not ended, all together. */
  'streams.unfinished_bytes': 128 * MIB,
  /** Characters outside of strings: 16 MB of brackets take three seconds to parse, and long frames are long in one string. */
  'stream.message_syntax_chars': 64 * KIB,
  'stream.mark_name_chars': 4_096,
  /** Error frames that one client is sent; and journal entries of one kind of its frames, and kinds of them, each per second. */
  'stream.errors_per_second': 50,
  'stream.entries_per_second': 20,
  'stream.kinds_per_second': 20,
  /** Messages in the history of one conversation with an assistant; scripts of assistants, and the bytes of all. */
  'conversation.messages': 1_000,
  assistants: 1_000,
  'assistants.bytes': 4 * MIB,
  /** Characters of the tokens that one turn of a conversation relay's app may have; times that one of its files may be played. */
  'relay.turn_chars': 20_000,
  'relay.play_loops': 100,
  /** Documented: a `media` frame holds at most 30 s of audio. */
  'stream.chunk_ms': 30_000,
  /** Audio and marks of the app that wait to be played; the limits of the real thing are not known. */
  'stream.queued_ms': 600_000,
  'stream.pending_marks': 10_000,
  /** Chunks and clearings of which a call keeps when they came, of all of its streams: ten minutes of 20 ms. Readings need them. */
  'leg.arrivals': 30_000,
  /** Changes of what comes through a line of a leg that a fault is at work on: ten minutes, where each packet fares otherwise than the one before. */
  'line.changes': 30_000,
  /** Frames that a late stream or fork makes up for in one go. */
  'stream.catch_up_frames': 500,
  /** Streams and forks that are due are served this long in one go; then all else has a turn, and those that are left. */
  'media.turn_ms': 10,
  /** Datagrams that wait for a host name (one second of a fork), and for the network (10 s of both directions in one go). */
  'fork.unresolved_datagrams': 100,
  'fork.queued_datagrams': 2_000,

  /** Sound, silence not counted, kept per call and direction. */
  'audio.track_seconds': 600,
  /** Links of one leg, those that have ended included: what was heard through them is kept. */
  'audio.links': 1_000,
  /** Legs that hear each other, all together; the most that Telnyx documents for a conference's `max_participants`. */
  'room.members': 800,
  /** Mutes, holds and changes of role of one leg in a room, so far as they are known: what was heard of it, or by it, before goes. */
  'room.changes': 1_000,
  /** Bytes of audio kept of ended calls; what they share counts once. */
  'audio.ended_calls': 256 * MIB,
  /** Recordings that are known, and the bytes of their files on the disk, those that are being made included, of all worlds. */
  recordings: 10_000,
  'recordings.disk_bytes': 1_024 * MIB,
  /** Recordings of one call at a time. */
  'call.recordings': 10,
  /** Sounds and recordings of one conference that are kept, and its recordings at a time. */
  'conference.activities': 1_000,
  'conference.recordings': 10,
  /** Characters of the words of one recording. */
  'recording.transcript_chars': 1_000_000,
  /** Texts and files that wait in one queue of a leg. */
  'queue.items': 1_000,
  /** Digits that wait to be pressed, and as many tones that wait to be sent. */
  'digits.pending': 1_000,
  /** Files that one call need not download again (`cache_audio`). */
  'call.downloads': 20,
  /** Files that were uploaded for `media_name`, and the bytes of those of all worlds. */
  'media.files': 1_000,
  'media.bytes': 64 * MIB,
  /** On the way to a file that is downloaded. */
  'file.redirects': 10,
  /** Of one file, WAV or MP3: an hour is 58 MB of samples on a leg. */
  'file.seconds': 3_600,
  /** Of files that are being downloaded and decoded, of all calls. */
  'file.download_bytes': 512 * MIB,
  /** Decoded files that the next call which plays one need not wait for, with what playing them adds. */
  'file.cache_bytes': 64 * MIB,
  /** In Hz. */
  'file.sample_rate': 384_000,

  /** Sentences that wait to be spoken, of all calls and of one, and the bytes of all. A call has two under way at most. */
  'speech.waiting_texts': 20_000,
  'speech.waiting_texts_per_call': 100,
  'speech.waiting_bytes': 16 * MIB,
  /** Clips that were made, with what playing them adds. */
  'speech.cache_bytes': 32 * MIB,
  /** A longer sentence is cut at a comma or between words, so that its audio is not long in coming. */
  'speech.sentence_chars': 200,
  /** Text without a place to cut. `speak` takes 3,000 characters in all; only one endless word comes near this. */
  'speech.part_chars': 10_000,
  /** One `<break>`, as with Amazon Polly. */
  'speech.break_ms': 10_000,

  /** Deliveries are given so long when the simulator stops. */
  'stop.drain_ms': 5_000,

  /** Characters of one line that `telnyx-sim diff` reads from a file, and `call` and `tail` from the simulator. */
  'diff.line_chars': 64 * MIB,

  /** Characters of a regular expression that a test expects, of the text that it is looked for in, and milliseconds of the host that one look may take. */
  'pattern.chars': 1_000,
  'pattern.text_chars': 250_000,
  'pattern.match_ms': 1_000,

  /** Scenario files of one command, the bytes of one and the scenarios in it; runs of all, examples counted; faults that are told. */
  'scenarios.files': 1_000,
  'scenarios.file_bytes': 1 * MIB,
  'scenarios.per_file': 1_000,
  'scenarios.runs': 10_000,
  'scenarios.faults': 100,
  /** The last lines of the app under test that are kept, and the characters of each. */
  'app.lines': 100,
  'app.line_chars': 2_000,
};

export type LimitName = keyof typeof TABLE;

export const LIMITS: Readonly<Record<LimitName, number>> = TABLE;

/** The fields of the journal's `limit.reached`. `where` has the fields that tell where the limit was reached. */
export const limitReached = <Where extends object = object>(
  what: LimitName,
  where?: Where,
): { readonly what: LimitName; readonly limit: number } & Where => ({
  what,
  limit: LIMITS[what],
  // Without a place there is nothing to know of it.
  ...(where ?? ({} as Where)),
});
