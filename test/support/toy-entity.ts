import { ID_FIELDS, type Address } from '../../src/calls/address.js';
import { newWebhookSettings } from '../../src/calls/call.js';
import type { Effect } from '../../src/calls/effect.js';
import type { Entity } from '../../src/calls/entity.js';
import { Ids } from '../../src/calls/ids.js';
import type { WebhookEvent } from '../../src/calls/webhook-event.js';
import { Effects, type EffectsDeps } from '../../src/shell/effects.js';
import { sendWebhook } from '../../src/shell/send-webhook.js';
import type { ExchangeWorld } from './exchange.js';

/** A kind of entity that nobody thought of gets its line in the table of id fields; the returned function takes it out again. */
export function addToyKind(): () => void {
  Object.assign(ID_FIELDS, { toy: 'toy_id' });
  return () => void Reflect.deleteProperty(ID_FIELDS, 'toy');
}

export const newToyEntity = (id: string, connectionId: string): Entity => ({
  // A kind outside of the union stands for one that is yet to come.
  address: { kind: 'toy', id } as unknown as Address,
  ids: new Ids(`toy/${id}`),
  connectionId,
  webhooks: newWebhookSettings(),
});

/** A webhook of a toy's. */
export const toyEvent = { type: 'toy.moved' } as unknown as WebhookEvent;

/** Carries out effects at toys, in the journal and with the deliveries of that world. */
export function performOn({ exchange }: ExchangeWorld, toys: readonly Entity[], effects: readonly Effect[]): void {
  const { clock, config, applications, deliveries, journal } = exchange;
  const payload = (of: Entity): Record<string, unknown> => ({ connection_id: of.connectionId });
  const deps: Partial<EffectsDeps> = {
    record: journal.record,
    send: (at, event) => {
      const toy = toys.find(({ address }) => address === at);
      if (toy) sendWebhook({ entity: toy, at }, event, { clock, config, applications, deliveries, payload });
    },
  };
  new Effects(deps as EffectsDeps).perform(effects);
}
