import type { FieldsOf } from '../../contract/entry-types.js';
import { ForkSession, type ForkEntryType } from '../../forking/session.js';
import type { Performer } from '../../shell/performer.js';

/** A fork: RTP from the moment it is started. */
export const forkPerformer: Performer<'fork'> = (fork, call, media, deps) => {
  if (!media.leg) return undefined;
  const session = new ForkSession({
    clock: deps.clock,
    pacer: deps.pacer,
    udp: deps.udp,
    random: deps.random.fork(`fork/${fork.id}`),
    leg: media.leg,
    params: fork.params,
    strepHeader: deps.switches.fork_strep_header === 'on',
    callLegId: call.legId,
    record: <Type extends ForkEntryType>(type: Type, fields: Omit<FieldsOf<Type>, 'id'>) =>
      // The compiler does not see that what was left out is put back.
      deps.record(type, { id: fork.id, ...fields } as unknown as FieldsOf<Type>, call.address),
    stats: fork.stats,
    isLost: () => deps.faults.strike(['udp_loss'], { subject: 'RTP packets of a fork', callId: call.id }) !== undefined,
  });
  session.start();
  return session;
};
