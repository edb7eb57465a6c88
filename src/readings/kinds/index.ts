import type { ReadingName } from '../reading.js';
import { cutAtEnd } from './cut-at-end.js';
import { deadAir } from './dead-air.js';
import { greeting } from './greeting.js';
import type { ReadingKind } from './kind.js';
import { level } from './level.js';
import { overrun } from './overrun.js';
import { reply } from './reply.js';
import { reprompt } from './reprompt.js';
import { yields } from './yield.js';

/** Every reading, in the order of docs/READINGS.md. */
export const KINDS: Partial<Record<ReadingName, ReadingKind>> = {
  greeting,
  reply,
  yield: yields,
  dead_air: deadAir,
  reprompt,
  overrun,
  level,
  cut_at_end: cutAtEnd,
};
