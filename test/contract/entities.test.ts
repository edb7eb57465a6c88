import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ID_FIELDS } from '../../src/calls/address.js';
import { webhook } from '../../src/calls/effect.js';
import type { Entity } from '../../src/calls/entity.js';
import { listEvents, waitForEvent } from '../../src/control/events.js';
import { check } from '../../src/control/validation.js';
import { listWebhooks } from '../../src/control/webhooks.js';
import { ExchangeWorld } from '../support/exchange.js';
import { noteAny } from '../support/any-entry.js';
import { addToyKind, newToyEntity, performOn, toyEvent } from '../support/toy-entity.js';

/** Two toys of the default application, of which each was noted once and told twice, beside a call. */
async function toyWorld(): Promise<{ world: ExchangeWorld; first: Entity; second: Entity }> {
  const world = new ExchangeWorld({ answer: (_request, nth) => ({ status: 200, afterMs: nth * 10 }) });
  await world.ring();
  const { id } = world.exchange.applications.default;
  const [first, second] = [newToyEntity('t-1', id), newToyEntity('t-2', id)];
  const effects = [first, second].flatMap((toy) => [
    noteAny(toy, 'toy.made'),
    webhook(toy, toyEvent),
    webhook(toy, toyEvent),
  ]);
  performOn(world, [first, second], effects);
  return { world, first, second };
}

describe('an entity of a new kind, with one line in the table of id fields', () => {
  let remove: () => void;
  beforeEach(() => {
    remove = addToyKind();
  });
  afterEach(() => remove());

  it('is named in the journal, also in what is told of its webhooks, and by no call’s field', async () => {
    const { world } = await toyWorld();
    await world.clock.advanceAsync(1000);
    const told = world.journal.list({}, Infinity).filter((entry) => 'toy_id' in entry);
    expect(told.filter((entry) => 'call_control_id' in entry)).toEqual([]);
    expect(told.filter(({ toy_id: id }) => id === 't-1').map(({ type }) => type)).toEqual([
      'toy.made',
      'webhook.created',
      'webhook.created',
      'webhook.attempt',
      'webhook.delivered',
      'webhook.attempt',
      'webhook.delivered',
    ]);
  });

  it('has a filter of its own in the journal, in waits and in the list of webhooks', async () => {
    const { world } = await toyWorld();
    const wish = { toy_id: 't-2' } as object;
    const { data } = listEvents(world.exchange, wish);
    expect(data.map(({ type, toy_id: id }) => [type, id])).toEqual([
      ['toy.made', 't-2'],
      ['webhook.created', 't-2'],
      ['webhook.created', 't-2'],
    ]);
    const { event } = waitForEvent(world.exchange, { ...wish, type: 'webhook.*' });
    expect(await event).toMatchObject({ type: 'webhook.created', toy_id: 't-2' });
    const late = waitForEvent(world.exchange, { toy_id: 't-3', timeout_ms: 10 } as object);
    const refused = expect(late.event).rejects.toThrow('No event at all for t-3 within 10 ms.');
    await world.clock.advanceAsync(10);
    await refused;
    expect(listWebhooks(world.exchange, wish)).toMatchObject([
      { event_type: 'toy.moved', call_control_id: null, toy_id: 't-2' },
      { event_type: 'toy.moved', call_control_id: null, toy_id: 't-2' },
    ]);
    expect(listWebhooks(world.exchange, { call_control_id: 't-2' })).toEqual([]);
  });

  it('has its webhooks sent one after the other, and waits for no other entity', async () => {
    const { world } = await toyWorld();
    await world.clock.advanceAsync(0);
    // Those of the call and of both toys leave at once; the second one of each toy waits for its first.
    expect(world.sender.sent).toHaveLength(3);
    await world.clock.advanceAsync(1000);
    expect(world.sender.sent).toHaveLength(5);
  });
});

describe('the entities that there are', () => {
  it.each(Object.values(ID_FIELDS))('have a filter, %s, wherever entries or webhooks are looked for', (field) => {
    const query = { [field]: 'x' };
    for (const operation of ['listEvents', 'waitForEvent', 'streamEvents', 'listWebhooks'] as const)
      expect(check(operation, { query })).toEqual(query);
    check('advanceClock', { body: { until: { type: 'x', ...query } } });
    const stranger = { query: { toy_id: 'x' } };
    expect(() => check('listEvents', stranger)).toThrow('toy_id');
  });
});
