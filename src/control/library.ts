import type { Entry } from '../calls/entry.js';
import type { EntryOf, TypesIn } from '../contract/entry-types.js';
import type { AudioView } from '../shell/audio-view.js';
import type { ClockView } from '../time/world-time.js';
import type {
  Act,
  AdvanceUntil,
  AdvanceView,
  AssistantScriptOptions,
  AssistantView,
  AttackOptions,
  AttackView,
  CallFilter,
  CallReadingsView,
  ReadingsFilter,
  CallIds,
  CallView,
  ConferenceFilter,
  ConferenceView,
  DtmfOptions,
  EventFilter,
  FailedRecording,
  FaultOptions,
  FaultView,
  FailRecordingOptions,
  FindingFilter,
  FindingView,
  MediaFile,
  PlayOptions,
  QueueView,
  RejectOptions,
  RingOptions,
  SayOptions,
  ScriptStepOptions,
  RestoredView,
  SnapshotOptions,
  SnapshotView,
  VerifiedView,
  VerifyOptions,
  WebhookFilter,
  WebhookView,
  WorldInfo,
} from './types.js';

/** The options of what is said. */
export type Speaking = Omit<SayOptions, 'text'>;

/** The options of digits that are pressed. */
export type Pressing = Omit<DtmfOptions, 'digits'>;

/** A recording to play: one of `audio` and `audio_url`. */
export interface Recording extends Omit<PlayOptions, 'audio'> {
  /** A WAV file, as bytes or in base64. */
  readonly audio?: string | Uint8Array;
}

/** The entry that is waited for. */
export type WaitFilter = Omit<EventFilter, 'limit'>;

/** The entries that a filter finds: of the types that its `type` lets through, where that is known when the code is compiled. */
export type EntryFound<Filter extends WaitFilter> = Filter extends { readonly type: infer Types extends string }
  ? string extends Types
    ? Entry
    : EntryOf<TypesIn<Types>>
  : Entry;

export interface WaitSettings {
  /** In milliseconds, 0 to 120,000 (5,000). */
  readonly timeoutMs?: number;
}

/** Worlds as they were between calls: what outlives calls, without recordings. */
export interface SnapshotControls {
  /** The snapshots of the world, oldest first. */
  list(): Promise<SnapshotView[]>;
  /** Keeps the world as it is. `name`: 1 to 100 characters. 409 while a call, a conference or a delivery is live, and where a limit is against it. */
  take(options?: SnapshotOptions): Promise<SnapshotView>;
  /** Begins the next world, as it was then. 404 for an unknown snapshot, 409 while something is live. */
  restore(id: string): Promise<RestoredView>;
  /** Forgets one. 404 for an unknown snapshot. */
  delete(id: string): Promise<SnapshotView>;
}

/** An expectation is verified so. */
export interface VerifySettings extends Omit<VerifyOptions, 'expect' | 'timeout_ms'> {
  /** Waits so long until it is decided, in milliseconds of the machine, 0 to 120,000; left out, it is judged as it is. */
  readonly timeoutMs?: number;
}

/** A world of calls. */
export interface WorldView {
  /** The seed that ids, keys and chance come from. */
  readonly seed: string;
  /** The number of the world: 1 at the start, one more after each reset. */
  readonly world: number;
}

/**
 * The far end of one call. Each act resolves when it has begun or is queued, and rejects with a SimulatorError: 404 for an unknown call,
 * 409 where the state of the call forbids it, 422 for what the document refuses.
 */
export interface PartyControls {
  /** Answers, while an outbound call rings. */
  answer(): Promise<Act>;
  /** Rejects, while an outbound call rings (call_rejected). */
  reject(cause?: RejectOptions['cause']): Promise<Act>;
  /** Hangs up, or gives up while its own call rings. */
  hangup(): Promise<Act>;
  /** Presses keys, without waiting for what it says unless `queue` is true. `digits`: 1 to 100 of 0-9, *, #, A-D. */
  dtmf(digits: string, options?: Pressing): Promise<Act>;
  /** Says something, behind what it says already. `text`: 1 to 10,000 characters. */
  say(text: string, options?: Speaking): Promise<Act>;
  /** Plays a recording, behind what it says already. */
  play(recording: Recording): Promise<Act>;
  /** Stops talking, and forgets what it was about to say. */
  silence(): Promise<Act>;
  /** Puts the answered call on hold: call.hold. */
  hold(): Promise<Act>;
  /** Takes it back: call.unhold. */
  unhold(): Promise<Act>;
  /**
   * Follows a script from the answer on, or at once on an answered call: each step begins when the one before has ended. It replaces
   * what is left of an earlier one. An empty one says that the far end does nothing more.
   */
  script(steps: readonly ScriptStepOptions[]): Promise<Act>;
}

export interface CallControls {
  /** A far end calls in. Resolves when `call.initiated` has been queued. 422 for what the document refuses. */
  ring(options: RingOptions): Promise<CallIds>;
  /** A call as it is now; it stays known for ten minutes after its end. 404 for an unknown one. */
  get(callControlId: string): Promise<CallView>;
  /** The known calls, newest first. */
  list(filter?: CallFilter): Promise<CallView[]>;
  /** The far end of a call. */
  party(callControlId: string): PartyControls;
  /** A WAV file: 16-bit PCM at the call's rate, from the answer to the last frame played or the hang-up. */
  audio(callControlId: string, view: AudioView): Promise<Uint8Array>;
  /**
   * The readings of a call so far: reply times, interruptions, silences, the sound itself; docs/READINGS.md defines each. `after_ms`: only
   * of what came up from there on, in ms from the first sample of the recorded call. 404 for an unknown call.
   */
  readings(callControlId: string, filter?: ReadingsFilter): Promise<CallReadingsView>;
}

/** The conferences of the app. A live one may be named by its name in place of its id. */
export interface ConferenceControls {
  /** A conference as it is now: who is in it, and who hears whom. It stays known for ten minutes after its end. 404 for an unknown one. */
  get(conferenceId: string): Promise<ConferenceView>;
  /** The known conferences, newest first. */
  list(filter?: ConferenceFilter): Promise<ConferenceView[]>;
  /**
   * A WAV file of what was heard in it so far: those whom all hear, and what the app played to all, together; whispers are not in it. 16-bit PCM,
   * 8 kHz, from when it was made to the last frame played or its end. 404 for an unknown one.
   */
  mix(conferenceId: string): Promise<Uint8Array>;
}

export interface EventControls {
  /** The journal, oldest first. */
  list<const Filter extends EventFilter = EventFilter>(filter?: Filter): Promise<EntryFound<Filter>[]>;
  /** The journal as JSON lines, for a file that `telnyx-sim diff` reads: all that match, where no limit is given. */
  jsonl(filter?: EventFilter): Promise<string>;
  /** The first entry that matches, of those that are there and those to come. 408 when none came in time, 409 after a reset. */
  waitFor<const Filter extends WaitFilter>(filter: Filter, settings?: WaitSettings): Promise<EntryFound<Filter>>;
}

export interface WebhookControls {
  /** The deliveries with all their attempts, newest last. */
  list(filter?: WebhookFilter): Promise<WebhookView[]>;
  /** Sends a delivery once more, signed anew. 404 for an unknown one. */
  resend(id: string): Promise<WebhookView>;
  /**
   * Sends the app an event, then copies of it that it must not take for genuine, and tells which ones it took and acted on. It takes some
   * 2 s. 404 for an unknown call, 409 without a URL, without such an event, or while another attack is under way.
   */
  attack(options?: AttackOptions): Promise<AttackView>;
}

export interface RecordingControls {
  /**
   * Lets a recording fail that has not been saved yet, for one of Telnyx's reasons (`Internal server error`); `call.recording.error` tells the
   * app. 404 for an unknown one, 409 where it has been saved, has failed or has not begun.
   */
  fail(id: string, options?: FailRecordingOptions): Promise<FailedRecording>;
}

/** Queues, in which calls wait until the app bridges them. */
export interface QueueControls {
  /** The queues with their calls, oldest first. */
  list(): Promise<QueueView[]>;
  /** A queue, with who waits in it since when and at which place. 404 where there is none of that name. */
  get(name: string): Promise<QueueView>;
}

/** Faults: docs/FAULTS.md has each kind. */
export interface FaultControls {
  /** The faults with how often each has happened: oldest first, those that have ended among them. */
  list(): Promise<FaultView[]>;
  /**
   * Has one thing go wrong, or several, from now on, until it has happened `count` times, `ttl_ms` of world time are over, or it is removed. 409 where
   * a limit is against it, 422 for what the document refuses or what does not go together.
   */
  add(fault: FaultOptions | readonly FaultOptions[]): Promise<FaultView[]>;
  /** Ends one. 404 where none of that id is at work. */
  remove(id: string): Promise<FaultView>;
  /** Ends all; those of the configuration are back after the next reset. */
  clear(): Promise<FaultView[]>;
}

export interface FindingControls {
  /** The mistakes of the app since the start, across resets; newest last. */
  list(filter?: FindingFilter): Promise<FindingView[]>;
}

export interface AdvanceSettings {
  /** Time goes so far at most, in world milliseconds, 0 to 86,400,000 (600,000). */
  readonly atMostMs?: number;
}

/** The files that commands play by `media_name`: uploaded ones, before those of the folder `media.folder`. */
export interface MediaControls {
  /** The files by name. */
  list(): Promise<MediaFile[]>;
  /**
   * Uploads a WAV or MP3 file, as bytes or in base64, in place of the one of that name; it is kept until the next reset. `name`: 1 to 255
   * characters without separators. 409 where a limit is against it, 422 for what cannot be played.
   */
  put(name: string, audio: Uint8Array | string): Promise<MediaFile>;
  /** Forgets an uploaded file. 404 for an unknown one; those of the folder are not deleted. */
  delete(name: string): Promise<MediaFile>;
}

/** The scripts of AI assistants: no model is simulated. */
export interface AssistantControls {
  /** The assistants that have a script. */
  list(): Promise<AssistantView[]>;
  /** The script of one. 404 where it has none. */
  get(id: string): Promise<AssistantView>;
  /**
   * Tells what an assistant says (lines of 1 to 3,000 characters) and finds out, for conversations that begin later, until the next reset. The
   * one of `gather_using_ai` has that id. 409 where a limit is against it, 422 for what the document refuses.
   */
  put(id: string, script: AssistantScriptOptions): Promise<AssistantView>;
  /** Forgets the script of one; conversations go on. 404 where it has none. */
  delete(id: string): Promise<AssistantView>;
}

/** The time that calls live in. */
export interface ClockControls {
  /** The time, with what is due next and what time waits for. */
  get(): Promise<ClockView>;
  /** Moves manual time on by `ms`; resolves when everything that became due has been taken by the app. 409 in another mode. */
  advance(ms: number): Promise<AdvanceView>;
  /** Moves manual time on to the first entry that matches, of those that are there and those to come. 409 in another mode. */
  until(filter: AdvanceUntil, settings?: AdvanceSettings): Promise<AdvanceView>;
}

/**
 * The control API without HTTP: each method does what the request of the same name does, takes the same properties and
 * gives what stands in `data`. All reject with a SimulatorError that has the request's status as `code`.
 */
export interface Controls {
  /** Rings in, looks at calls and acts at their far end. */
  readonly calls: CallControls;
  /** Looks at conferences. */
  readonly conferences: ConferenceControls;
  /** Everything that happened. */
  readonly events: EventControls;
  /** Looks at the time that calls live in, and moves it. */
  readonly clock: ClockControls;
  /** The webhooks that were sent to the app. */
  readonly webhooks: WebhookControls;
  /** Recordings of calls. */
  readonly recordings: RecordingControls;
  /** Queues and the calls that wait in them. */
  readonly queues: QueueControls;
  /** The mistakes of the app that have been found. */
  readonly findings: FindingControls;
  /** Makes things go wrong. */
  readonly faults: FaultControls;
  /** The files that commands play by name. */
  readonly media: MediaControls;
  /** The scripts of AI assistants. */
  readonly assistants: AssistantControls;
  /** Worlds as they were, to come back to. */
  readonly snapshots: SnapshotControls;
  /**
   * Judges an expectation, or several that come true in that order, over what has happened since the world began. Resolves whether it holds or
   * not. 422 for one that does not hold together, 409 after a reset.
   */
  verify(expect: VerifyOptions['expect'], settings?: VerifySettings): Promise<VerifiedView>;
  /** A fresh world: calls vanish without webhooks, open waits end, and no id comes back. */
  reset(): Promise<WorldView>;
}

/** The worlds of a simulator whose API keys are isolated. */
export interface WorldControls {
  /** All worlds, the default one first, then the oldest first. */
  list(): Promise<WorldInfo[]>;
  /**
   * Ends the world of a key: calls vanish without webhooks, open waits end. Its next request finds a world as at the start. 404 where
   * the key has none, 409 for the default world.
   */
  end(key: string): Promise<void>;
}
