import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Coverage } from '../../../src/coverage/coverage.js';
import { fieldsOf } from '../../../src/coverage/fields.js';
import { coverageHtml } from '../../../src/coverage/html.js';
import { coverageText } from '../../../src/coverage/text.js';
import { missedThresholds, percent, thresholdsOf } from '../../../src/coverage/threshold.js';
import { coverageView, getCoverage } from '../../../src/coverage/view.js';
import { LIMITS } from '../../../src/limits.js';
import { misfits } from '../../support/control-schemas.js';
import { entryAt } from '../../support/scenario-results.js';

/** The document, read without the code that is tested. */
const DOCUMENT = JSON.parse(
  readFileSync(new URL('../../../src/contract/generated/telnyx.json', import.meta.url), 'utf8'),
) as { readonly paths: Readonly<Record<string, object>>; readonly webhooks: object };
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

const groupIn = (coverage: Coverage, name: string, all = false) => {
  const found = coverageView(coverage, { all }).groups.find((group) => group.name === name);
  if (!found) throw new Error(`no group ${name}`);
  return found;
};
const exercisedIn = (coverage: Coverage, name: string) =>
  groupIn(coverage, name)
    .items.filter(({ times }) => times > 0)
    .map(({ item, times }) => [item, times]);

describe('coverage of nothing', () => {
  const nothing = new Coverage();

  it('has every operation and webhook of the document, and no property, as no operation was used', () => {
    const operations = Object.values(DOCUMENT.paths).flatMap((item) => Object.keys(item).filter((key) => METHODS.includes(key)));
    expect(groupIn(nothing, 'operations')).toMatchObject({ exercised: 0, total: operations.length, share: 0 });
    expect(groupIn(nothing, 'webhooks').total).toBe(Object.keys(DOCUMENT.webhooks).length);
    expect(groupIn(nothing, 'properties')).toMatchObject({ exercised: 0, total: 0, share: 1, items: [] });
  });

  it('with all has the properties of every operation', () => {
    const { items } = groupIn(nothing, 'properties', true);
    expect(items.map(({ item }) => item)).toEqual(expect.arrayContaining(['DialCall to', 'SpeakCall voice', 'ListConferences ?page.size']));
  });

  it('has the codes that Telnyx has, and none of our own', () => {
    const codes = groupIn(nothing, 'errors').items.map(({ item }) => item);
    expect(codes).toEqual(expect.arrayContaining(['10009', '90018', '90034']));
    expect(codes.filter((code) => code.length !== 5)).toEqual([]);
  });
});

describe('a request that was accepted', () => {
  const coverage = new Coverage();
  const speak = { payload: 'Hi', voice: 'female', payload_type: 'ssml', invented: 1, voice_settings: { type: 'telnyx' } };
  coverage.request('SpeakCall', { body: speak }, 'greeting');
  coverage.request('SpeakCall', { body: { payload: 'Hi', voice: 'male' } }, 'menu');
  coverage.request('ListConferences', { body: {}, query: { page: { size: '5' } } });
  coverage.request('NoSuchOperation', { body: {} });

  it('counts its operation, the properties that it was given and their listed values; what the document lacks is not counted', () => {
    expect(exercisedIn(coverage, 'operations')).toEqual([['SpeakCall', 2], ['ListConferences', 1]]);
    expect(exercisedIn(coverage, 'properties')).toEqual(
      expect.arrayContaining([
        ['SpeakCall payload', 2],
        ['SpeakCall payload_type', 1],
        ['SpeakCall voice', 2],
        ['SpeakCall voice_settings', 1],
        ['SpeakCall voice_settings.type', 1],
        ['ListConferences ?page', 1],
        ['ListConferences ?page.size', 1],
      ]),
    );
    expect(exercisedIn(coverage, 'properties')).toHaveLength(7);
    expect(exercisedIn(coverage, 'values')).toEqual(expect.arrayContaining([['SpeakCall payload_type=ssml', 1]]));
  });

  it('leaves what it was not given among what belongs to its operation, and nothing of other operations', () => {
    const { items } = groupIn(coverage, 'values');
    expect(items).toContainEqual({ item: 'SpeakCall payload_type=text', times: 0, by: [] });
    expect(new Set(items.map(({ item }) => item.split(' ')[0]))).toEqual(new Set(['SpeakCall', 'ListConferences']));
  });

  it('is told with those who sent it', () => {
    const speakCall = groupIn(coverage, 'operations').items.find(({ item }) => item === 'SpeakCall');
    expect(speakCall).toEqual({
      item: 'SpeakCall',
      title: 'POST /calls/{call_control_id}/actions/speak',
      times: 2,
      by: ['greeting', 'menu'],
    });
  });

  it('limit coverage.names: names no more of them than that, and counts all', () => {
    const names = Array.from({ length: LIMITS['coverage.names'] + 1 }, (_, number) => `scenario ${String.fromCharCode(97 + number)}`);
    const first = names.slice(0, -1);
    // Whichever comes first, as the machine decides that.
    for (const order of [names, names.toReversed()]) {
      const many = new Coverage();
      for (const name of order) many.request('AnswerCall', {}, name);
      const [answered] = groupIn(many, 'operations').items.filter(({ times }) => times > 0);
      expect(answered).toMatchObject({ times: names.length, by: first });
    }
  });
});

describe('the journal', () => {
  const coverage = new Coverage();
  const payload = { hangup_cause: 'user_busy', hangup_source: 'callee', from: '+15550100001' };
  for (const entry of [
    entryAt(1, 0, 'api.request', { method: 'POST', path: '/x', status: 422, error_codes: ['90018', '501', '99999'] }),
    entryAt(2, 0, 'webhook.created', { event_id: 'e', event_type: 'call.hangup', payload }),
    entryAt(3, 0, 'webhook.attempt', { event_id: 'e', event_type: 'call.hangup', url: 'x', attempt: 1, status: 500 }),
    entryAt(4, 0, 'webhook.attempt', { event_id: 'e', event_type: 'call.hangup', url: 'x', attempt: 2, status: 200 }),
    entryAt(5, 0, 'webhook.attempt', { event_id: 'f', event_type: 'call.answered', url: 'x', attempt: 1, error: 'timeout' }),
    entryAt(6, 0, 'call.state', { from: null, to: 'ringing' }),
    entryAt(7, 0, 'call.state', { from: 'ringing', to: 'ended' }),
    entryAt(8, 0, 'party.act.started', { act_id: 'a', act: 'hold' }),
    entryAt(9, 0, 'party.act.started', { act_id: 'b', act: 'say', text: 'x' }),
  ])
    coverage.take(entry, 'busy');

  it('tells of errors, of webhooks that the app has taken, of listed values in their payloads, and of states', () => {
    expect(exercisedIn(coverage, 'errors')).toEqual([['90018', 1]]);
    expect(exercisedIn(coverage, 'webhooks')).toEqual([['call.hangup', 1]]);
    expect(exercisedIn(coverage, 'webhook_values')).toEqual([
      ['call.hangup hangup_cause=user_busy', 1],
      ['call.hangup hangup_source=callee', 1],
    ]);
    expect(exercisedIn(coverage, 'states')).toEqual([['ringing', 1], ['ended', 1], ['held', 1]]);
  });

  it('leaves the causes that never came', () => {
    const causes = groupIn(coverage, 'webhook_values').items.filter(({ item }) => item.includes('hangup_cause='));
    expect(causes).toHaveLength(9);
    expect(causes.filter(({ times }) => times === 0)).toHaveLength(8);
  });

  it('has a view that fits its schema', () => {
    for (const all of [false, true]) expect(misfits('Coverage', coverageView(coverage, { all }))).toEqual([]);
  });
});

describe('the fields of a schema', () => {
  it('are those at any depth and of every variant, and long lists of values are none', () => {
    const schema = {
      properties: {
        a: { enum: ['x', 'y', null] },
        b: { items: { properties: { c: { enum: [1, 2] } } } },
        d: { anyOf: [{ properties: { e: {} } }, { enum: ['only'] }] },
        f: { enum: Array.from({ length: 41 }, (_, index) => `voice ${index}`) },
      },
    };
    expect([...fieldsOf(schema)].map(([path, values]) => [path, [...values]])).toEqual([
      ['a', ['x', 'y']],
      ['b', []],
      ['b[].c', ['1', '2']],
      ['d', []],
      ['d.e', []],
      ['f', []],
    ]);
  });
});

describe('thresholds', () => {
  const coverage = new Coverage();
  coverage.request('AnswerCall', {});
  coverage.request('HangupCall', {});
  const view = coverageView(coverage);

  it('are numbers or shares of groups, and a line tells of each that is missed', () => {
    expect(missedThresholds(view, thresholdsOf('operations=2,webhooks=0%'))).toEqual([]);
    const { total } = groupIn(coverage, 'operations');
    expect(missedThresholds(view, thresholdsOf('operations=3, states=12.5%'))).toEqual([
      `coverage of operations: expected at least 3, got 2 of ${total} (${percent(2 / total)})`,
      'coverage of states: expected at least 12.5%, got 0 of 8 (0.0%)',
    ]);
  });

  it.each(['operation=5', 'operations', 'operations=5.5', 'webhooks=101%', 'webhooks=-1', ''])('cannot be %j', (text) => {
    expect(() => thresholdsOf(text)).toThrow(/^expected a group \(operations, .* got "/);
  });

  it('never take nearly all for all', () => expect(percent(0.99999)).toBe('99.9%'));
});

describe('reports of coverage', () => {
  const coverage = new Coverage();
  coverage.request('AnswerCall', {}, '<script>alert(1)</script>');
  const view = coverageView(coverage);

  it('in text have a row for each group', () => {
    expect(coverageText(view)).toMatch(/^coverage\n {2}operations +1 of \d+ +\d\.\d%\n/);
    expect(coverageText(view).trimEnd().split('\n')).toHaveLength(8);
  });

  it('in HTML run nothing and load nothing, whatever a scenario is called', () => {
    const html = coverageHtml(view);
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|https?:|\bsrc=|\bhref=/);
    expect(html).toContain('&lt;script&gt;alert(1)');
  });

  it('are refused where nothing is counted', () => {
    expect(() => getCoverage(undefined, {})).toThrow('coverage: true');
  });
});
