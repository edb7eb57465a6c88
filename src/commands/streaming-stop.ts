import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';

/** Stops the stream named by `stream_id`, or every stream of the call. */
export const streamingStop: Command<'StopCallStreaming'> = {
  operationId: 'StopCallStreaming',
  name: 'streaming_stop',
  target: 'call',
  legal: ['active'],
  withoutEffect: [],
  run(call, body, world) {
    // Ids are upper case in some places and lower case in others (documented), so the case does not count.
    const wanted = body.stream_id?.toLowerCase();
    const streams = live(call, 'stream');
    const stopped = streams.filter((stream) => wanted === undefined || stream.id.toLowerCase() === wanted);
    if (streams.length === 0) return refused('streamingNotUsed');
    if (stopped.length === 0) {
      const detail = `The call has no stream with the stream_id '${body.stream_id}'; it has ${streams.map(({ id }) => id).join(', ')}.`;
      return refused('streamingNotUsed', { detail, pointer: '/stream_id' });
    }
    return done(stopped.flatMap((stream) => stop(call, stream, 'stopped', world)));
  },
};
