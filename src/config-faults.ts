import type { z } from 'zod';
import { between, flag, listOf, mapping, oneOf, text, whole } from './config-rules.js';
import { faultObjections } from './faults/check.js';
import type { Fault, FaultKind } from './faults/fault.js';
import { ALL_KINDS } from './faults/kinds.js';

/** At most so many in one configuration, as in one request. */
const MAX_FAULTS = 100;
const DAY_MS = 86_400_000;
const TEN_MINUTES_MS = 600_000;
const MILLION = 1_000_000;

const upTo = (characters: number) =>
  text.max(characters, { error: `a text of at most ${characters} characters` }).optional();

// The control API has the same in openapi/control/faults.yaml.
const target = {
  operation: upTo(100),
  event: upTo(100),
  number: upTo(300),
  call_control_id: upTo(300),
  direction: oneOf(['from_party', 'to_party']).optional(),
};
const fault = {
  // There is at least one.
  fault: oneOf(ALL_KINDS as [FaultKind, ...FaultKind[]]),
  name: upTo(100),
  when: mapping(target).optional(),
  probability: between(0, 1).optional(),
  count: whole(1, MILLION).optional(),
  skip: whole(0, MILLION).optional(),
  ttl_ms: between(1, DAY_MS).optional(),
  status: whole(400, 599).optional(),
  retry_after_secs: whole(0, 3600).optional(),
  code: upTo(20),
  after_effect: flag.optional(),
  delay_ms: between(0, TEN_MINUTES_MS).optional(),
  jitter_ms: between(0, TEN_MINUTES_MS).optional(),
  bunch: whole(2, 100).optional(),
  after_ms: between(0, TEN_MINUTES_MS).optional(),
};
const faultSchema = mapping(fault).superRefine((given, context) => {
  // A property that is left out is undefined here, and absent there.
  for (const { at, expected } of faultObjections(given as Fault))
    context.addIssue({ code: 'custom', path: [...at], message: expected });
}) as unknown as z.ZodType<Fault>;

/** Faults of each world. */
export const faultsSchema = listOf(faultSchema, 'faults').refine((faults) => faults.length <= MAX_FAULTS, {
  error: `at most ${MAX_FAULTS} faults`,
});

export const FAULT_KEYS = { 'faults.*': Object.keys(fault), 'faults.*.when': Object.keys(target) };
