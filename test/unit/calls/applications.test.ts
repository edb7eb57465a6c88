import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { Applications, DEFAULT_APPLICATION_NAME } from '../../../src/calls/applications.js';
import { seededIds } from '../../../src/calls/ids.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { seededRandom } from '../../../src/platform/random.js';

function world(webhookUrl: string | null = 'http://app.test/hooks') {
  const clock = new VirtualClock();
  const applications = new Applications({
    defaultId: '2000000000000000001',
    ids: seededIds(seededRandom('apps')),
    nowMicros: () => clock.wallMicros(),
    webhookUrl,
    webhookFailoverUrl: null,
  });
  return { clock, applications };
}

const GIVEN = { application_name: 'mine', webhook_event_url: 'http://mine.test' };

describe('Call Control applications', () => {
  it('begin with the default one, which has a connection id from the seed and the default webhook URL', () => {
    const { applications } = world();
    expect(applications.list()).toEqual([applications.default]);
    expect(applications.default).toMatchObject({
      application_name: DEFAULT_APPLICATION_NAME,
      webhook_event_url: 'http://app.test/hooks',
      record_type: 'call_control_application',
    });
    expect(applications.default.id).toMatch(/^\d{19}$/);
    expect(world().applications.default.id).toBe(applications.default.id);
    expect(world(null).applications.default.webhook_event_url).toBe('');
  });

  it('have the documented defaults', () => {
    const { applications } = world();
    expect(applications.create(GIVEN)).toMatchObject({
      ...GIVEN,
      active: true,
      anchorsite_override: 'Latency',
      call_cost_in_webhooks: false,
      dtmf_type: 'RFC 2833',
      first_command_timeout: false,
      first_command_timeout_secs: 30,
      redact_dtmf_debug_logging: false,
      webhook_api_version: '2',
      webhook_event_failover_url: '',
      webhook_timeout_secs: null,
    });
  });

  it('take null where the API knows null, and as left out elsewhere', () => {
    const { applications } = world();
    const created = applications.create({
      ...GIVEN,
      dtmf_type: null,
      tags: undefined,
      webhook_event_failover_url: null,
      webhook_timeout_secs: 5,
    });
    expect(created).toMatchObject({
      dtmf_type: 'RFC 2833',
      tags: [],
      webhook_event_failover_url: null,
      webhook_timeout_secs: 5,
    });
    expect(applications.update(created?.id ?? '', { webhook_timeout_secs: null })).toMatchObject({
      webhook_timeout_secs: null,
    });
  });

  it('take over nothing that is not theirs', () => {
    const { applications } = world();
    const created = applications.create({ ...GIVEN, id: 'mine', record_type: 'x', surprise: 1 } as never);
    expect(created?.id).toMatch(/^\d{19}$/);
    expect(created).not.toHaveProperty('surprise');
    expect(created?.record_type).toBe('call_control_application');
  });

  it('change by what is given and keep the rest, their id and their birthday', () => {
    const { clock, applications } = world();
    const created = applications.create({ ...GIVEN, tags: ['a'] }, '777');
    clock.advance(1000);
    const updated = applications.update('777', { application_name: 'renamed', call_cost_in_webhooks: true });
    expect(updated).toEqual({
      ...created,
      application_name: 'renamed',
      call_cost_in_webhooks: true,
      updated_at: '2026-01-01T00:00:01.000000Z',
    });
    expect(applications.get('777')).toBe(updated);
    expect(applications.update('778', {})).toBeUndefined();
  });

  it('are gone when they are removed', () => {
    const { applications } = world();
    const created = applications.create(GIVEN, '777');
    expect(applications.remove('777')).toBe(created);
    expect(applications.get('777')).toBeUndefined();
    expect(applications.remove('777')).toBeUndefined();
  });

  it(`limit applications: are at most ${LIMITS['applications']}`, () => {
    const { applications } = world();
    for (let i = 1; i < LIMITS['applications']; i++) expect(applications.create(GIVEN, `${i}`)).toBeDefined();
    expect(applications.create(GIVEN)).toBeUndefined();
    applications.remove('1');
    expect(applications.create(GIVEN)).toBeDefined();
  });
});
