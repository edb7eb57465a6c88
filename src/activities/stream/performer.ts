import { StreamSession } from '../../streaming/session.js';
import { callDialer } from '../../shell/call-dialer.js';
import type { Performer } from '../../shell/performer.js';

/** A stream: dialled at once; its frames flow once it is told to begin, which for a leg that still rings is at the answer. */
export const streamPerformer: Performer<'stream'> = (stream, call, media, deps) => {
  const { id, params, mediaFormat, stats } = stream;
  // The session may call back before `connect` returns, which the compiler cannot see.
  let isOver = false as boolean;
  const session = new StreamSession({
    clock: deps.clock,
    pacer: deps.pacer,
    dialer: callDialer(call, id, deps),
    switches: deps.switches,
    params,
    stats,
    held: deps.heldByStreams,
    time: deps.time.streams,
    isRealTime: deps.time.isReal,
    alive: () => deps.time.signOfLife(),
    ids: {
      streamId: id,
      userId: deps.userId,
      callControlId: call.id,
      callSessionId: call.sessionId,
      from: call.from,
      to: call.to,
      // Read when `start` is sent: on a dialled leg that is at the answer, and a command may have set another one by then.
      get clientState() {
        return call.clientState;
      },
      tags: call.tags,
    },
    events: {
      connected: () => deps.report(call.address, { kind: 'stream', id, event: 'connected' }),
      started: () => deps.report(call.address, { kind: 'stream', id, event: 'started' }),
      failed: (reason, error) => {
        isOver = true;
        media.running.delete(id);
        deps.report(call.address, { kind: 'streamFailed', id, reason, error });
      },
      closed: (by, code, detail) => {
        isOver = true;
        media.running.delete(id);
        deps.report(call.address, { kind: 'stream', id, event: 'closed', by, code, detail });
      },
    },
    record: (type, fields) => deps.record(type, fields, call.address),
  });
  session.connect();
  // One that failed at once is not at work.
  if (isOver) return undefined;
  return {
    begin: () => {
      if (media.leg) session.start(media.leg, mediaFormat);
    },
    stop: () => session.stop(),
  };
};
