import type { Call } from '../../src/calls/call.js';
import type { Conference } from '../../src/calls/conferences/conference.js';
import { CODECS } from '../../src/media/codecs/index.js';
import { ExchangeWorld, type ExchangeWish } from './exchange.js';
import { wavOf } from './sounds.js';

/** A file of 400 ms. */
export const MUSIC = 'http://files.test/music.wav';
export const GONE = 'http://files.test/gone.wav';

export interface Meeting {
  readonly world: ExchangeWorld;
  readonly conference: Conference;
  /** The first is the one that the conference was made from. All were answered at the same instant, so that their samples coincide. */
  readonly legs: readonly [Call, Call, Call];
}

/** Three legs in a conference, 100 ms after the answer. `body`: of its creation; `files`: that can be downloaded, besides `MUSIC`. */
export async function meeting(
  body: object = {},
  { files = {}, ...wish }: ExchangeWish & { readonly files?: Readonly<Record<string, Uint8Array>> } = {},
): Promise<Meeting> {
  const world = new ExchangeWorld(wish);
  for (const [url, file] of Object.entries({ [MUSIC]: wavOf(400), ...files })) world.files.set(url, file);
  const legs = [await world.answered(), await world.answered(), await world.answered()] as const;
  await world.clock.advanceAsync(100);
  const conference = world.conference(legs[0], body);
  for (const leg of legs.slice(1)) world.okIn(conference, 'join', { call_control_id: leg.id });
  return { world, conference, legs };
}

/** The webhooks about sounds and recordings of conferences, with their time and, where they are about one, the number of the leg. */
export const soundHooks = ({ world, legs }: Meeting): string[] =>
  world
    .webhooks()
    .filter(({ type }) => /playback|speak|recording|gather/.test(type))
    .map(({ type, payload, atMs }) => {
      const isOfLeg = type.includes('.participant.') || type.startsWith('call.');
      const leg = isOfLeg ? ` of ${legs.findIndex(({ id }) => id === payload['call_control_id'])}` : '';
      return `${atMs} ${type.replace('conference.', '')}${leg}`;
    });

const { PCMU } = CODECS;

/** A level as it arrives over the codec of these legs. */
export const through = (value: number): number => PCMU.decode(PCMU.encode(Int16Array.of(value)))[0] ?? NaN;

export const MUSIC_LEVEL = through(1000);

/** The stretches in which a leg hears something, in ms after its answer, each with its level. */
export function heard(world: ExchangeWorld, call: Call): string[] {
  const stretches: { from: number; to: number; level: number }[] = [];
  const pcm = world.audio(call, 'heard');
  for (let at = 0; at + 160 <= pcm.length; at += 160) {
    const level = pcm[at + 80] ?? 0;
    const last = stretches.at(-1);
    if (level === 0) continue;
    if (last?.to === at / 8 && last.level === level) last.to += 20;
    else stretches.push({ from: at / 8, to: at / 8 + 20, level });
  }
  return stretches.map(({ from, to, level }) => `${from}-${to} ${level}`);
}
