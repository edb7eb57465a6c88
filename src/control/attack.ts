import { attack, AttackCutError, type AttackResult } from '../attack/attack.js';
import { eventSample, USUAL_EVENT } from '../attack/event-sample.js';
import { shown } from '../contract/shown.js';
import type { Exchange } from '../shell/exchange.js';
import { knownCall } from './calls.js';
import { SimulatorError } from './simulator-error.js';
import { refuseWhileStopping } from './stopping.js';
import type { AttackOptions, AttackView } from './types.js';

/** One attack at a time: commands tell by their call which copy they come of, and an app under two attacks answers late. */
const underWay = new WeakSet<Exchange>();

/**
 * Attacks the app's webhook endpoint. The options are checked. Rejects with a SimulatorError: 404 for an unknown call; 409 where no such
 * event has been sent, where there is no URL, while another attack is under way and when a reset ends it; 503 while the simulator stops.
 */
export async function attackWebhooks(exchange: Exchange, options: AttackOptions): Promise<AttackView> {
  refuseWhileStopping(exchange);
  const { url = usualUrl(exchange), call_control_id: callControlId, event_type: eventType = USUAL_EVENT } = options;
  if (callControlId !== undefined) knownCall(exchange, callControlId);
  if (url === undefined)
    throw new SimulatorError(409, [
      { detail: 'expected a URL, as the simulator has no webhook URL (--webhook-url)', pointer: '/url' },
    ]);
  const sample = eventSample(exchange, { eventType, callControlId });
  if (!sample) {
    const detail = `expected the type of a webhook that ${callControlId === undefined ? 'a call' : 'the call'} has had, came "${shown(eventType)}"`;
    throw new SimulatorError(409, [{ detail, pointer: '/event_type' }]);
  }
  if (underWay.has(exchange)) throw new SimulatorError(409, 'Another attack is under way.');
  underWay.add(exchange);
  try {
    return viewOf(await attack(exchange, sample, url));
  } catch (error) {
    if (!(error instanceof AttackCutError)) throw error;
    refuseWhileStopping(exchange);
    throw new SimulatorError(409, 'The simulator was reset during the attack.');
  } finally {
    underWay.delete(exchange);
  }
}

/** Webhooks go there by default: to the simulator's own URL, else to that of the first application which has one. */
function usualUrl({ config }: Exchange): string | undefined {
  const ofApplications = config.applications.map(({ webhook_event_url: url }) => url).find((url) => url);
  return config.webhookUrl ?? ofApplications ?? undefined;
}

const viewOf = ({ attempts, acted, ...result }: AttackResult): AttackView => ({
  ...result,
  attempts: [...attempts],
  acted: [...acted],
});
