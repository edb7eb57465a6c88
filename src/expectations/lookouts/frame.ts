import type { Entry } from '../../calls/entry.js';
import type { Begin, JudgeContext } from '../context.js';
import type { Expectation } from '../judgement.js';
import { mediaLookout } from './media.js';
import { onMisses, withMisses, type Lookout } from '../seen.js';

/** A frame that an entry tells of. */
interface Frame {
  readonly event: string;
  readonly from: 'app' | 'telnyx';
  /** Its fields, as far as they are known. */
  readonly fields: object;
}

/** A message of a media stream. */
export function frameLookout(expectation: Expectation, context: JudgeContext, begin: Begin): Lookout {
  const { frame: wanted, from } = expectation;
  if (wanted === 'media') return mediaLookout(expectation, context, begin);
  const streams = new RunningStreams();
  return {
    take: (entry) =>
      [...framesIn(entry), ...streams.take(entry)].map(({ event, from: sender, fields }) => {
        const told = `${event} of ${sender === 'app' ? 'the app' : 'Telnyx'}`;
        if (event !== wanted) return { entry, told, misses: ['another frame'], isFar: true };
        const misses = [
          ...(from === undefined || from === sender ? [] : [`expected from ${from}, came from ${sender}`]),
          ...onMisses(expectation, entry, context),
          ...withMisses(expectation, fields),
        ];
        return { entry, told, misses, count: countOf(entry) };
      }),
  };
}

/** Entries that are too many are counted. */
const countOf = ({ count }: Entry): number => (typeof count === 'number' ? count : 1);

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
