import type { JudgeContext } from '../expectations/context.js';
import type { Exchange } from '../shell/exchange.js';

/** The call of a test, with the name that its expectations have for it. */
export interface NamedCall {
  readonly id: string;
  /** The number of its far end. */
  readonly name: string;
}

/** What expectations ask besides the journal; `own` is the call that a test is about. Others are known by their ids. */
export const contextOf = (exchange: Exchange, own?: NamedCall): JudgeContext => ({
  callsOf: (on) => [on === own?.name ? own.id : on],
  nameOf: (id) => exchange.findCall(id)?.from ?? id,
  isIn: () => false,
  words: () => [],
  sound: () => ({ outcome: 'not measurable', came: 'nothing', evidence: [] }),
  reading: () => ({ outcome: 'not measurable', came: 'nothing', evidence: [] }),
});
