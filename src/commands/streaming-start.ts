import { live } from '../calls/call.js';
import { stop } from '../calls/lifecycle.js';
import { done, refused, type Command } from './command.js';
import { launch } from './launch.js';
import { checkStream, newStream } from './stream-options.js';

/** Streams the call's audio over a WebSocket that the simulator dials. One stream or fork per call (documented). */
export const streamingStart: Command<'StartCallStreaming'> = {
  operationId: 'StartCallStreaming',
  name: 'streaming_start',
  legal: ['active'],
  withoutEffect: ['dialogflow_config'],
  check: (body) => checkStream(body, { required: true }),
  run(call, body, env) {
    const streams = live(call, 'stream');
    const forks = live(call, 'fork');
    if (streams.length > 0 && env.switches.second_streaming_start === 'refuse') return refused('streamingUsed');
    if (forks.length > 0 && env.switches.start_during_fork === 'refuse') return refused('streamingUsed');
    const replaced = [...streams, ...forks].flatMap((activity) => stop(activity, 'replaced', env));
    const stream = newStream(call, body, env);
    // The check has seen to it that there is a URL.
    if (!stream) return refused('missingParameter', { pointer: '/stream_url' });
    return done([...replaced, ...stream.notes, ...launch(call, stream.activity)]);
  },
};
