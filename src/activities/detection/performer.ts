import type { PartyNature } from '../../calls/nature.js';
import { isPremium } from '../../detection/config.js';
import { Detector } from '../../detection/detector.js';
import { detect } from '../../detection/session.js';
import type { Verdict } from '../../detection/verdict.js';
import type { Performer } from '../../shell/performer.js';

/** Listens to the far end. Of one whose result is `none` nothing is told. */
export const detectionPerformer: Performer<'detection'> = ({ id, mode, config }, call, { leg }, deps) => {
  const { amd } = call.party.nature;
  if (!leg || amd === 'none') return undefined;
  const detector = new Detector(mode, config, leg.timeline.rate, amd && toldVerdict(amd, isPremium(mode)));
  const stop = detect({
    clock: deps.clock,
    leg,
    detector,
    found: (found) => deps.report(call.address, { kind: 'machineFound', id, found, isLast: detector.isOver }),
  });
  return { stop };
};

/** The plain modes take silence for a machine, as they do where they hear it, and a fax likewise. */
function toldVerdict(amd: Exclude<NonNullable<PartyNature['amd']>, 'none'>, understandsAll: boolean): Verdict {
  if (understandsAll || amd === 'not_sure') return amd;
  return amd.startsWith('human') ? 'human' : 'machine';
}
