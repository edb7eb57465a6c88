import { describe, expect, it } from 'vitest';
import { Ledger } from '../../../fuzz/lib/ledger.mjs';

type Entry = Readonly<Record<string, unknown>>;

/** A ledger that reads a journal of these entries, numbered from 1 where they have no `seq`. */
function ledgerOf(entries: readonly Entry[]): Ledger {
  const journal = entries.map((entry, i) => ({ seq: i + 1, ...entry }));
  const send = ({ path }: { path: string }): Promise<{ status: number; text: string }> => {
    const after = Number(/after=(\d+)/.exec(path)?.[1]);
    const data = journal.filter(({ seq }) => seq > after);
    return Promise.resolve({ status: 200, text: JSON.stringify({ data, meta: { first_seq: 1, last_seq: 99 } }) });
  };
  return new Ledger({ send });
}

const CALL = { call_control_id: 'v3:a' };
const state = (from: string | null, to: string): Entry => ({ type: 'call.state', from, to, ...CALL });
const created = (eventType: string): Entry => ({
  type: 'webhook.created',
  event_type: eventType,
  event_id: eventType,
  ...CALL,
});
const delivered = (eventType: string): Entry => ({ ...created(eventType), type: 'webhook.delivered' });
const RING = [state(null, 'ringing'), created('call.initiated'), delivered('call.initiated')];
const END = [state('ringing', 'ended'), created('call.hangup'), delivered('call.hangup')];

describe('the rules that the fuzzer holds the journal to', () => {
  it('find nothing in a call that rings and ends', async () => {
    const ledger = ledgerOf([...RING, ...END]);
    await ledger.update();
    expect(ledger.open()).toEqual([]);
  });

  it.each<[string, readonly Entry[], RegExp]>([
    ['a gap', [...RING, { seq: 5, type: 'x' }], /seq 5 follows 3/],
    ['a fault', [{ type: 'sim.fault', message: 'oops' }], /sim.fault: oops/],
    ['an illegal move', [...RING, ...END, state('ended', 'active')], /moves from ended to active/],
    ['a second end', [...RING, ...END, created('call.hangup')], /second call.hangup/],
    ['an end without a beginning', [state(null, 'ringing'), created('call.hangup')], /without call.initiated/],
    ['an act that ends unbegun', [...RING, { type: 'party.act.ended', act_id: '1', ...CALL }], /without having begun/],
    ['an activity that begins twice', twice('activity.started'), /begins twice/],
    ['an activity that ends twice', [...twice('activity.ended')], /ends twice/],
  ])('find %s', async (_, entries, rule) => {
    await expect(ledgerOf(entries).update()).rejects.toThrow(rule);
  });

  it.each<[string, readonly Entry[], RegExp]>([
    ['a webhook that nobody accounts for', [...RING, ...END.slice(0, 2)], /call.hangup .* neither delivered/],
    ['a call without call.hangup', [...RING, state('ringing', 'ended')], /ended without call.hangup/],
    ['a call that lives', RING, /is ringing/],
    [
      'an activity without an end',
      [...RING, { type: 'activity.started', id: '1', kind: 'speak', ...CALL }, ...END],
      /activity speak 1 .* has no end/,
    ],
  ])('find at the end %s', async (_, entries, rule) => {
    const ledger = ledgerOf(entries);
    await ledger.update();
    expect(ledger.open().join('\n')).toMatch(rule);
  });
});

function twice(type: string): Entry[] {
  const started = { type: 'activity.started', id: '1', kind: 'speak', ...CALL };
  const again = { ...started, type };
  return [...RING, started, again, again];
}
