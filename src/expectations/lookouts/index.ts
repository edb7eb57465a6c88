import type { Begin, JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import type { Lookout } from '../seen.js';
import { commandLookout } from './command.js';
import { entryLookout, findingLookout } from './entry.js';
import { frameLookout } from './frame.js';
import { stateLookout } from './state.js';
import { webhookLookout } from './webhook.js';

type NewLookout = (expectation: Expectation, context: JudgeContext, begin: Begin) => Lookout;

const LOOKOUTS: readonly (readonly [keyof Expectation, NewLookout])[] = [
  ['command', commandLookout],
  ['webhook', webhookLookout],
  ['state', stateLookout],
  ['frame', frameLookout],
  ['finding', findingLookout],
  ['entry', entryLookout],
];

/** The lookout for what the journal tells of; undefined for an expectation of another kind. */
export function lookoutOf(expectation: Expectation, context: JudgeContext, begin: Begin): Lookout | undefined {
  const [, newLookout] = LOOKOUTS.find(([kind]) => expectation[kind] !== undefined) ?? [];
  return newLookout?.(expectation, context, begin);
}
