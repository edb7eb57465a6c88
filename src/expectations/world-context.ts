import { bridgedTo } from '../calls/bridge-state.js';
import { live, type Call } from '../calls/call.js';
import type { Entry } from '../calls/entry.js';
import { audibleMs } from '../media/loudness.js';
import { readingAnswer } from '../readings/expected.js';
import { soundAnswer, type Recordings } from '../readings/heard.js';
import type { Exchange } from '../shell/exchange.js';
import { askedAbout, placesOf } from '../readings/span.js';
import type { AppMedia, HeardWord, JudgeContext, Span, StateName } from './context.js';

/** The names of a world's calls (left out: their ids, all of which are known), what is allowed (nothing), and the recordings that `like` names. */
export interface WorldNames extends Partial<Pick<JudgeContext, 'callsOf' | 'nameOf' | 'stranger' | 'allow'>> {
  readonly recordings?: Recordings | undefined;
}

/** The answers of a world to what expectations ask besides the journal. */
export const worldContext = (exchange: Exchange, names: WorldNames = {}): JudgeContext => ({
  entries: (from, to) => entriesBetween(exchange, from, to),
  callsOf: names.callsOf ?? ((on) => [on]),
  stranger: names.stranger ?? (() => undefined),
  allow: names.allow ?? [],
  nameOf: names.nameOf ?? ((id) => id),
  isIn: (id, state) => {
    const call = exchange.findCall(id);
    return call !== undefined && isIn(call, state);
  },
  words: (calls, span) => heardWords(exchange, calls, span),
  streamed: (calls, span) => streamed(exchange, calls, span),
  media: (calls, from) => appMedia(exchange, calls, from),
  sound: (sound, calls, span) => soundAnswer(exchange, sound, calls, span, names.recordings),
  reading: (expectation, calls, span) => readingAnswer(exchange, expectation, calls, span),
});

function* entriesBetween({ journal }: Exchange, from: number, to: number): Generator<Entry> {
  for (const entry of journal.from(journal.placeAfter(from - 1))) {
    // Entries of the host have none.
    if ((entry.seq ?? from) > to) return;
    yield entry;
  }
}

function isIn(call: Call, state: StateName): boolean {
  switch (state) {
    case 'ringing':
      return call.state === 'ringing' || call.state === 'dialing';
    case 'active':
    case 'ended':
      return call.state === state;
    case 'bridged':
      return bridgedTo(call) !== null;
    case 'held':
      return call.party.onHold;
    case 'queued':
      return live(call, 'queued').length > 0;
    case 'in_conference':
      return live(call, 'conference').some((part) => part.state === 'running');
  }
}

function streamed(exchange: Exchange, ids: readonly string[] | undefined, { after, until }: Span): boolean {
  return askedAbout(exchange, ids).some((call) => {
    const leg = exchange.leg(call);
    const places = placesOf(exchange, call);
    if (!leg || !places) return false;
    const { rate } = leg.timeline;
    const [from, to] = [after, until].map((micros) => (places.toMs(micros) * rate) / 1_000) as [number, number];
    return leg.arrivals.streams.some((stream) =>
      stream.chunks().some(({ start, end }) => {
        const [first, last] = [Math.ceil(Math.max(start, from)), Math.floor(Math.min(end, to))];
        return first < last && audibleMs(leg.outbound.laid.tagged(stream.tag, first, last), rate) > 0;
      }),
    );
  });
}

function appMedia(
  exchange: Exchange,
  ids: readonly string[] | undefined,
  from: ReadonlyMap<string, number>,
): AppMedia[] {
  return askedAbout(exchange, ids).flatMap((call) => {
    const leg = exchange.leg(call);
    const places = placesOf(exchange, call);
    if (!leg || !places) return [];
    return leg.arrivals.streams.flatMap((stream) => {
      const { streamId } = stream;
      const frames = [...stream.frames(from.get(streamId) ?? 0)];
      const microsOf = (sample: number): number => places.toMicros((sample * 1_000) / leg.timeline.rate);
      return frames.map(({ at, ...rest }) => ({ callControlId: call.id, streamId, ...rest, micros: microsOf(at) }));
    });
  });
}

/** The words that far ends have heard in a span, oldest first. */
function heardWords(exchange: Exchange, ids: readonly string[] | undefined, { after, until }: Span): HeardWord[] {
  const calls = ids === undefined ? [...exchange.calls()] : ids.flatMap((id) => exchange.findCall(id) ?? []);
  const heard = calls.flatMap((call) => {
    const leg = exchange.leg(call);
    const places = placesOf(exchange, call);
    if (!leg || !places) return [];
    const { rate } = leg.timeline;
    const microsOf = (sample: number): number => places.toMicros((sample * 1_000) / rate);
    const sampleAt = (micros: number): number => Math.floor((places.toMs(micros) * rate) / 1_000 + HAIR);
    const words = leg.lines.words(sampleAt(after), sampleAt(until));
    return words.map(({ word, said, endSample }) => ({
      callControlId: call.id,
      word,
      said,
      micros: microsOf(endSample),
    }));
  });
  return heard.sort((a, b) => a.micros - b.micros);
}

/** In samples: an instant that is a sample's must not fall short of it by a binary fraction. */
const HAIR = 1e-3;
