import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExchangeWorld } from '../support/exchange.js';
import { press } from '../support/gathering.js';
import { runs } from '../support/property-runs.js';

/** Texts, one character of which lasts 60 ms. */
const PROMPT = 'Hello';
const INVALID = 'No.';
const CHARACTER_MS = 60;
/** A digit counts when it has been pressed for so long. */
const KEY_MS = 160;
const FRAME_MS = 20;

interface Key {
  /** Milliseconds from the one before. */
  readonly after: number;
  readonly digit: string;
}

interface Case {
  readonly isPrompted: boolean;
  readonly hasInvalidPrompt: boolean;
  readonly tries: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly terminator: string;
  readonly valid: string;
  readonly firstMs: number;
  readonly nextMs: number;
  readonly wholeMs: number;
  readonly keys: readonly Key[];
}

/** Never a multiple of the frame, so that no time-out is due at the instant of a digit. */
const timeOut = (maxFrames: number): fc.Arbitrary<number> =>
  fc.integer({ min: 1, max: maxFrames }).map((frames) => frames * FRAME_MS + 7);

const cases: fc.Arbitrary<Case> = fc.record({
  isPrompted: fc.boolean(),
  hasInvalidPrompt: fc.boolean(),
  tries: fc.integer({ min: 1, max: 3 }),
  minimum: fc.integer({ min: 1, max: 3 }),
  maximum: fc.integer({ min: 1, max: 4 }),
  terminator: fc.constantFrom('#', '*', ''),
  valid: fc.constantFrom('12', '1', '0123456789#*'),
  firstMs: timeOut(60),
  nextMs: timeOut(60),
  wholeMs: timeOut(150),
  keys: fc.array(
    fc.record({
      after: fc.integer({ min: 12, max: 60 }).map((frames) => frames * FRAME_MS),
      digit: fc.constantFrom('1', '1', '2', '#', '*', 'A'),
    }),
    { maxLength: 8 },
  ),
});

/** The same said a second time, in a loop over the keys: `432 "12" valid`. */
function model(its: Case): string {
  let pressedAt = -KEY_MS;
  const left = its.keys.map(({ after, digit }) => ({ at: (pressedAt += after) + KEY_MS, digit }));
  let begin = 0;
  for (let tries = its.isPrompted ? its.tries : 1, isInvalid = false; ; tries--) {
    const texts = its.isPrompted ? `${isInvalid && its.hasInvalidPrompt ? INVALID : ''}${PROMPT}` : '';
    const heard = texts === '' ? begin : Math.ceil(begin / FRAME_MS) * FRAME_MS + texts.length * CHARACTER_MS;
    const end = oneTry(its, left, heard + its.firstMs);
    if (end.status === 'valid' || tries === 1) return `${end.at} "${end.digits}" ${end.status}`;
    begin = end.at;
    isInvalid = end.status === 'invalid';
  }
}

function oneTry(its: Case, left: { at: number; digit: string }[], firstDue: number) {
  const wholeDue = its.isPrompted ? Infinity : its.wholeMs;
  let digits = '';
  let due = firstDue;
  for (;;) {
    const isEnough = digits.length >= its.minimum;
    const next = left[0];
    const over = Math.min(due, wholeDue);
    if (!next || next.at > over)
      return { at: over, digits, status: digits === '' ? 'timeout' : isEnough ? 'valid' : 'invalid' };
    left.shift();
    const { at, digit } = next;
    if (digit === its.terminator) return { at, digits, status: isEnough ? 'valid' : 'invalid' };
    digits += digit;
    if (!its.valid.includes(digit)) return { at, digits, status: 'invalid' };
    if (digits.length === its.maximum)
      return { at, digits, status: digits.length >= its.minimum ? 'valid' : 'invalid' };
    due = at + its.nextMs;
  }
}

async function simulated(its: Case): Promise<string> {
  const world = new ExchangeWorld();
  const call = await world.answered();
  const common = {
    minimum_digits: its.minimum,
    maximum_digits: its.maximum,
    terminating_digit: its.terminator,
    valid_digits: its.valid,
    inter_digit_timeout_millis: its.nextMs,
  };
  if (its.isPrompted)
    world.ok(call, 'gather_using_speak', {
      ...common,
      payload: PROMPT,
      voice: 'female',
      invalid_payload: its.hasInvalidPrompt ? INVALID : undefined,
      timeout_millis: its.firstMs,
      maximum_tries: its.tries,
    });
  else world.ok(call, 'gather', { ...common, initial_timeout_millis: its.firstMs, timeout_millis: its.wholeMs });
  await world.clock.advanceAsync(0);
  let isFirst = true;
  for (const { after, digit } of its.keys) {
    await world.clock.advanceAsync(isFirst ? after - KEY_MS : after);
    isFirst = false;
    press(world, call, digit);
  }
  await world.clock.advanceAsync(60_000);
  const ends = world.webhooks(call).filter(({ type }) => type === 'call.gather.ended');
  expect(ends).toHaveLength(1);
  expect(world.clock.pending).toBe(0);
  return ends
    .map(({ atMs, payload }) => `${atMs} ${JSON.stringify(payload['digits'])} ${String(payload['status'])}`)
    .join();
}

describe('a gather with any rules, keys and time-outs', () => {
  it('ends once, when and as it must, and leaves no timer behind', async () => {
    const property = fc.asyncProperty(cases, async (its) => {
      expect(await simulated(its)).toBe(model(its));
    });
    await fc.assert(property, runs(60));
  });
});
