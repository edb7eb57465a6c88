import type { Entry } from '../../calls/entry.js';
import type { EntryOf } from '../../contract/entry-types.js';
import { isoMicros } from '../../platform/clock.js';
import type { AppMedia, Begin, JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { onMisses, withMisses, type Lookout, type Seen } from '../seen.js';

/** Frames are looked for so often while nothing else happens. */
const EVERY_MS = 100;

/** More than a sample: frames that came so shortly before an entry may have come behind it. */
const JUST_NOW_MICROS = 200;

type Sender = 'app' | 'telnyx';

/**
 * Media frames. Those of an app whose audio was taken are known one by one. The rest (of an app in another mode than rtp, refused, too many; and all
 * of Telnyx's) is counted at the next totals of the stream, which come once a second.
 */
export function mediaLookout(expectation: Expectation, context: JudgeContext, begin: Begin): Lookout {
  const { from, on } = expectation;
  const totals = new MediaTotals();
  /** By stream: the index of the first that has not been looked at. */
  const next = new Map<string, number>();

  const look = (isDue: (media: AppMedia) => boolean): Seen[] => {
    if (from === 'telnyx') return [];
    const waiting = new Set<string>();
    return context.media(on === undefined ? undefined : context.callsOf(on), next).flatMap((media) => {
      const { streamId, index, count } = media;
      if (waiting.has(streamId) || !isDue(media)) {
        waiting.add(streamId);
        return [];
      }
      next.set(streamId, index + 1);
      totals.knows(streamId, count);
      return isBehind(media, begin) ? [seenMedia(media)] : [];
    });
  };

  const seenMedia = ({ callControlId, streamId, micros, count }: AppMedia): Seen => ({
    entry: { at: isoMicros(micros), call_control_id: callControlId },
    told: toldOf('app'),
    misses: withMisses(expectation, { event: 'media', stream_id: streamId }),
    count,
  });

  const seenTotals = (entry: Entry & EntryOf<'stream.frames'>): Seen[] => {
    const counts = totals.take(entry);
    return (['app', 'telnyx'] as const).flatMap((sender) => {
      const count = counts[sender];
      if (count <= 0) return [];
      const isOther = from !== undefined && from !== sender;
      const misses = [
        ...(isOther ? [`expected from ${from}, came from ${sender}`] : []),
        ...onMisses(expectation, entry, context),
        ...withMisses(expectation, { event: 'media', ...entry }),
      ];
      return [{ entry, told: toldOf(sender), misses, count }];
    });
  };

  return {
    take: (entry) => {
      const { seq } = entry;
      if (isStreamStart(entry)) totals.began(String(entry['id']));
      const before = seq === undefined ? [] : look(({ behindSeq }) => behindSeq < seq);
      return isTotals(entry) ? [...before, ...seenTotals(entry)] : before;
    },
    hears: { everyMs: EVERY_MS, upTo: (until) => look(({ micros }) => micros < until - JUST_NOW_MICROS) },
    settle: (until) => look(({ micros }) => micros <= until),
  };
}

const toldOf = (sender: Sender): string => `media of ${sender === 'app' ? 'the app' : 'Telnyx'}`;

/** It came behind the place from which the expectation looks. */
const isBehind = ({ micros, behindSeq }: AppMedia, { sinceMicros, behindSeq: seq }: Begin): boolean =>
  micros > sinceMicros || (seq !== undefined && behindSeq >= seq && micros >= sinceMicros - JUST_NOW_MICROS);

const isStreamStart = ({ type, kind }: Entry): boolean => type === 'activity.started' && kind === 'stream';

const isTotals = (entry: Entry): entry is Entry & EntryOf<'stream.frames'> => entry.type === 'stream.frames';

/** Counts in the totals of streams what came since the last ones, without what is known one by one. */
class MediaTotals {
  readonly #last = new Map<string, { readonly app: number; readonly telnyx: number }>();
  /** Frames of apps since the last totals that are known one by one. */
  readonly #known = new Map<string, number>();

  began(streamId: string): void {
    this.#last.set(streamId, { app: 0, telnyx: 0 });
  }

  knows(streamId: string, count: number): void {
    this.#known.set(streamId, (this.#known.get(streamId) ?? 0) + count);
  }

  take({
    stream_id: id,
    frames_received: app,
    frames_sent: telnyx,
    final,
  }: EntryOf<'stream.frames'>): Record<Sender, number> {
    const last = this.#last.get(id);
    const known = this.#known.get(id) ?? 0;
    this.#known.delete(id);
    if (final === true) this.#last.delete(id);
    else this.#last.set(id, { app, telnyx });
    // Nobody knows how many came before a look that began in the middle of a second: of those that are sent all the time there was one.
    if (!last) return { app: 0, telnyx: Math.min(1, telnyx) };
    return { app: app - last.app - known, telnyx: telnyx - last.telnyx };
  }
}
