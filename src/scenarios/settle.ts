import { partyActs } from '../control/party.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { Exchange } from '../shell/exchange.js';
import type { Strand } from './stage.js';

/** Calls and deliveries that are under way when the steps are over get so long to come to their end, in world ms: webhooks are retried within that time. */
const MOST_MS = 30_000;
/** The world is looked at so often, in world ms. */
const LOOK_MS = 100;
/** It has come to rest when nothing has been under way at so many looks in a row. */
const LOOKS = 3;

/** Ends what still lives when the steps of a scenario are over: the far ends hang up, and what follows on that comes to its end. */
export async function settle(strand: Strand): Promise<void> {
  const { exchange } = strand.stage;
  let restful = 0;
  for (let ms = 0; ms < MOST_MS && restful < LOOKS; ms += LOOK_MS) {
    await hangUp(exchange);
    await strand.wait(LOOK_MS);
    restful = isAtRest(exchange) ? restful + 1 : 0;
  }
}

/** The far ends of all live calls hang up, also of those that the app has made meanwhile. */
async function hangUp(exchange: Exchange): Promise<void> {
  if (exchange.liveCalls === 0) return;
  for (const { id } of [...exchange.calls()].filter(({ state, standIn }) => state !== 'ended' && !standIn))
    await partyActs(exchange, id, 'hangup', {}).catch((error: unknown) => {
      // The call has ended in between, with another one.
      if (!(error instanceof SimulatorError)) throw error;
    });
}

const isAtRest = ({ liveCalls, deliveries, findings, recordings }: Exchange): boolean =>
  liveCalls === 0 && deliveries.openCount === 0 && findings.undecided === 0 && recordings.underWay === 0;
