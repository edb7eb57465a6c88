import { describe, expect, it } from 'vitest';
import { powerOf } from '../../../src/media/loudness.js';
import type { CodecName } from '../../../src/media/codecs/index.js';
import { writeWav } from '../../../src/media/wav.js';
import { readingsOf } from '../../../src/readings/readings.js';
import { StreamApp, voice } from '../../support/stream-app.js';

/** A reference app's behaviour on one call; what a test changes is a defect. All in ms but what has another unit in its name. */
interface Behaviour {
  readonly codec?: CodecName;
  /** Default: the codec of the stream. */
  readonly encodesAs?: CodecName;
  readonly greetsAfter?: number;
  readonly repliesAfter?: number;
  /** Silence that it sends before its reply. */
  readonly preRoll?: number;
  /** From an interruption to its clear. */
  readonly yieldsAfter?: number;
  readonly clears?: boolean;
  /** Sound sent ahead of its time. */
  readonly lead?: number;
  /** Sound that it sends behind its clear. */
  readonly leaks?: number;
  readonly stopsForMmHmm?: boolean;
  readonly answersNoise?: boolean;
  readonly asksAgainAfter?: number;
  /** It replies so long before the far end is done. */
  readonly talksOver?: number;
  readonly hole?: number;
  /** Changes each sample of its sound. */
  readonly sound?: (sample: number) => number;
  readonly echoes?: boolean;
  readonly beforeMark?: boolean;
  readonly cutsItself?: boolean;
}

const HELLO = 'Hello, this is somebody who speaks';
/** The fake voice takes 60 ms for a character, and is silent for the last 10. */
const lengthOf = (text: string): number => text.length * 60 - 10;

/** A frame in the middle of a loud sound: where audio that comes late tears something up. */
function loudFrame(pcm: Int16Array): number {
  const loudness = (frame: number): number => {
    const level = (from: number): number => powerOf(pcm, from, from + 40);
    return Math.min(level(frame * 160 - 40), level(frame * 160));
  };
  const frames = Array.from({ length: 60 }, (_, i) => i + 10);
  return frames.reduce((a, b) => (loudness(b) > loudness(a) ? b : a));
}

/** An app without a defect. */
const USUAL = {
  greetsAfter: 300,
  repliesAfter: 500,
  preRoll: 0,
  yieldsAfter: 250,
  clears: true,
  lead: 100,
  leaks: 0,
  asksAgainAfter: 5_000,
  talksOver: 0,
  hole: 0,
  sound: (sample: number) => sample,
} satisfies Behaviour;

/** One call with everything that there are readings of, in a row. */
async function callWith(changes: Behaviour): Promise<Record<string, string>> {
  const does = { ...USUAL, ...changes };
  const { greetsAfter, repliesAfter, yieldsAfter, asksAgainAfter, lead, talksOver, leaks } = does;
  const app = await StreamApp.answer(does.codec, does.encodesAs);
  const { world, call } = app;
  const line = (await voice('greeting')).map((sample) => Math.max(-32_768, Math.min(32_767, does.sound(sample))));
  // Two seconds and more of speech without a pause of a quarter of a second.
  const long = Int16Array.from([...line, ...line, ...line]);
  const short = line.slice(0, 16_000);
  const silence = new Int16Array(does.preRoll * 8);
  const steps: [number, () => void][] = [];
  const at = (ms: number, step: () => void): void => void steps.push([ms, step]);

  at(greetsAfter, () =>
    app.send(short, {
      leadMs: lead,
      delay: { frame: loudFrame(short), ms: does.hole > 0 ? does.hole + lead : 0 },
    }),
  );
  // It is asked something, and answers.
  const asked = 4_000;
  const replied = asked + lengthOf(HELLO) + (talksOver > 0 ? -talksOver : repliesAfter);
  at(asked, () => void world.say(call, HELLO));
  if (does.echoes)
    at(asked + 200, () => app.send(world.media.leg(call.id)?.inbound.samples(asked * 8, 8 * 2_100) ?? short));
  at(replied, () => app.send(Int16Array.from([...silence, ...long]), { leadMs: lead }));
  // The far end agrees, and a little later interrupts.
  const agreed = replied + 1_000 + talksOver;
  at(agreed, () => void world.say(call, 'Mm-hmm.'));
  if (does.stopsForMmHmm) at(agreed + 300, () => app.clear());
  if (does.stopsForMmHmm) at(agreed + 1_500, () => app.send(long, { leadMs: lead }));
  const interrupted = agreed + 3_000;
  const INTERRUPTION = 'Stop, please, I have a question';
  at(interrupted, () => void world.say(call, INTERRUPTION));
  at(interrupted + yieldsAfter, () => (does.clears ? app.clear() : app.stopSending()));
  if (leaks > 0) at(interrupted + yieldsAfter + 320, () => app.send(line.slice(0, leaks * 8), { leadMs: 0 }));
  const answered = interrupted + lengthOf(INTERRUPTION) + repliesAfter;
  at(answered, () => app.send(short, { leadMs: lead }));
  // There is a noise, and then nothing; the app asks again.
  const noise = answered + 2_500;
  const cough = writeWav([(await voice('tone-440')).slice(0, 2_400)], 8_000);
  at(noise, () => {
    const actId = call.ids.uuid('act');
    world.act(call, { act: 'sound', sound: { kind: 'play', actId, wav: cough, transcript: '' } });
  });
  if (does.answersNoise) at(noise + 700, () => app.send(short, { leadMs: lead }));
  const again = answered + 2_000 + asksAgainAfter;
  at(again, () => {
    app.send(short, { leadMs: lead });
    app.mark('said');
  });
  const BYE = 'No, thank you';
  const ended = again + 3_000;
  at(ended, () => void world.say(call, BYE));
  const goodbye = ended + lengthOf(BYE) + repliesAfter;
  at(goodbye, () => {
    app.send(short, { leadMs: does.cutsItself || does.beforeMark ? 5_000 : lead });
    if (does.beforeMark) app.mark('bye');
  });
  const hangup = goodbye + (does.cutsItself ? 1_000 : 2_000);
  at(hangup - (does.beforeMark ? 40 : 0), () => world.ok(call, 'hangup'));
  await app.run(steps, hangup + 200);
  const { readings } = readingsOf(world.exchange, call);
  return Object.fromEntries(
    readings.flatMap(({ name, verdict, code }) =>
      code === undefined || verdict === null ? [] : [[name, `${verdict} ${code}`]],
    ),
  );
}

/** A defect, and all the readings that it moves: its own, and the neighbours that see it too. */
const DEFECTS: readonly (readonly [what: string, does: Behaviour, moves: Record<string, string>])[] = [
  ['greets late', { greetsAfter: 2_400 }, { greeting: 'warning greeting_late' }],
  ['replies late', { repliesAfter: 1_700 }, { reply: 'warning reply_late' }],
  ['replies very late', { repliesAfter: 3_500 }, { reply: 'warning reply_late', dead_air: 'warning dead_air' }],
  ['sends silence before its reply', { preRoll: 300, repliesAfter: 300 }, { pre_roll: 'hint reply_silent_start' }],
  ['yields slowly', { yieldsAfter: 900 }, { yield: 'warning yield_slow', talk_over: 'warning talks_over_caller' }],
  [
    'does not yield',
    // Its clear comes so late that its answer goes with it.
    { yieldsAfter: 4_000 },
    { yield: 'error yield_never', talk_over: 'warning talks_over_caller', dead_air: 'warning dead_air' },
  ],
  [
    'lets its queue play on',
    { clears: false, lead: 2_500 },
    { uncleared: 'warning barge_in_without_clear', yield: 'error yield_never', talk_over: 'warning talks_over_caller' },
  ],
  [
    'leaks sound behind its clear',
    { leaks: 300 },
    { leak: 'warning audio_after_clear', talk_over: 'warning talks_over_caller' },
  ],
  ['stops for a sound of agreement', { stopsForMmHmm: true }, { false_yield: 'warning stops_for_backchannel' }],
  ['answers a noise', { answersNoise: true }, { noise_reply: 'warning answers_noise' }],
  ['ignores a silent caller', { asksAgainAfter: 10_000 }, { reprompt: 'warning silent_caller_ignored' }],
  ['begins before the caller is done', { talksOver: 900 }, { talk_over: 'warning talks_over_caller' }],
  ['has a hole in its sound', { hole: 200 }, { hole: 'warning stream_breaks_up' }],
  ['has a long hole in its sound', { hole: 400 }, { hole: 'error stream_breaks_up' }],
  ['is quiet', { sound: (x) => x / 12 }, { level: 'hint sound_quiet' }],
  [
    'clips',
    { sound: (x) => x * 4 },
    { clipping: 'warning sound_clipped', level: 'hint sound_loud', offset: 'warning sound_offset' },
  ],
  ['is off zero', { sound: (x) => x + 600 }, { offset: 'warning sound_offset' }],
  [
    'sends the caller back its own voice',
    { echoes: true },
    { echo: 'warning sound_echo', talk_over: 'warning talks_over_caller' },
  ],
  [
    'encodes by the other law',
    { encodesAs: 'PCMA' },
    { wrong_sound: 'warning stream_wrong_law', level: 'hint sound_loud', offset: 'warning sound_offset' },
  ],
  ['goes on before its mark is back', { beforeMark: true }, { mark_misuse: 'hint acts_before_mark' }],
  ['hangs up on itself', { cutsItself: true }, { cut_at_end: 'warning hangup_cuts_speech' }],
];

describe('a reference app', () => {
  it.each(['PCMU', 'PCMA', 'L16'] as const)('without a defect gives nothing, over %s', async (codec) => {
    expect(await callWith({ codec })).toEqual({});
  });

  it.each(DEFECTS)('that %s moves that reading and its neighbours', async (_what, does, moves) => {
    expect(await callWith(does)).toEqual(moves);
  });
});
