import { z } from 'zod';
import { scriptFaults, SCRIPT_ACTIONS, type WrittenStep } from './calls/written-step.js';
import {
  AMD_RESULTS,
  DEEPFAKE_RESULTS,
  MAX_GREETING,
  PARTY_KINDS,
  REFER_ANSWERS,
  REFER_REFUSALS,
  SIPREC_ANSWERS,
  type PartyNature,
} from './calls/nature.js';
import { isE164, isSipUri } from './commands/numbers.js';
import { between, flag, isWebUrl, listOf, mapping, oneOf, whole } from './config-rules.js';
import { LIMITS } from './limits.js';
import { readBase64 } from './media/base64-audio.js';
import { MediaError } from './media/media-error.js';
import { looksLikeWav, openWav } from './media/wav.js';
import { FIXTURE, fixtureNames } from './platform/fixtures.js';
import { atOnce } from './platform/gently.js';
import { roughBytes } from './platform/rough-bytes.js';

/** The far end does this when it is dialled, unless the number dialled has a fate of its own. */
export type PartyBehaviour = 'answer' | 'busy' | 'reject' | 'no_answer' | 'not_found';

/** The far end of one number. What is left out is as without it. */
export interface PartyConfig extends PartyNature {
  /** The phone rings so long, in ms, at most 600,000. */
  readonly ringMs?: number | undefined;
  /** The party does this then. */
  readonly behaviour?: PartyBehaviour | undefined;
  /** The party does this of itself from the answer on. Without a script it does what it is told; with an empty one, nothing. */
  readonly script?: readonly WrittenStep[] | undefined;
}

/** The longest that a dialled party may ring: dial's own `timeout_secs` ends at 600 s. */
const MAX_RING_MS = 600_000;
/** As long a pause as the control API takes: a day. */
const MAX_PAUSE_MS = 86_400_000;

const greeting = `a text of at most ${MAX_GREETING} characters`;
const refer = `"accept", "reject" or a SIP status from ${REFER_REFUSALS.min} to ${REFER_REFUSALS.max}`;

export const party = {
  ring_ms: whole(0, MAX_RING_MS).optional(),
  behaviour: oneOf(['answer', 'busy', 'reject', 'no_answer', 'not_found']).optional(),
  // The control API has the same in openapi/control/nature.yaml; a test holds the two together.
  kind: oneOf(PARTY_KINDS).optional(),
  greeting: z.string({ error: greeting }).max(MAX_GREETING, { error: greeting }).optional(),
  beep: flag.optional(),
  amd: oneOf(AMD_RESULTS).optional(),
  refer: z
    .union(
      [z.enum(REFER_ANSWERS), z.int({ error: refer }).min(REFER_REFUSALS.min, refer).max(REFER_REFUSALS.max, refer)],
      { error: refer },
    )
    .optional(),
  siprec: oneOf(SIPREC_ANSWERS).optional(),
  deepfake: oneOf(DEEPFAKE_RESULTS).optional(),
};

function textOf(chars: number) {
  const error = `a text of 1 to ${chars} characters`;
  return z.string({ error }).min(1, { error }).max(chars, { error });
}

const digits = '1 to 100 of the keys 0-9, *, #, A-D';

// The control API has the same ranges in openapi/control/script.yaml; a test holds the two together.
const step = {
  say: textOf(10_000).optional(),
  voice: z.string({ error: 'the name of a voice' }).optional(),
  play: z.string({ error: 'a recording' }).superRefine(playable).optional(),
  press: z
    .string({ error: digits })
    .regex(/^[0-9*#A-D]{1,100}$/, { error: digits })
    .optional(),
  wait_ms: between(0, MAX_PAUSE_MS).optional(),
  silence_ms: between(0, MAX_PAUSE_MS).optional(),
  hangup: z.literal(true, { error: 'true' }).optional(),
};

/** A recording that comes with the simulator is there, one in base64 can be read. One by URL is fetched when its step begins. */
function playable(play: string, context: z.RefinementCtx): void {
  const refuse = (message: string, came?: string): void =>
    context.addIssue({ code: 'custom', message, params: { came } });
  if (play.startsWith(FIXTURE)) {
    const known = fixtureNames().map((name) => `${FIXTURE}${name}`);
    if (!known.includes(play)) refuse(`one of ${known.join(', ')}`);
    return;
  }
  if (isWebUrl(play)) return;
  let file: Uint8Array = new Uint8Array();
  try {
    file = atOnce(readBase64(play, 'audio'));
    openWav(file);
  } catch (error) {
    if (!(error instanceof MediaError)) throw error;
    if (looksLikeWav(file)) refuse(`a WAV file with ${error.expected} as ${error.field}`, error.came);
    else refuse(`${FIXTURE}NAME, an http or https URL, or a WAV file in base64`);
  }
}

const script = listOf(mapping(step), 'steps')
  .max(LIMITS['script.steps'], { error: `at most ${LIMITS['script.steps']} steps (script.steps)` })
  .superRefine((steps, context) => {
    for (const { at, expected, came } of scriptFaults(steps))
      context.addIssue({ code: 'custom', message: expected, path: [...at], params: { came } });
  });

const isDialled = (number: string): boolean => isE164(number) || isSipUri(number);
const number = z.string().refine(isDialled, { error: 'a number such as "+15550100300" or a SIP address' });

/** Far ends by the number, or SIP address, that is dialled. */
export const partiesSchema = z
  .record(number, mapping({ ...party, script: script.optional() }), { error: 'a mapping of numbers to parties' })
  .refine((parties) => Object.keys(parties).length <= LIMITS.parties, {
    error: `at most ${LIMITS.parties} numbers (parties)`,
  })
  .refine((parties) => roughBytes(parties) <= LIMITS['parties.bytes'], {
    error: `at most ${LIMITS['parties.bytes']} bytes of scripts (parties.bytes)`,
  });

export const PARTY_KEYS = {
  'parties.*': [...Object.keys(party), 'script'],
  'parties.*.script.*': [...SCRIPT_ACTIONS, 'voice'],
};
