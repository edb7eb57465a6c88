import { callsNamed, farEndOf, recordingsIn, strangerTo } from '../control/expectation.js';
import type { JudgeContext } from '../expectations/context.js';
import type { Expectation } from '../expectations/judgement.js';
import { worldContext } from '../expectations/world-context.js';
import type { Exchange } from '../shell/exchange.js';

/** The call of a test, with the name that its expectations have for it. */
export interface NamedCall {
  readonly id: string;
  /** The number of its far end. */
  readonly name: string;
}

/**
 * The answers to what expectations ask besides the journal; `own` is the call that a test is about, others are known by their ids or the numbers of their far
 * ends. Rejects with a SimulatorError (422) where a recording that is to be heard cannot be had.
 */
export async function contextOf(exchange: Exchange, expectation: Expectation, own?: NamedCall): Promise<JudgeContext> {
  return worldContext(exchange, {
    callsOf: (on) => (on === own?.name ? [own.id] : callsNamed(exchange, on)),
    stranger: (on) => (on === own?.name ? undefined : strangerTo(exchange, on)),
    nameOf: (id) => {
      const call = exchange.findCall(id);
      return call ? farEndOf(call) : id;
    },
    recordings: await recordingsIn(exchange, expectation),
  });
}
