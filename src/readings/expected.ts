import type { components } from '../contract/generated/scenario.js';
import { milliseconds } from '../platform/duration.js';
import type { Exchange } from '../shell/exchange.js';
import { callFacts } from './call-facts.js';
import type { CallFacts } from './facts.js';
import { KINDS } from './kinds/index.js';
import type { Reading, ReadingName, Sample } from './reading.js';
import { readingOf } from './readings.js';
import { askedAbout, ofAll, placesOf, type Answer, type WorldSpan } from './span.js';

type Expectation = components['schemas']['Expectation'];

/** Of a duration that has been checked: a number is seconds. */
const durationMs = (duration: string | number = NaN): number => milliseconds(String(duration)) ?? NaN;

/** The app is still to be heard when it hangs up; shorter is a breath. */
const LAST_WORD_MS = 200;

/** An expectation asks this of a reading. */
interface Question {
  readonly reading: ReadingName;
  readonly atMost: number;
  readonly atLeast?: number | undefined;
  /** Only these samples count. */
  readonly counts?: (sample: Sample) => boolean;
}

const QUESTIONS: { readonly [Name in keyof Expectation]?: (given: Expectation) => Question } = {
  reply_within: ({ reply_within: limit }) => ({ reading: 'reply', atMost: durationMs(limit) }),
  yields_within: ({ yields_within: limit }) => ({
    reading: 'yield',
    atMost: durationMs(limit),
    // A sound that would have ended anyway by then shows nothing.
    counts: ({ value, detail }) => detail?.['natural_end'] !== true || value > durationMs(limit),
  }),
  keeps_talking_through: ({ keeps_talking_through: what }) => ({
    reading: 'false_yield',
    atMost: 0,
    counts: ({ detail }) => detail?.['to'] === (what === 'noise' ? 'noise' : 'backchannel'),
  }),
  never_silent_for: ({ never_silent_for: limit }) => ({ reading: 'dead_air', atMost: durationMs(limit) }),
  asks_again_within: ({ asks_again_within: limit }) => ({ reading: 'reprompt', atMost: durationMs(limit) }),
  last_word_heard: () => ({ reading: 'cut_at_end', atMost: LAST_WORD_MS }),
  no_audio_after_clear: () => ({ reading: 'leak', atMost: 0 }),
  buffer_at_most: ({ buffer_at_most: limit }) => ({ reading: 'overrun', atMost: durationMs(limit) }),
};

/** The expectations that are readings by a name of their own, and the reading of each. */
export const EXPECTED_READINGS = Object.keys(QUESTIONS);

function questionOf(expectation: Expectation): Question {
  for (const [name, question] of Object.entries(QUESTIONS))
    if (Object.hasOwn(expectation, name)) return question(expectation);
  const { reading, at_most: atMost, at_least: atLeast } = expectation;
  const value = (limit: number | string | undefined): number | undefined =>
    typeof limit === 'string' ? durationMs(limit) : limit;
  // The name has been checked where the expectation was.
  return { reading: reading as ReadingName, atMost: value(atMost) ?? Infinity, atLeast: value(atLeast) };
}

/**
 * Answers an expectation that is a reading, over what has come up on the calls (all where none is named) in the span. Where the far end has done
 * nothing in it, what came since its last act before it counts too: that may be asked for behind an expectation that has come true meanwhile.
 * `not exercised` also means not yet.
 */
export function readingAnswer(
  exchange: Exchange,
  expectation: Expectation,
  ids: readonly string[] | undefined,
  span: WorldSpan,
): Answer {
  const question = questionOf(expectation);
  const answers = askedAbout(exchange, ids).flatMap((call) => {
    const places = placesOf(exchange, call);
    if (!places) return [];
    const facts = callFacts(exchange, call);
    return answer(question, facts, sinceAct(facts, places.toMs(span.after)), places.toMs(span.until));
  });
  const none = { outcome: 'not exercised', came: 'no answered call', evidence: [] } as const;
  return ofAll(answers, none);
}

/** Instants are told in microseconds. */
const SAME_MS = 0.01;

/** All of the span counts where the far end has begun something in it; else also what came since the last thing that it began before. */
function sinceAct({ caller }: CallFacts, ms: number): number {
  const acts = caller.map(({ actMs }) => actMs);
  return acts.some((actMs) => actMs >= ms - SAME_MS) ? ms : Math.max(-Infinity, ...acts);
}

function answer(question: Question, facts: CallFacts, afterMs: number, untilMs: number): Answer {
  const kind = KINDS[question.reading];
  const { reading, open } = readingOf(kind, facts, afterMs);
  const { counts = () => true, atMost, atLeast = -Infinity } = question;
  const samples = reading.samples.filter((sample) => sample.at_ms <= untilMs && counts(sample));
  const bad = samples.filter(
    (sample) =>
      sample.value > atMost || (sample.value < atLeast && !isNone(sample)) || sample.detail?.['never'] === true,
  );
  const openMs = open === undefined ? 0 : untilMs - open;
  if (bad.length > 0) return told('fail', reading, bad);
  if (reading.unit === 'ms' && openMs > atMost)
    return { outcome: 'fail', came: `none for ${words(openMs, 'ms')} by now`, evidence: [] };
  const good = samples.filter((sample) => sample.detail?.['so_far'] !== true && !isNone(sample));
  if (good.length > 0) return told('pass', reading, good);
  const [none] = samples.filter(isNone);
  if (none && open === undefined) return told('not exercised', reading, [none]);
  const outcome = reading.outcome === 'not_measurable' ? 'not measurable' : 'not exercised';
  const why =
    open === undefined ? (reading.why ?? 'nothing that shows it') : `nothing for ${words(openMs, 'ms')} so far`;
  return { outcome, came: why, evidence: [] };
}

/** The app did not do it before the call, or something else, ended the wait: that is no case of having done it in that time. */
const isNone = ({ detail }: Sample): boolean => detail?.['none'] === true;

function told(outcome: Answer['outcome'], { name, unit }: Reading, samples: readonly Sample[]): Answer {
  const worst = samples.reduce((a, b) =>
    (KINDS[name].worse?.(a.value, b.value) ?? Math.max(a.value, b.value)) === a.value ? a : b,
  );
  const more = samples.length === 1 ? '' : `, the worst of ${samples.length}`;
  const came = `${name} ${isNone(worst) ? 'none for ' : ''}${words(worst.value, unit)} at ${words(worst.at_ms, 'ms')} of the call${more}`;
  return { outcome, came, evidence: samples.flatMap(({ evidence }) => evidence) };
}

function words(value: number, unit: Reading['unit']): string {
  if (unit === 'ms')
    return Math.abs(value) < 1_000 ? `${Math.round(value)} ms` : `${Number((value / 1_000).toFixed(2))} s`;
  return unit === 'dBFS' ? `${value} dBFS` : String(value);
}
