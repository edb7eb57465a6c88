import type { Entry } from '../../src/calls/entry.js';
import type { EntryType } from '../../src/contract/entry-types.js';
import type { Answer, AppMedia, HeardWord, JudgeContext } from '../../src/expectations/context.js';
import type { Expectation, Judgement } from '../../src/expectations/judgement.js';
import { judgeEntries, Watch } from '../../src/expectations/watch.js';
import { isoMicros } from '../../src/platform/clock.js';

/** The world's time in these tests begins here: world microseconds. */
export const START = 1_700_000_000_000_000;

export const micros = (ms: number): number => START + ms * 1_000;

/** An entry as tests tell of it: when (in ms from the start), its type, and its fields. */
export type ToldEntry = readonly [ms: number, type: EntryType, fields?: Readonly<Record<string, unknown>>];

/** The entries of a journal, without having happened. */
export const entriesOf = (told: readonly ToldEntry[]): Entry[] =>
  told.map(([ms, type, fields], index) => ({ seq: index + 1, at: isoMicros(micros(ms)), type, ...fields }) as Entry);

/** A command that was accepted, with the properties that it came with. */
export const command = (ms: number, name: string, given: object = {}, id = 'call-1'): ToldEntry => [
  ms,
  'command.accepted',
  { command: name, given, call_control_id: id },
];

export interface Told {
  /** The calls of the parties by name. */
  readonly parties?: Readonly<Record<string, readonly string[]>>;
  readonly words?: readonly HeardWord[];
  /** All entries, where it can be asked for those that have been. */
  readonly told?: readonly ToldEntry[];
  readonly media?: readonly AppMedia[];
  readonly isStreamed?: boolean;
  readonly isIn?: JudgeContext['isIn'];
  readonly sound?: JudgeContext['sound'];
  readonly reading?: JudgeContext['reading'];
  readonly allow?: JudgeContext['allow'];
  /** There was no call of these. */
  readonly strangers?: readonly string[];
}

const NOTHING: Answer = { outcome: 'not exercised', came: 'nothing', evidence: [] };

/** A context that knows what it is told. */
export const contextOf = ({
  parties = {},
  words = [],
  told = [],
  media = [],
  isStreamed = false,
  isIn,
  sound,
  reading,
  allow = [],
  strangers = [],
}: Told = {}): JudgeContext => ({
  entries: (from, to) => entriesOf(told).filter(({ seq = 0 }) => seq >= from && seq <= to),
  stranger: (on) => (strangers.includes(on) ? `there was no call of ${on}` : undefined),
  allow,
  callsOf: (on) => parties[on] ?? [on],
  nameOf: (id) => Object.entries(parties).find(([, ids]) => ids.includes(id))?.[0] ?? id,
  isIn: isIn ?? (() => false),
  words: (calls, { after, until }) =>
    words.filter(
      ({ callControlId, micros: at }) => (calls?.includes(callControlId) ?? true) && at > after && at <= until,
    ),
  streamed: () => isStreamed,
  media: (calls, from) =>
    media.filter(
      ({ callControlId, streamId, index }) =>
        (calls?.includes(callControlId) ?? true) && index >= (from.get(streamId) ?? 0),
    ),
  sound: sound ?? (() => NOTHING),
  reading: reading ?? (() => NOTHING),
});

/** Words that one call hears, each so many milliseconds after the one before. */
export const spoken = (text: string, fromMs: number, eachMs = 300, callControlId = 'call-1'): HeardWord[] =>
  text.split(' ').map((word, index) => ({ callControlId, word, micros: micros(fromMs + (index + 1) * eachMs) }));

export const BEGIN = { sinceMicros: micros(0), baseMicros: micros(0), isWaitedFor: true };

/** Judged afterwards, over all that came. */
export const judged = (expectation: Expectation, told: readonly ToldEntry[], context: Told = {}): Judgement =>
  judgeEntries(
    expectation,
    entriesOf(told),
    { ...BEGIN, isWaitedFor: false, endMicros: micros(60_000) },
    contextOf({ told, ...context }),
  );

/** Watched while it comes; the world's time goes on to `untilMs`. */
export function watched(
  expectation: Expectation,
  told: readonly ToldEntry[],
  untilMs: number,
  context: Told = {},
): Watch {
  const watch = new Watch(expectation, BEGIN, contextOf({ told, ...context }));
  for (const entry of entriesOf(told)) watch.take(entry);
  while (watch.wakeMicros <= micros(untilMs)) watch.look(watch.wakeMicros);
  watch.look(micros(untilMs));
  return watch;
}
