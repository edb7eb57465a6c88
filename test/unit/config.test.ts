import { describe, expect, it } from 'vitest';
import { ConfigError, configFrom, loadConfig, type ConfigOptions } from '../../src/config.js';
import { SETTINGS } from '../../src/settings.js';

interface Given {
  flags?: Record<string, string | boolean | string[]>;
  env?: Record<string, string>;
  /** Files by path. */
  files?: Record<string, string>;
}

function load({ flags = {}, env = {}, files = {} }: Given) {
  return loadConfig({ flags, environment: env, readText: (path) => files[path] });
}

const file = (text: string) => load({ files: { 'telnyx-sim.config.yaml': text } });

async function refusal(given: Given | string): Promise<string> {
  try {
    await (typeof given === 'string' ? file(given) : load(given));
  } catch (error) {
    if (error instanceof Error && error.name === 'ConfigError') return error.message;
    throw error;
  }
  throw new Error('the configuration was accepted');
}

describe('the configuration', () => {
  it('serves on loopback port 12111 when nothing is said', async () => {
    expect(await load({})).toMatchObject({
      host: '127.0.0.1',
      port: 12111,
      webhookUrl: null,
      webhookFailoverUrl: null,
      apiKeys: [],
      seed: 'telnyx-sim',
      logLevel: 'info',
      logFormat: 'text',
      strictConnections: false,
      provisionUnknown: false,
      controlToken: null,
      allowedHosts: [],
      time: {
        mode: 'real',
        speed: 1,
        start: '2026-01-01T00:00:00Z',
        graceMs: 20,
        quietMs: 2_000,
        lockstepMs: 20,
        settleMs: 5,
      },
      applications: [],
      party: { ringMs: 200, behaviour: 'answer' },
      transcripts: {},
      webhooks: { retryDelaysMs: [1000, 2000] },
    });
  });

  it('takes a flag before the environment, and the environment before the file', async () => {
    const files = { 'telnyx-sim.config.yaml': 'port: 1\nseed: file\nhost: file.test\n' };
    const env = { TELNYX_SIM_PORT: '2', TELNYX_SIM_SEED: 'environment' };
    expect(await load({ flags: { port: '3' }, env, files })).toMatchObject({
      port: 3,
      seed: 'environment',
      host: 'file.test',
    });
  });

  it('reads every setting from the environment as from a flag', async () => {
    const texts: Record<string, string> = {
      host: '0.0.0.0',
      port: '0',
      'tls-port': '0',
      'tls-dir': '/ca',
      'webhook-url': 'http://127.0.0.1:3000/hook',
      'webhook-failover-url': 'https://failover.test/hook',
      'api-key': 'KEY1,KEY2',
      isolate: 'api-key',
      seed: '42',
      'log-level': 'debug',
      'log-format': 'json',
      'strict-connections': 'true',
      'provision-unknown': '1',
      'control-token': 'secret',
      'allowed-hosts': 'sim.test, other.test',
      'public-url': 'https://sim.example:8443/',
      ignore: 'property_unknown,voice_unknown',
      time: 'real',
      speed: '2.5',
    };
    expect(Object.keys(texts)).toEqual(SETTINGS.map(({ flag }) => flag));
    const name = (flag: string) => `TELNYX_SIM_${flag.replaceAll('-', '_').toUpperCase()}`;
    const env = Object.fromEntries(Object.entries(texts).map(([flag, text]) => [name(flag), text]));
    const config = await load({ env });
    expect(config).toEqual(await load({ flags: texts }));
    expect(config).toMatchObject({
      host: '0.0.0.0',
      port: 0,
      tlsPort: 0,
      tlsDir: '/ca',
      webhookUrl: 'http://127.0.0.1:3000/hook',
      webhookFailoverUrl: 'https://failover.test/hook',
      apiKeys: ['KEY1', 'KEY2'],
      isolate: 'api-key',
      seed: '42',
      logLevel: 'debug',
      logFormat: 'json',
      strictConnections: true,
      provisionUnknown: true,
      controlToken: 'secret',
      allowedHosts: ['sim.test', 'other.test'],
      findings: { ignore: ['property_unknown', 'voice_unknown'] },
      time: { mode: 'real', speed: 2.5 },
    });
  });

  it('takes --api-key more than once', async () => {
    expect((await load({ flags: { 'api-key': ['KEY1', 'KEY2'] } })).apiKeys).toEqual(['KEY1', 'KEY2']);
  });

  it('does not take an empty --api-key for any key', async () => {
    await expect(load({ flags: { 'api-key': [''] } })).rejects.toThrow(
      /^--api-key: expected .* got a text of 0 characters/,
    );
  });

  it('lets a flag turn off what the environment turned on', async () => {
    const config = await load({
      env: { TELNYX_SIM_STRICT_CONNECTIONS: 'yes' },
      flags: { 'strict-connections': false },
    });
    expect(config.strictConnections).toBe(false);
  });

  it('treats an empty environment variable as one that is not set', async () => {
    expect((await load({ env: { TELNYX_SIM_WEBHOOK_URL: '', TELNYX_SIM_PORT: '' } })).webhookUrl).toBeNull();
  });

  it('cannot be changed once it is read', async () => {
    const config = await file('applications: [{id: "1", application_name: a}]\nswitches: {webhook_order: concurrent}');
    for (const part of [config, config.party, config.applications, config.applications[0], config.switches]) {
      expect(Object.isFrozen(part)).toBe(true);
    }
  });

  it.each([
    [{ flags: { port: 'abc' } }, '--port: expected a whole number from 0 to 65535, got "abc"'],
    [{ flags: { port: '65536' } }, '--port: expected a whole number from 0 to 65535, got 65536'],
    [{ flags: { port: '-1' } }, '--port: expected a whole number from 0 to 65535, got "-1"'],
    [{ env: { TELNYX_SIM_PORT: '80.5' } }, 'TELNYX_SIM_PORT: expected a whole number from 0 to 65535, got "80.5"'],
    [{ flags: { time: 'quick' } }, '--time: expected "real" or "fast" or "manual", got "quick"'],
    [{ flags: { speed: '0.05' } }, '--speed: expected a number from 0.1 to 50, got 0.05'],
    [{ env: { TELNYX_SIM_SPEED: 'fast' } }, 'TELNYX_SIM_SPEED: expected a number from 0.1 to 50, got "fast"'],
    [
      { flags: { time: 'fast', speed: '2' } },
      'time.speed (--speed): expected only with time "real", got 2 with time "fast"',
    ],
    [
      { flags: { 'webhook-url': 'localhost:3000/hook' } },
      '--webhook-url: expected an http or https URL of at most 2000 characters, got "localhost:3000/hook"',
    ],
    [
      { env: { TELNYX_SIM_LOG_LEVEL: 'loud' } },
      'TELNYX_SIM_LOG_LEVEL: expected "silent" or "error" or "warn" or "info" or "debug", got "loud"',
    ],
    [
      { env: { TELNYX_SIM_PROVISION_UNKNOWN: 'maybe' } },
      'TELNYX_SIM_PROVISION_UNKNOWN: expected true or false, got "maybe"',
    ],
    [
      { flags: { 'control-token': 'two words' } },
      '--control-token: expected printable ASCII characters without blanks and commas, got a text of 9 characters',
    ],
  ])('refuses %j naming the flag or the variable', async (given, message) => {
    expect(await refusal(given)).toBe(message);
  });
});

describe('the configuration file', () => {
  it('takes every part', async () => {
    const config = await file(`
port: 0
webhook_url: http://localhost:3000/hook
api_keys: [KEY1]
applications:
  - id: 1293384261075731499
    application_name: main
    webhook_event_url: https://app.test/hook
    webhook_event_failover_url: ""
    webhook_api_version: "2"
    webhook_timeout_secs: 10
    call_cost_in_webhooks: true
    inbound: {channel_limit: 10, sip_subdomain: example}
    outbound: {channel_limit: null, outbound_voice_profile_id: 1293384261075731461}
party: {ring_ms: 0, behaviour: no_answer}
transcripts:
  https://app.test/hello.wav: Hello
webhooks: {retry_delays_ms: [10, 20]}
switches: {comfort_noise: on}
`);
    expect(config).toMatchObject({
      port: 0,
      apiKeys: ['KEY1'],
      applications: [
        {
          id: '1293384261075731499',
          outbound: { channel_limit: null, outbound_voice_profile_id: '1293384261075731461' },
        },
      ],
      party: { ringMs: 0, behaviour: 'no_answer' },
      transcripts: { 'https://app.test/hello.wav': 'Hello' },
      webhooks: { retryDelaysMs: [10, 20] },
    });
    expect(config.switches.comfort_noise).toBe('on');
  });

  it('takes time as the name of its mode, or with more about it, which flags go before', async () => {
    expect((await file('time: fast')).time).toMatchObject({ mode: 'fast', graceMs: 20 });
    const more =
      'time: {mode: manual, start: 2030-05-01T12:00:00Z, grace_ms: 0, quiet_ms: 100, lockstep_ms: 40, settle_ms: 1}';
    const expected = { mode: 'manual', speed: 1, start: '2030-05-01T12:00:00Z' };
    expect((await file(more)).time).toEqual({ ...expected, graceMs: 0, quietMs: 100, lockstepMs: 40, settleMs: 1 });
    const files = { 'telnyx-sim.config.yaml': more };
    expect((await load({ files, flags: { time: 'fast' } })).time).toMatchObject({ mode: 'fast', graceMs: 0 });
    expect(await refusal('time: {mode: fast, start: tomorrow}')).toBe(
      'telnyx-sim.config.yaml:1:27: time.start: expected an instant in UTC such as "2026-01-01T00:00:00Z", got "tomorrow"',
    );
    expect(() => configFrom({ time: { graceMs: -1 } })).toThrow(/^time.graceMs: expected a whole number from 0/);
  });

  it('may be empty, or hold comments only', async () => {
    const nothing = await load({});
    expect(await file('')).toEqual(nothing);
    expect(await file('# nothing yet\n')).toEqual(nothing);
  });

  it('reads a seed of digits as the text that --seed would give', async () => {
    expect((await file('seed: 0042')).seed).toBe('0042');
  });

  it('is the one that --config or its variable names', async () => {
    const files = { 'a.yaml': 'seed: a', 'b.yaml': 'seed: b', 'telnyx-sim.config.yaml': 'seed: default' };
    expect((await load({ files, env: { TELNYX_SIM_CONFIG: 'a.yaml' } })).seed).toBe('a');
    expect((await load({ files, flags: { config: 'b.yaml' }, env: { TELNYX_SIM_CONFIG: 'a.yaml' } })).seed).toBe('b');
  });

  it('must exist when it is named', async () => {
    expect(await refusal({ flags: { config: 'missing.yaml' } })).toBe(
      'missing.yaml: expected a configuration file, got no such file',
    );
  });

  it('says why it cannot be read', async () => {
    const readText = () => {
      throw new Error('EACCES: permission denied');
    };
    await expect(loadConfig({ flags: {}, environment: {}, readText })).rejects.toThrow(
      'telnyx-sim.config.yaml: expected a readable file, got EACCES: permission denied',
    );
  });

  const at = 'telnyx-sim.config.yaml';
  it.each([
    ['party:\n  ring_ms: soon\n', `${at}:2:12: party.ring_ms: expected a whole number from 0 to 600000, got "soon"`],
    ['seed: a\nport: 99999', `${at}:2:7: port: expected a whole number from 0 to 65535, got 99999`],
    [
      '\nweb_hook_url: x',
      `${at}:2:1: web_hook_url: expected a known key, got "web_hook_url"; did you mean webhook_url?`,
    ],
    ['webhookUrl: x', `${at}:1:1: webhookUrl: expected a known key, got "webhookUrl"; did you mean webhook_url?`],
    [
      'switches:\n  webhook_order: random',
      `${at}:2:18: switches.webhook_order: expected "in_order" or "concurrent", got "random"`,
    ],
    [
      'switches:\n  comfort_nois: on',
      `${at}:2:3: switches.comfort_nois: expected a known key, got "comfort_nois"; did you mean comfort_noise?`,
    ],
    ['switches: {comfort_noise: true}', `${at}:1:27: switches.comfort_noise: expected "off" or "on", got true`],
    [
      'party: {zzzzzzzz: 1}',
      `${at}:1:9: party.zzzzzzzz: expected a known key, got "zzzzzzzz"; known are ring_ms, behaviour, kind, greeting, beep, amd, refer, siprec, deepfake`,
    ],
    [
      'applications:\n  - id: "1"\n    application_name: a\n    inbound:\n      chanel_limit: 1',
      `${at}:5:7: applications[0].inbound.chanel_limit: expected a known key, got "chanel_limit"; did you mean channel_limit?`,
    ],
    ['applications:\n  - id: "1"', `${at}:2:5: applications[0].application_name: expected a text, got nothing`],
    [
      'applications: [{id: 1, application_name: a}, {id: 1, application_name: b}]',
      `${at}:1:15: applications: expected a different id for each, got a list`,
    ],
    [
      'applications: [{id: "1", application_name: a, webhook_api_version: "3"}]',
      `${at}:1:68: applications[0].webhook_api_version: expected "1" or "2", got "3"`,
    ],
    ['party:\nport: -1', `${at}:2:7: port: expected a whole number from 0 to 65535, got -1 (1 more after this one)`],
    [
      'public_url: https://sim.example/?a=b',
      `${at}:1:13: public_url: expected a URL without "?" and "#", got "https://sim.example/?a=b"`,
    ],
    ['party: answer', `${at}:1:8: party: expected a mapping of keys, got "answer"`],
    ['- port: 1', `${at}:1:1: the file: expected a mapping of keys, got a list`],
    [
      'webhooks: {retry_delays_ms: [1, 2, 3, 4, 5, 6]}',
      `${at}:1:29: webhooks.retry_delays_ms: expected at most 5 delays, got a list`,
    ],
    [
      'api_keys: ["a b"]',
      `${at}:1:12: api_keys[0]: expected printable ASCII characters without blanks and commas, got a text of 3 characters`,
    ],
  ])('%j is refused with its place, the expectation and what came', async (text, message) => {
    expect(await refusal(text)).toBe(message);
  });

  it.each(['port: [1', 'port: 1\nport: 2', 'a: *nowhere'])('%j is refused in one line', async (text) => {
    const message = await refusal(text);
    expect(message).toMatch(/^telnyx-sim\.config\.yaml(:\d+:\d+)?: expected YAML, got: .+$/);
  });

  it('is not expanded without end when aliases repeat each other', async () => {
    const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
    expect(await refusal(`l0: &l0 [a]\n${levels.join('\n')}`)).toMatch(/expected YAML, got: /);
  });
});

describe('a configuration from code', () => {
  it('takes camelCase, and fills in the rest', () => {
    const config = configFrom({
      port: 0,
      webhookUrl: 'http://localhost:3000/hook',
      party: { ringMs: 10 },
      switches: { l16_byte_order: 'big' },
      apiKeys: undefined,
    });
    expect(config).toMatchObject({
      port: 0,
      webhookUrl: 'http://localhost:3000/hook',
      party: { ringMs: 10, behaviour: 'answer' },
      apiKeys: [],
    });
    expect(config.switches.l16_byte_order).toBe('big');
    expect(config.switches.webhook_order).toBe('in_order');
  });

  it('takes a complete configuration for what it is', () => {
    const config = configFrom({ webhooks: { retryDelaysMs: [5] }, transcripts: { 'http://a.test/HelloYou': 'Hi' } });
    expect(configFrom(config)).toEqual(config);
  });

  it('leaves what it was given unfrozen', () => {
    const options = { apiKeys: ['KEY1'], transcripts: {} };
    configFrom(options);
    expect(Object.isFrozen(options.apiKeys) || Object.isFrozen(options.transcripts)).toBe(false);
  });

  it.each<[ConfigOptions, string]>([
    [{ port: 70_000 }, 'port: expected a whole number from 0 to 65535, got 70000'],
    [{ party: { ringMs: -1 } }, 'party.ringMs: expected a whole number from 0 to 600000, got -1'],
    [
      { webhoekUrl: 'http://a.test' } as ConfigOptions,
      'webhoekUrl: expected a known key, got "webhoekUrl"; did you mean webhookUrl?',
    ],
    [
      { switches: { comfort_noise: 'yes' } } as unknown as ConfigOptions,
      'switches.comfort_noise: expected "off" or "on", got "yes"',
    ],
  ])('%j is refused naming the property', (options, message) => {
    expect(() => configFrom(options)).toThrow(new ConfigError(message));
  });
});
