import type { Call } from '../calls/call.js';
import type { components } from '../contract/generated/scenario.js';
import type { LegAudio } from '../media/leg.js';
import { dbfsOf, powerOf } from '../media/loudness.js';
import { milliseconds } from '../platform/duration.js';
import type { Exchange } from '../shell/exchange.js';
import { audibleStretches, type Stretch } from './detector.js';
import { likeIn } from './like.js';
import { askedAbout, ofAll, placesOf, type Answer, type WorldSpan } from './span.js';
import { keysIn, toneIn } from './tones.js';

/** A sound that a far end is to hear; `words` are another matter. */
export type HeardSound = Omit<Exclude<components['schemas']['Heard'], string>, 'words'>;

/** Recordings by the names that `like` has for them, in samples at the rate of legs. */
export type Recordings = ReadonlyMap<string, Int16Array>;

/** The samples of a WAV or MP3 file for `like`. Rejects as the file does where it is none. */
export const recordingOf = async (exchange: Exchange, file: Uint8Array): Promise<Int16Array> =>
  (await exchange.files.decode(file, new AbortController().signal)).pcm;

/** The sound of one call in a span. */
interface Hearing {
  readonly pcm: Int16Array;
  readonly rate: number;
  readonly stretches: readonly Stretch[];
}

interface Found {
  readonly outcome: Answer['outcome'];
  readonly came: string;
  /** The sample of the span at which it had come true. */
  readonly at?: number | undefined;
}

/**
 * Answers whether the far ends of calls (all where none is named) heard a sound in the span: everything that sounds in it counts, whoever
 * makes it. Of several properties all must be true. `fail` also means not yet.
 */
export function soundAnswer(
  exchange: Exchange,
  sound: HeardSound,
  ids: readonly string[] | undefined,
  span: WorldSpan,
  recordings: Recordings = new Map(),
): Answer {
  const answers = askedAbout(exchange, ids).flatMap(
    (call) => answerOf(exchange, call, { sound, span, recordings }) ?? [],
  );
  const passed = answers.find(({ outcome }) => outcome === 'pass');
  return passed ?? ofAll(answers, { outcome: 'fail', came: 'no answered call', evidence: [] });
}

interface Asked {
  readonly sound: HeardSound;
  readonly span: WorldSpan;
  readonly recordings: Recordings;
}

function answerOf(exchange: Exchange, call: Call, { sound, span, recordings }: Asked): Answer | undefined {
  const leg = exchange.leg(call);
  const places = placesOf(exchange, call);
  if (!leg || !places) return undefined;
  const fromMs = Math.max(0, places.toMs(span.after));
  const hearing = hearingOf(leg, fromMs, Math.min(places.toMs(span.until), leg.timeline.elapsedMs()));
  const found = Object.entries(sound).map(([name, wanted]) =>
    LOOKS[name as keyof HeardSound](wanted as never, hearing, recordings),
  );
  const worst = found.find(({ outcome }) => outcome !== 'pass');
  const at = Math.max(...found.map((one) => one.at ?? -1));
  return {
    outcome: worst?.outcome ?? 'pass',
    came: (worst ?? found[0])?.came ?? 'nothing asked',
    evidence: [],
    ...(worst === undefined && at >= 0 && { micros: places.toMicros(fromMs + (at * 1000) / hearing.rate) }),
  };
}

function hearingOf({ outbound, lines }: LegAudio, fromMs: number, toMs: number): Hearing {
  const { rate } = outbound;
  const from = Math.round((fromMs * rate) / 1000);
  const to = Math.max(from, Math.round((toMs * rate) / 1000));
  const pcm = lines.toParty(from, to, (first, end) => outbound.samples(first, end - first));
  return { pcm, rate, stretches: audibleStretches(pcm, rate) };
}

const LOOKS: {
  readonly [Name in keyof HeardSound]-?: (
    wanted: NonNullable<HeardSound[Name]>,
    hearing: Hearing,
    recordings: Recordings,
  ) => Found;
} = {
  speech_within(wanted, hearing) {
    const [first] = hearing.stretches[0] ?? [];
    if (first === undefined) return { outcome: 'fail', came: 'silence' };
    const ms = (first * 1000) / hearing.rate;
    const isInTime = ms <= msOf(wanted);
    return { outcome: isInTime ? 'pass' : 'fail', came: `sound after ${secs(ms)}`, at: first };
  },
  tone(wanted, { pcm, rate, stretches }) {
    const at = toneIn(pcm, rate, wanted);
    if (at !== undefined) return { outcome: 'pass', came: `a tone of ${wanted} Hz`, at };
    return { outcome: 'fail', came: soundWords(stretches, rate) };
  },
  dtmf(wanted, { pcm, rate }) {
    const keys = keysIn(pcm, rate);
    const heard = keys.map(({ key }) => key).join('');
    const place = heard.indexOf(wanted);
    const came = heard === '' ? 'no keys' : `the keys ${heard}`;
    if (place < 0) return { outcome: 'fail', came };
    return { outcome: 'pass', came, at: keys[place + wanted.length - 1]?.at };
  },
  silence_for(wanted, { pcm, rate, stretches }) {
    const samples = Math.round((msOf(wanted) * rate) / 1000);
    let silentFrom = 0;
    let longest = 0;
    for (const [from, to] of [...stretches, [pcm.length, pcm.length] as const]) {
      if (from - silentFrom >= samples)
        return { outcome: 'pass', came: `silence for ${secs(msOf(wanted))}`, at: silentFrom + samples };
      longest = Math.max(longest, from - silentFrom);
      silentFrom = to;
    }
    return { outcome: 'fail', came: `silence for ${secs((longest * 1000) / rate)} at most` };
  },
  like(wanted, { pcm, rate, stretches }, recordings) {
    const recording = recordings.get(wanted);
    if (!recording) return { outcome: 'not measurable', came: `no recording ${wanted}` };
    if (pcm.length < recording.length) return { outcome: 'fail', came: soundWords(stretches, rate) };
    const { at, came } = likeIn(pcm, recording, rate);
    return at === undefined ? { outcome: 'fail', came } : { outcome: 'pass', came, at };
  },
  level([low = -Infinity, high = Infinity], { pcm, stretches }) {
    if (stretches.length === 0) return { outcome: 'not exercised', came: 'silence' };
    const powers = stretches.map(([from, to]) => ({ sum: powerOf(pcm, from, to) * (to - from), count: to - from }));
    const power = powers.reduce((sum, one) => sum + one.sum, 0) / powers.reduce((sum, one) => sum + one.count, 0);
    const dbfs = Math.round(dbfsOf(power) * 10) / 10;
    return { outcome: dbfs >= low && dbfs <= high ? 'pass' : 'fail', came: `${dbfs} dBFS` };
  },
};

/** Of a duration that has been checked. */
const msOf = (duration: string | number): number => milliseconds(String(duration)) ?? NaN;

const secs = (ms: number): string => (ms < 1_000 ? `${Math.round(ms)} ms` : `${Number((ms / 1_000).toFixed(2))} s`);

function soundWords(stretches: readonly Stretch[], rate: number): string {
  const samples = stretches.reduce((sum, [from, to]) => sum + to - from, 0);
  return samples === 0 ? 'silence' : `${secs((samples * 1000) / rate)} of other sound`;
}
