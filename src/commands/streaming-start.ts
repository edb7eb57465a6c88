import { live } from '../calls/call.js';
import { startActivity, stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';
import { checkStream, newStream } from './stream-options.js';

/** Streams the call's audio over a WebSocket that the simulator dials. One stream or fork per call (documented). */
export const streamingStart: Command<'StartCallStreaming'> = {
  operationId: 'StartCallStreaming',
  name: 'streaming_start',
  target: 'call',
  legal: ['active'],
  withoutEffect: ['dialogflow_config'],
  check: (body, { switches }) => checkStream(body, { required: switches.empty_start === 'refuse' }),
  run(call, body, world) {
    const stream_url = body.stream_url;
    if (!stream_url) return { kind: 'ignored', why: 'there is nowhere to stream to' };
    const streams = live(call, 'stream');
    const forks = live(call, 'fork');
    if (streams.length > 0 && world.switches.second_streaming_start === 'refuse') return refused('streamingUsed');
    if (forks.length > 0 && world.switches.start_during_fork === 'refuse') return refused('streamingUsed');
    const replaced = [...streams, ...forks].flatMap((activity) => stop(call, activity, 'replaced', world));
    const { activity, notes } = newStream(call, { ...body, stream_url }, world);
    return done([...replaced, ...notes, ...startActivity(call, activity, world)]);
  },
};
