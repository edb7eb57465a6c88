import { USUAL_EVENT } from '../attack/event-sample.js';
import type { Entry } from '../calls/entry.js';
import { attackWebhooks } from '../control/attack.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { AttackView } from '../control/types.js';
import type { Exchange } from '../shell/exchange.js';
import { StepError } from './step-error.js';
import type { WrittenAttack } from './types.js';

type Copy = AttackView['attempts'][number];

/** An attack in words, as the report has it. */
export function attackWords({ event = USUAL_EVENT, allow = [] }: WrittenAttack): string {
  return `no forged ${event} is taken for genuine${allow.length === 0 ? '' : `, but for ${allow.join(', ')}`}`;
}

/** Attacks the app's webhook endpoint, which takes the answers and 2 s of the host. Rejects with a StepError that names the copies that it believed. */
export async function attackApp(exchange: Exchange, { event, allow = [] }: WrittenAttack, url: string): Promise<void> {
  const sent = new Map<unknown, number | undefined>();
  const noted = (entry: Entry): void => {
    if (entry.type === 'attack.attempt') sent.set(entry['copy'], entry.seq);
  };
  const leave = exchange.journal.subscribe(noted, (error) => exchange.noteFault(error));
  try {
    const { genuine, attempts } = await attackWebhooks(exchange, {
      url,
      ...(event === undefined ? {} : { event_type: event }),
    });
    const evidence = (kinds: readonly string[]): number[] => kinds.flatMap((kind) => sent.get(kind) ?? []);
    const { status, error = 'no answer' } = genuine;
    if (status === null || status < 200 || status > 299)
      throw new StepError(`the genuine event was answered with ${status ?? error}`, evidence(['genuine']));
    // Telnyx itself sends an event twice now and then.
    const counted = attempts.filter(({ kind }) => kind !== 'replayed' && !allow.includes(kind));
    const believed = counted.filter(({ accepted, acted }) => accepted || acted);
    if (believed.length > 0) throw new StepError(believedWords(believed), evidence(believed.map(({ kind }) => kind)));
  } catch (error) {
    throw error instanceof SimulatorError ? new StepError(error.message) : error;
  } finally {
    leave();
  }
}

function believedWords(believed: readonly Copy[]): string {
  const acted = believed.filter((one) => one.acted).map(({ kind }) => kind);
  const accepted = believed.filter((one) => !one.acted).map(({ kind }) => kind);
  return [
    ...(acted.length === 0 ? [] : [`acted on: ${acted.join(', ')}`]),
    ...(accepted.length === 0 ? [] : [`accepted: ${accepted.join(', ')}`]),
  ].join('; ');
}
