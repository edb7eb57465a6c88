import { afterEach, describe, expect, it } from 'vitest';
import type { Entry } from '../../../src/calls/entry.js';
import { recordAny } from '../../support/any-entry.js';
import { controlWorld } from '../../support/control-world.js';
import { misfitsOf, takeMisfits } from '../../support/entry-check.js';

// Tests of what fails every other test.
describe('the check of entries', () => {
  const entry = (fields: object): Entry => ({ seq: 1, at: '2026-01-01T00:00:00.000000Z', ...fields }) as Entry;

  afterEach(() => void takeMisfits());

  it('takes an entry that is as the document says', () => {
    expect(misfitsOf(entry({ type: 'call.state', call_control_id: 'v3:x', from: null, to: 'ringing' }))).toEqual([]);
    const ended = { type: 'party.act.ended', act_id: 'a', act: 'say', text: 'Yes.', completed: true };
    expect(misfitsOf(entry(ended))).toEqual([]);
  });

  it.each([
    [
      'a field that its type does not have',
      { type: 'sim.stopping', why: 'x' },
      'must NOT have unevaluated properties (why)',
    ],
    ['one that is missing', { type: 'call.state', from: null }, "must have required property 'to'"],
    [
      'one of another kind',
      { type: 'call.state', from: null, to: 'away' },
      '/to must be equal to one of the allowed values',
    ],
    ['a fact of the machine where there is none', { type: 'sim.stopping', host: {} }, '(host)'],
    ['such a fact of another name', { type: 'tls.plain_fallback', url: 'x', host: { duration_ms: 1 } }, '(host)'],
  ])('finds %s', (_name, fields, misfit) => {
    expect(misfitsOf(entry(fields)).join()).toContain(misfit);
  });

  it('sees what the journal of any world records', () => {
    const wrong = { url: 'http://127.0.0.1', why: 'x' };
    controlWorld().journal.record('tls.plain_fallback', wrong);
    expect(takeMisfits()).toEqual([expect.stringContaining('(why)')]);
  });

  it('leaves out what a test of the journal makes up', () => {
    const { journal } = controlWorld();
    recordAny(journal, 'tls.plain_fallback', {});
    recordAny(journal, 'a.one', {});
    expect(takeMisfits()).toEqual([]);
  });
});
