import type { GatherActivity } from '../activities/gather/kind.js';
import { live, type Call } from '../calls/call.js';
import type { Effect } from '../calls/effect.js';
import { beginning } from '../calls/lasting.js';
import { startActivity, stop } from '../calls/lifecycle.js';
import type { World } from '../calls/world.js';
import type { ErrorKey, Refusal } from '../contract/errors.js';

/** The commands that gather have these in common. */
export interface GatherBody {
  readonly inter_digit_timeout_millis?: number;
  readonly maximum_digits?: number;
  readonly minimum_digits?: number;
  readonly maximum_tries?: number;
  readonly initial_timeout_millis?: number;
  readonly terminating_digit?: string | null;
  readonly timeout_millis?: number;
  readonly valid_digits?: string | null;
}

interface Range {
  readonly max: number;
  readonly error: ErrorKey;
}

const COUNT = 128;
const WAIT_MS = 120_000;

/** Telnyx's error table has these ranges, from 1; for `timeout_millis` it has none, and this is that of its format. */
const RANGES: { readonly [Name in keyof GatherBody]?: Range } = {
  initial_timeout_millis: { max: WAIT_MS, error: 'invalidInitialTimeout' },
  inter_digit_timeout_millis: { max: WAIT_MS, error: 'invalidInterDigitTimeout' },
  maximum_digits: { max: COUNT, error: 'invalidMaximumDigits' },
  maximum_tries: { max: COUNT, error: 'invalidMaximumTries' },
  minimum_digits: { max: COUNT, error: 'invalidMinimumDigits' },
  timeout_millis: { max: 2 ** 31 - 1, error: 'invalidTimeoutMillis' },
};

/**
 * The names of the same settings in the first version of the API, for whose values the error table still has codes. A bad one is
 * refused (inferred), a good one is a property that is not known.
 */
const FIRST_VERSION: Readonly<Record<string, Range>> = {
  inter_digit_timeout: { max: WAIT_MS, error: 'invalidV1InterDigitTimeout' },
  max: { max: COUNT, error: 'invalidV1Max' },
  min: { max: COUNT, error: 'invalidV1Min' },
  timeout: { max: 2 ** 31 - 1, error: 'invalidV1Timeout' },
  tries: { max: COUNT, error: 'invalidV1Tries' },
};

/** All that can be said against them beyond the schema. */
export function checkGather(body: GatherBody): Refusal[] {
  const given = new Map<string, unknown>(Object.entries(body));
  return [
    ...Object.entries(RANGES).flatMap(([name, range]) =>
      // A value that the schema has refused is blanked, and no number.
      typeof given.get(name) === 'number' ? checkRange(name, given.get(name), range) : [],
    ),
    ...Object.entries(FIRST_VERSION).flatMap(([name, range]) =>
      given.has(name) ? checkRange(name, given.get(name), range) : [],
    ),
    ...checkKeys('terminating_digit', body.terminating_digit, /^[0-9*#]?$/, 'invalidTerminatingDigit'),
    ...checkKeys('valid_digits', body.valid_digits, /^[0-9*#]+$/, 'invalidValidDigits'),
  ];
}

function checkRange(name: string, value: unknown, { max, error }: Range): Refusal[] {
  const isFit = typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= max;
  return isFit ? [] : [{ error, pointer: `/${name}` }];
}

function checkKeys(name: string, value: string | null | undefined, allowed: RegExp, error: ErrorKey): Refusal[] {
  return typeof value !== 'string' || allowed.test(value) ? [] : [{ error, pointer: `/${name}` }];
}

/** The document's defaults. */
export const USUAL = { firstDigitMs: 5_000, timeoutMs: 60_000, tries: 3 } as const;
const USUAL_NEXT_DIGIT_MS = 5_000;

/** A gather's settings in which its commands differ. */
type OwnSettings = Pick<
  GatherActivity,
  | 'parent'
  | 'conference'
  | 'gatherId'
  | 'prompt'
  | 'invalidPrompt'
  | 'isInterruptible'
  | 'firstDigitMs'
  | 'wholeMs'
  | 'triesLeft'
>;

/** A gather begins. One that is under way is cancelled: a leg has one at a time (inferred, as no source has two). */
export function beginGather(call: Call, body: GatherBody, own: OwnSettings, world: World): Effect[] {
  const replaced = live(call, 'gather').flatMap((before) => stop(call, before, 'replaced', world));
  const gather: GatherActivity = {
    kind: 'gather',
    ...beginning(call.ids.uuid('gather'), world, 'running'),
    ...own,
    rules: {
      minimum: body.minimum_digits ?? 1,
      maximum: body.maximum_digits ?? COUNT,
      terminator: body.terminating_digit ?? '#',
      valid: body.valid_digits ?? '0123456789#*',
    },
    nextDigitMs: body.inter_digit_timeout_millis ?? USUAL_NEXT_DIGIT_MS,
    digits: '',
    prompts: [],
    outcome: undefined,
  };
  return [...replaced, ...startActivity(call, gather, world)];
}

/** The settings of a gather with a prompt: its time-out begins when that has been heard, and it is heard again. */
export const promptedSettings = (
  body: GatherBody,
  prompts: Pick<GatherActivity, 'prompt' | 'invalidPrompt'>,
): OwnSettings => ({
  ...prompts,
  gatherId: undefined,
  isInterruptible: true,
  firstDigitMs: body.timeout_millis ?? USUAL.timeoutMs,
  wholeMs: undefined,
  triesLeft: body.maximum_tries ?? USUAL.tries,
});
