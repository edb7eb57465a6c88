import { judgeVoice } from '../../detection/deepfake.js';
import type { Performer } from '../../shell/performer.js';

/** Listens to the far end's voice. */
export const deepfakePerformer: Performer<'deepfake'> = ({ id, timeoutMs }, call, { leg }, deps) => {
  if (!leg) return undefined;
  const stop = judgeVoice({
    clock: deps.clock,
    leg,
    timeoutMs,
    told: call.party.nature.deepfake,
    found: (result) => deps.report(call.address, { kind: 'deepfakeFound', id, result }),
  });
  return { stop };
};
