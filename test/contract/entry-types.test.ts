import { describe, expect, expectTypeOf, it } from 'vitest';
import type { Entry } from '../../src/calls/entry.js';
import type { EntryOf, EntryType, TypesIn } from '../../src/contract/entry-types.js';
import type { EntryFound } from '../../src/control/library.js';
import { controls } from '../../src/control.js';
import { controlWorld } from '../support/control-world.js';

// The expectations of types are held by the compiler (`npm run types`).
describe('an entry', () => {
  const world = controlWorld();
  const { calls, events } = controls(() => world.exchange);

  it('that is waited for has the fields of the type that was named', async () => {
    await calls.ring({ from: '+15550100001', to: '+15550100002' });
    const { from, to } = await events.waitFor({ type: 'call.state' });
    expectTypeOf(from).toEqualTypeOf<'dialing' | 'ringing' | 'active' | null>();
    expect([from, to]).toEqual([null, 'ringing']);
    const created = await events.waitFor({ type: 'webhook.created' });
    expectTypeOf(created.event_type).toEqualTypeOf<string>();
    expect(created.event_type).toBe('call.initiated');
  });

  it('that is listed too, and of several types it may be either', async () => {
    const [first] = await events.list({ type: 'call.state, webhook.created' });
    expectTypeOf(first).toEqualTypeOf<EntryOf<'call.state' | 'webhook.created'> | undefined>();
    expect(first?.type === 'call.state' && first.to).toBe('ringing');
  });

  it('is one of those that begin so, where a star ends the name', () => {
    expectTypeOf<TypesIn<'party.act.*'>>().toEqualTypeOf<
      'party.act.started' | 'party.act.ended' | 'party.act.dropped' | 'party.act.failed'
    >();
    expectTypeOf<TypesIn<'bridge.*,sim.fault'>>().toEqualTypeOf<
      'bridge.started' | 'bridge.ended' | 'bridge.failed' | 'sim.fault'
    >();
    expectTypeOf<EntryFound<{ after: 3 }>>().toEqualTypeOf<Entry>();
    expectTypeOf<TypesIn<string>>().toEqualTypeOf<EntryType>();
  });
});
