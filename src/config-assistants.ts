import { z } from 'zod';
import type { AssistantScript } from './calls/assistants.js';
import { listOf, mapping, text } from './config-rules.js';
import { LIMITS } from './limits.js';
import { roughBytes } from './platform/rough-bytes.js';

const values = z.record(z.string(), z.unknown(), { error: 'a mapping of names to values' });

// The control API has the same in openapi/control/assistants.yaml.
const assistant = {
  says: listOf(
    text.max(LIMITS['speak.payload_chars'], { error: `a text of at most ${LIMITS['speak.payload_chars']} characters` }),
    'texts',
  ).optional(),
  result: values.optional(),
  insights: listOf(z.union([text, values], { error: 'a text or a mapping' }), 'insights').optional(),
};
const assistantSchema: z.ZodType<AssistantScript> = mapping(assistant);

/** Scripts of AI assistants, by the assistant's id. */
export const assistantsSchema = z
  .record(text, assistantSchema, { error: 'a mapping of ids to assistants' })
  .refine((assistants) => Object.keys(assistants).length <= LIMITS.assistants, {
    error: `at most ${LIMITS.assistants} assistants (assistants)`,
  })
  .refine((assistants) => roughBytes(assistants) <= LIMITS['assistants.bytes'], {
    error: `at most ${LIMITS['assistants.bytes']} bytes of scripts (assistants.bytes)`,
  });

export const ASSISTANT_KEYS = { 'assistants.*': Object.keys(assistant) };
