import type { ReadingName } from '../reading.js';
import { clipping } from './clipping.js';
import { cutAtEnd } from './cut-at-end.js';
import { deadAir } from './dead-air.js';
import { echo } from './echo.js';
import { falseYield } from './false-yield.js';
import { greeting } from './greeting.js';
import { hole } from './hole.js';
import type { ReadingKind } from './kind.js';
import { leak } from './leak.js';
import { level } from './level.js';
import { markMisuse } from './mark-misuse.js';
import { noiseReply } from './noise-reply.js';
import { offset } from './offset.js';
import { overrun } from './overrun.js';
import { preRoll } from './pre-roll.js';
import { reply } from './reply.js';
import { reprompt } from './reprompt.js';
import { talkOver } from './talk-over.js';
import { uncleared } from './uncleared.js';
import { wrongSound } from './wrong-sound.js';
import { yields } from './yield.js';

/** Every reading, in the order of docs/READINGS.md. */
export const KINDS: Readonly<Record<ReadingName, ReadingKind>> = {
  greeting,
  reply,
  pre_roll: preRoll,
  yield: yields,
  leak,
  uncleared,
  false_yield: falseYield,
  noise_reply: noiseReply,
  dead_air: deadAir,
  reprompt,
  talk_over: talkOver,
  hole,
  overrun,
  wrong_sound: wrongSound,
  clipping,
  level,
  offset,
  echo,
  mark_misuse: markMisuse,
  cut_at_end: cutAtEnd,
};
