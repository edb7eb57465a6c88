import type { JudgeContext } from '../expectations/context.js';
import type { Cast } from './cast.js';
import type { Stage } from './stage.js';

export function contextOf({ exchange }: Stage, cast: Cast): JudgeContext {
  return {
    callsOf: (on) => cast.callsOf(on),
    nameOf: (id) => cast.ofCall(id)?.name ?? exchange.findCall(id)?.from ?? id,
    isIn: (id, state) => exchange.findCall(id)?.state === state,
    words: () => [],
    sound: () => ({ outcome: 'not measurable', came: '', evidence: [] }),
    reading: () => ({ outcome: 'not measurable', came: '', evidence: [] }),
  };
}
