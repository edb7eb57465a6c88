import type { Call } from '../calls/call.js';
import type { Exchange } from '../shell/exchange.js';
import { callFacts } from './call-facts.js';
import type { CallFacts } from './facts.js';
import { KINDS } from './kinds/index.js';
import type { Cases, ReadingKind } from './kinds/kind.js';
import { LOST } from './kinds/turns.js';
import type { CallReadings, Reading } from './reading.js';

/** An edge of what the app makes audible is right to so many ms: what `telnyx-sim calibrate` measures at worst. */
export const BOUND_MS = 10;

/** The readings of a call so far. `afterMs`: only of what came up from there on, on the time line of the call. */
export function readingsOf(exchange: Exchange, call: Call, afterMs = -Infinity): CallReadings {
  const facts = callFacts(exchange, call);
  return {
    call_control_id: call.id,
    bound_ms: BOUND_MS,
    readings: Object.values(KINDS).map((kind) => readingOf(kind, facts, afterMs).reading),
  };
}

/** One reading of a call, and where its open case began, if one is. */
export function readingOf(
  kind: ReadingKind,
  facts: CallFacts,
  afterMs = -Infinity,
): { readonly reading: Reading; readonly open: number | undefined } {
  const cases = kind.cases(facts);
  const open = cases.open !== undefined && cases.open >= afterMs ? cases.open : undefined;
  const isLost = kind.isAtEnd !== true && facts.lostBeforeMs > Math.max(0, afterMs);
  return { reading: toReading(kind, { ...cases, why: cases.why ?? (isLost ? LOST : undefined) }, afterMs), open };
}

function toReading(kind: ReadingKind, { samples: all, why }: Cases, afterMs: number): Reading {
  const { name, unit, idle } = kind;
  // Places are told to a tenth: half of one may be missing.
  const samples = all.filter(({ at_ms: at }) => at >= afterMs - 0.05);
  const nothing = { value: null, samples: [], verdict: null } as const;
  if (samples.length === 0 && why !== undefined) return { name, unit, outcome: 'not_measurable', why, ...nothing };
  if (samples.length === 0) return { name, unit, outcome: 'not_exercised', why: idle, ...nothing };
  const values = samples.map((sample) => sample.value);
  const value = values.reduce((a, b) => kind.worse?.(a, b) ?? Math.max(a, b));
  const judged = kind.judge(samples);
  return { name, unit, outcome: 'measured', value, samples, ...(judged ?? { verdict: 'fine' as const }) };
}
