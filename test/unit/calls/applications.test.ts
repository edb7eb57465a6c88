import { LIMITS } from '../../../src/limits.js';
import { describe, expect, it } from 'vitest';
import { Applications, DEFAULT_APPLICATION_NAME } from '../../../src/calls/applications.js';
import { Ids } from '../../../src/calls/ids.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

function world(webhookUrl: string | null = 'http://app.test/hooks', limits: { maxBytes?: number } = {}) {
  const clock = new VirtualClock();
  const journal: unknown[] = [];
  const applications = new Applications({
    defaultId: '2000000000000000001',
    ids: new Ids('apps'),
    nowMicros: () => clock.wallMicros(),
    webhookUrl,
    webhookFailoverUrl: null,
    record: (type, fields) => journal.push({ type, ...fields }),
    ...limits,
  });
  return { clock, applications, journal };
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
    const created = Array.from({ length: LIMITS['applications'] - 1 }, (_, i) =>
      applications.create(GIVEN, `${i + 1}`),
    );
    expect(created.includes(undefined)).toBe(false);
    expect(applications.create(GIVEN)).toBeUndefined();
    applications.remove('1');
    expect(applications.create(GIVEN)).toBeDefined();
  });

  it('have what is nested changed one by one, and take over nothing else', () => {
    const { applications } = world();
    const nested = { channel_limit: 10, surprise: { deep: [] } };
    const created = applications.create(
      { ...GIVEN, inbound: nested, outbound: { outbound_voice_profile_id: '12' } },
      '7',
    );
    const usual = { shaken_stir_enabled: false, sip_subdomain: null, sip_subdomain_receive_settings: 'from_anyone' };
    expect(created?.inbound).toEqual({ ...usual, channel_limit: 10 });
    expect(created?.outbound).toEqual({ channel_limit: null, outbound_voice_profile_id: '12' });
    const change = { sip_subdomain: 'desk', sip_subdomain_receive_settings: null };
    expect(applications.update('7', { inbound: change })?.inbound).toEqual({
      ...usual,
      channel_limit: 10,
      sip_subdomain: 'desk',
    });
    const cleared = applications.update('7', { inbound: { channel_limit: null }, outbound: null });
    expect(cleared).toMatchObject({ inbound: { channel_limit: null }, outbound: { outbound_voice_profile_id: '12' } });
  });

  it('limit application.bytes: are no larger each', () => {
    const { applications } = world();
    const named = (length: number) => ({ ...GIVEN, application_name: 'x'.repeat(length) });
    const room = LIMITS['application.bytes'] - Buffer.byteLength(JSON.stringify(applications.default));
    expect(applications.create(named(room), '7')).toBeDefined();
    expect(applications.limitAgainst(named(LIMITS['application.bytes']))).toBe('application.bytes');
    expect(applications.create(named(LIMITS['application.bytes']))).toBeUndefined();
    expect(applications.update('7', named(LIMITS['application.bytes']))).toBeUndefined();
    expect(applications.get('7')?.application_name).toHaveLength(room);
  });

  it('limit applications.bytes: are no larger together; one that goes makes room', () => {
    const { applications } = world(null, { maxBytes: 4000 });
    const large = { ...GIVEN, application_name: 'x'.repeat(1500) };
    expect(applications.create(large, '7')).toBeDefined();
    expect(applications.limitAgainst(large)).toBe('applications.bytes');
    expect(applications.create(large)).toBeUndefined();
    expect(applications.update('7', { ...large, active: false })).toBeDefined();
    applications.remove('7');
    expect(applications.create(large)).toBeDefined();
  });
});
