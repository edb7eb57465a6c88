import type { Entry } from '../calls/entry.js';
import type { Expectation, Outcome } from './judgement.js';

export type StateName = NonNullable<Expectation['state']>;

/** A word that the far end of a call has heard. */
export interface HeardWord {
  readonly callControlId: string;
  readonly word: string;
  /** The same for all words of one utterance: several may be heard at the same time. */
  readonly said?: unknown;
  /** The instant at which it was over, in world microseconds. */
  readonly micros: number;
}

/** Media frames that came from an app at one instant. */
export interface AppMedia {
  readonly callControlId: string;
  readonly streamId: string;
  /** The number of such before them on the stream. */
  readonly index: number;
  readonly count: number;
  /** World microseconds. */
  readonly micros: number;
  /** The `seq` of the entry that was journalled last before them. */
  readonly behindSeq: number;
}

/** From `after` up to `until`, in world microseconds. */
export interface Span {
  readonly after: number;
  readonly until: number;
}

export type HeardSound = Exclude<NonNullable<Expectation['heard']>, string>;

/** The answer to a question about sound, or about a reading. */
export interface Answer {
  readonly outcome: Outcome;
  /** The thing that came, in words. */
  readonly came: string;
  /** The instant at which it came true, in world microseconds, where that is known. */
  readonly micros?: number | undefined;
  /** The `seq` of the entries that it rests on. */
  readonly evidence: readonly number[];
}

/** Questions of expectations that the journal does not answer. Each is answered at once, of what there is up to now. */
export interface JudgeContext {
  /** The entries from the one with the `seq` of `from` to the one with that of `to`, oldest first, as far as they are kept. */
  entries(from: number, to: number): Iterable<Entry>;
  /** The calls of a party, or the one with that call_control_id; none where there is no such call yet. */
  callsOf(on: string): readonly string[];
  /** There was no call that `on` means: says so, with what may be meant. Undefined where there was one, or the party is known. */
  stranger(on: string): string | undefined;
  /** These answers pass for all expectations, besides those that each of them allows. */
  readonly allow: readonly Outcome[];
  /** Reports call a call so. */
  nameOf(callControlId: string): string;
  /** The call is in that state now. */
  isIn(callControlId: string, state: StateName): boolean;
  /** The words that were over in the span, oldest first; of any call where none is named. */
  words(calls: readonly string[] | undefined, span: Span): readonly HeardWord[];
  /** Sound came from the streams of apps on calls in the span: nobody knows words in it. */
  streamed(calls: readonly string[] | undefined, span: Span): boolean;
  /** Media frames from apps on calls, oldest first on each stream; of a stream in `from` those with that index or a later one. */
  media(calls: readonly string[] | undefined, from: ReadonlyMap<string, number>): readonly AppMedia[];
  /** Sound that was heard in the span. `not exercised`: not so far. */
  sound(sound: HeardSound, calls: readonly string[] | undefined, span: Span): Answer;
  /** A reading by its name, or one of the expectations that are readings, of what has come up in the span. */
  reading(expectation: Expectation, calls: readonly string[] | undefined, span: Span): Answer;
}

/** An expectation begins to look there. */
export interface Begin {
  /** Everything that came after this counts: world microseconds. */
  readonly sinceMicros: number;
  /** Media frames of that very instant count too where they came behind this entry. */
  readonly behindSeq?: number | undefined;
  /** `within` and `after` count from here: world microseconds. */
  readonly baseMicros: number;
  /** All has happened already, up to this instant. Left out: it goes on. */
  readonly endMicros?: number | undefined;
  /** It is waited for, 5 s unless `within` says otherwise; else it may come true up to the end. */
  readonly isWaitedFor: boolean;
}
