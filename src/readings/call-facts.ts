import type { Call } from '../calls/call.js';
import type { Entry } from '../calls/entry.js';
import { TONES_TAG, type LegAudio } from '../media/leg.js';
import type { Segment } from '../media/segment.js';
import type { Exchange } from '../shell/exchange.js';
import { awaySpans } from './away.js';
import { callerSounds } from './caller-sounds.js';
import { audibleStretches, DETECTOR, type Stretch } from './detector.js';
import type { AppSound, CallEntry, CallFacts, Span } from './facts.js';

/** Sound of the app's own on a leg: a `speak` or playback, one on top of it, a stream. Hold music and ringing tones are the simulator's. */
const isSpoken = (tag: string): boolean => /^(main|overlay|stream) /.test(tag);

const isApps = (tag: string): boolean => tag === TONES_TAG || isSpoken(tag);

/** The facts of a call so far, worked out from its tracks and its journal: nothing is kept for it while nobody asks. */
export function callFacts(exchange: Exchange, call: Call): CallFacts {
  const leg = exchange.leg(call);
  const entries = entriesOf(exchange, call, leg);
  const isOver = call.state === 'ended';
  const common = {
    callControlId: call.id,
    direction: call.direction,
    isOver,
    hungUpBy: isOver ? hungUpBy(entries) : undefined,
    entries,
  };
  if (!leg) return { ...common, ...UNANSWERED };
  const { rate } = leg.timeline;
  const ms = (samples: number): number => (samples * 1000) / rate;
  const samples = ({ fromMs, toMs }: Span): Stretch => [
    Math.round((fromMs * rate) / 1000),
    Math.round((toMs * rate) / 1000),
  ];
  const endMs = leg.timeline.elapsedMs();
  const app = appSounds(leg, entries);
  return {
    ...common,
    rate,
    endMs,
    lostBeforeMs: Math.max(lostBefore(leg, entries), journalLostBefore(entries)),
    app,
    caller: callerSounds(leg, entries, app),
    away: awaySpans(entries, endMs),
    streams: leg.arrivals.streams.map((arrivals) => ({ streamId: arrivals.streamId, arrivals })),
    unheardMs: leg.unheardMs,
    appSamples: (span) => leg.outbound.laid.tagged(isSpoken, ...samples(span)),
    callerSamples: (span) => {
      const [from, to] = samples(span);
      return leg.inbound.samples(from, Math.max(0, to - from));
    },
    heard: (span) => {
      const [from, to] = samples(span);
      const stretches = audibleStretches(leg.outbound.samples(from, Math.max(0, to - from)), rate);
      return stretches.map(([start, end]) => ({ fromMs: ms(from + start), toMs: ms(from + end) }));
    },
  };
}

const UNANSWERED = {
  rate: 8000,
  endMs: undefined,
  lostBeforeMs: 0,
  app: [],
  caller: [],
  away: [],
  streams: [],
  unheardMs: 0,
  appSamples: () => new Int16Array(),
  callerSamples: () => new Int16Array(),
  heard: () => [],
} satisfies Partial<CallFacts>;

/** The entries of the call, with their places on the time line of its leg. */
function entriesOf({ journal, clock }: Exchange, call: Call, leg: LegAudio | undefined): CallEntry[] {
  const wallStartMs = leg?.timeline.startWallMs ?? clock.wallMicros() / 1000 - clock.now();
  const list = journal.list({ owners: [['call_control_id', call.id]] }, Infinity);
  return list.map((entry) => ({ atMs: wallMs(entry) - wallStartMs, entry }));
}

/** World milliseconds with fractions; `Date.parse` alone forgets the microseconds. */
const wallMs = ({ at }: Entry): number => Date.parse(`${at.slice(0, 19)}Z`) + Number(at.slice(20, 26)) / 1000;

/** Whoever hangs up ends the call: the last act or command of that kind on it did. */
function hungUpBy(entries: readonly CallEntry[]): 'app' | 'party' | undefined {
  for (const { entry } of entries.toReversed()) {
    if (entry.type === 'command.accepted' && ['hangup', 'reject'].includes(entry.command)) return 'app';
    if (entry.type === 'party.act.started' && entry.act === 'hangup') return 'party';
  }
  return undefined;
}

/** The sound before this has been dropped from a track. */
function lostBefore(leg: LegAudio, entries: readonly CallEntry[]): number {
  const isFull = entries.some(({ entry }) => entry.type === 'limit.reached' && entry.what === 'audio.track_seconds');
  if (!isFull) return 0;
  const oldest = Math.max(...[leg.inbound, leg.outbound].map(({ laid }) => laid.startSample ?? 0));
  return (oldest * 1000) / leg.timeline.rate;
}

/** The journal begins in the middle of the call. */
function journalLostBefore([first]: readonly CallEntry[]): number {
  if (!first) return Infinity;
  return first.entry.type === 'call.state' && first.entry.from === null ? 0 : first.atMs;
}

/** The app's talk and tones, and beside them its music. */
function appSounds(leg: LegAudio, entries: readonly CallEntry[]): AppSound[] {
  const endless = entries.flatMap(({ entry }) =>
    entry.type === 'activity.started' && entry.endless === true ? [entry.id] : [],
  );
  const isMusic = (tag: string): boolean => endless.includes(idOf(tag));
  const sounds = soundsOf((tag) => isApps(tag) && !isMusic(tag), leg, entries);
  if (endless.length === 0) return sounds;
  const music = soundsOf(isMusic, leg, entries).map((sound) => ({ ...sound, kind: 'music' as const }));
  return [...sounds, ...music].sort((a, b) => a.fromMs - b.fromMs);
}

/** The id behind the name of a queue. */
const idOf = (tag: string): string => tag.slice(tag.indexOf(' ') + 1);

function soundsOf(isOne: (tag: string) => boolean, leg: LegAudio, entries: readonly CallEntry[]): AppSound[] {
  const { rate } = leg.timeline;
  const now = leg.timeline.elapsedMs();
  const segments = [...leg.outbound.laid.segments()].filter(({ tag = '' }) => isOne(tag));
  return islands(segments, (DETECTOR.closeMs * rate) / 1000)
    .flatMap(({ from, to, among }) => {
      const stretches = audibleStretches(leg.outbound.laid.tagged(isOne, from, to), rate);
      return stretches.map(([start, end]) => soundOf(from + start, from + end, among));
    })
    .filter(({ fromMs }) => fromMs < now)
    .map((sound) => ({ ...sound, toMs: Math.min(sound.toMs, now) }));

  function soundOf(from: number, to: number, among: readonly Segment[]): AppSound {
    const within = among.filter(({ startSample, endSample }) => startSample < to && endSample > from);
    const ids = new Set(within.map(({ tag = '' }) => idOf(tag)));
    const began = entries.filter(({ entry }) => entry.type === 'activity.started' && ids.has(entry.id));
    const evidence = began.flatMap(({ entry }) => entry.seq ?? []);
    const kind = within.every(({ tag }) => tag === TONES_TAG) ? 'tones' : 'talk';
    return { fromMs: (from * 1000) / rate, toMs: (to * 1000) / rate, from: [...ids], evidence, kind };
  }
}

interface Island {
  readonly from: number;
  to: number;
  readonly among: Segment[];
}

/** Segments that lie closer to each other than `gap` samples belong together. */
function islands(segments: readonly Segment[], gap: number): Island[] {
  const found: Island[] = [];
  for (const segment of [...segments].sort((a, b) => a.startSample - b.startSample)) {
    const last = found.at(-1);
    if (last && segment.startSample - last.to <= gap) {
      last.to = Math.max(last.to, segment.endSample);
      last.among.push(segment);
    } else found.push({ from: segment.startSample, to: segment.endSample, among: [segment] });
  }
  return found;
}
