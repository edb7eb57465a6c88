import { RelaySession } from '../../relaying/session.js';
import { callDialer } from '../../shell/call-dialer.js';
import type { Performer } from '../../shell/performer.js';

/** A conversation relay: dialled at once, on a leg that has been answered. */
export const relayPerformer: Performer<'relay'> = (relay, call, media, deps) => {
  const { id, params } = relay;
  const { leg } = media;
  if (!leg) return undefined;
  // The session may call back before `connect` returns, which the compiler cannot see.
  let isOver = false as boolean;
  const over = (): void => {
    isOver = true;
    media.running.delete(id);
  };
  const session = new RelaySession({
    clock: deps.clock,
    dialer: callDialer(call, id, deps),
    random: deps.random.fork(`relay/${id}`),
    plainFallback: deps.switches.loopback_plain_fallback === 'on',
    params,
    ids: {
      relayId: id,
      userId: deps.userId,
      callControlId: call.id,
      callSessionId: call.sessionId,
      callLegId: call.legId,
      from: call.from,
      to: call.to,
      direction: call.direction === 'incoming' ? 'inbound' : 'outbound',
      callerName: call.identity.callerIdName,
    },
    leg,
    held: deps.heldByStreams,
    time: deps.time.streams,
    language: () => relay.understood,
    speaking: () => {
      const sounding = leg.playing('main');
      const child = sounding === undefined ? undefined : call.activities.get(sounding);
      return child?.state === 'running' ? relay.said.get(child.id)?.interruptible : undefined;
    },
    events: {
      opened: () => deps.report(call.address, { kind: 'relayOpened', id }),
      ordered: (order) => deps.report(call.address, { kind: 'relayOrder', id, order }),
      interrupted: () => deps.report(call.address, { kind: 'relayInterrupted', id }),
      failed: (error) => {
        over();
        deps.report(call.address, { kind: 'relayFailed', id, error });
      },
      closed: (by, code, detail) => {
        over();
        deps.report(call.address, { kind: 'relayClosed', id, by, code, detail });
      },
    },
    alive: () => deps.time.signOfLife(),
    record: (type, fields) => deps.record(type, fields, call.address),
  });
  session.connect();
  // One that failed at once is not at work.
  return isOver ? undefined : { stop: () => session.stop() };
};
