import type { Entry } from '../../calls/entry.js';
import type { JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { onMisses, withMisses, type Lookout } from '../seen.js';

/** A frame that an entry tells of. */
interface Frame {
  readonly event: string;
  readonly from: 'app' | 'telnyx';
  /** Its fields, as far as they are known. */
  readonly fields: object;
}

/** A message of a media stream. Of media there is one for each second in which some came: the journal has their totals. */
export function frameLookout(expectation: Expectation, context: JudgeContext): Lookout {
  const { frame: wanted, from } = expectation;
  const media = new MediaCount();
  const streams = new RunningStreams();
  return {
    take: (entry) =>
      [...framesIn(entry), ...streams.take(entry), ...media.take(entry)].map(({ event, from: sender, fields }) => {
        const told = `${event} of ${sender === 'app' ? 'the app' : 'Telnyx'}`;
        if (event !== wanted) return { entry, told, misses: ['another frame'], isFar: true };
        const misses = [
          ...(from === undefined || from === sender ? [] : [`expected from ${from}, came from ${sender}`]),
          ...onMisses(expectation, entry, context),
          ...withMisses(expectation, fields),
        ];
        return { entry, told, misses };
      }),
  };
}

function framesIn(entry: Entry): readonly Frame[] {
  const { name } = entry;
  if (entry.type === 'stream.frame_in') {
    if (typeof entry.event !== 'string') return [];
    return [{ event: entry.event, from: 'app', fields: { mark: { name }, ...entry } }];
  }
  if (entry.type === 'stream.mark') return [{ event: 'mark', from: 'telnyx', fields: { mark: { name }, ...entry } }];
  if (entry.type === 'stream.connected') return [{ event: 'connected', from: 'telnyx', fields: entry }];
  if (entry.type !== 'stream.error' || entry.code === null) return [];
  return [{ event: 'error', from: 'telnyx', fields: { payload: entry, ...entry } }];
}

/** Finds in the totals of streams that there was media since the last ones. */
class MediaCount {
  readonly #totals = new Map<string, { in: number; out: number }>();

  take(entry: Entry): readonly Frame[] {
    if (entry.type !== 'stream.frames') return [];
    const id = entry.stream_id;
    const before = this.#totals.get(id) ?? { in: 0, out: 0 };
    const now = { in: entry.frames_received, out: entry.frames_sent };
    if (entry['final'] === true) this.#totals.delete(id);
    else this.#totals.set(id, now);
    return [
      ...(now.in > before.in ? [{ event: 'media', from: 'app', fields: entry } as const] : []),
      ...(now.out > before.out ? [{ event: 'media', from: 'telnyx', fields: entry } as const] : []),
    ];
  }
}

/** Finds the frames that streams send for what happens on their calls. */
class RunningStreams {
  /** Their calls, by the ids of the streams. */
  readonly #calls = new Map<string, string | undefined>();

  take(entry: Entry): readonly Frame[] {
    const { type, call_control_id: call, kind } = entry;
    const id = String(entry['id']);
    if (type === 'activity.started' && kind === 'stream') {
      this.#calls.set(id, call);
      return [{ event: 'start', from: 'telnyx', fields: { start: entry, ...entry } }];
    }
    if (type === 'activity.ended' && kind === 'stream')
      return this.#calls.delete(id) ? [{ event: 'stop', from: 'telnyx', fields: entry }] : [];
    if (type !== 'webhook.created' || entry['event_type'] !== 'call.dtmf.received') return [];
    const { digit } = entry['payload'] as { readonly digit?: unknown };
    const running = [...this.#calls.values()].filter((of) => of === call);
    return running.map(() => ({ event: 'dtmf', from: 'telnyx', fields: { dtmf: { digit } } }));
  }
}
