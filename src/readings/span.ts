import type { Call } from '../calls/call.js';
import type { Exchange } from '../shell/exchange.js';

/** From `after` up to `until`, in world microseconds since the Unix epoch. */
export interface WorldSpan {
  readonly after: number;
  readonly until: number;
}

/** The answer to a question about sound, or about a reading, over what there is so far. */
export interface Answer {
  readonly outcome: 'pass' | 'fail' | 'not exercised' | 'not measurable';
  /** Tells in words what came. */
  readonly came: string;
  /** The instant at which it came true, in world microseconds, where that is known. */
  readonly micros?: number;
  /** The `seq` of the entries that it rests on. */
  readonly evidence: readonly number[];
}

/** World microseconds of an instant of a call, in ms from its answer; undefined for one that was not answered. */
export function placesOf(
  exchange: Exchange,
  call: Call,
): { toMs(micros: number): number; toMicros(ms: number): number } | undefined {
  const timeline = exchange.leg(call)?.timeline;
  if (!timeline) return undefined;
  const startMicros = Math.round(timeline.startWallMs * 1000);
  return { toMs: (micros) => (micros - startMicros) / 1000, toMicros: (ms) => Math.round(startMicros + ms * 1000) };
}

/** The calls that a question is about: those named, or all that were answered. */
export const askedAbout = (exchange: Exchange, ids: readonly string[] | undefined): Call[] =>
  ids === undefined ? [...exchange.calls()] : ids.flatMap((id) => exchange.findCall(id) ?? []);

const WEIGHT = ['not exercised', 'not measurable', 'pass', 'fail'] as const;

/** Of several calls: one that fails fails it; else one that passes it passes it. `none`: where there is no call. */
export const ofAll = (answers: readonly Answer[], none: Answer): Answer =>
  answers.reduce<Answer | undefined>(
    (worst, answer) => (worst && WEIGHT.indexOf(answer.outcome) <= WEIGHT.indexOf(worst.outcome) ? worst : answer),
    undefined,
  ) ?? none;
