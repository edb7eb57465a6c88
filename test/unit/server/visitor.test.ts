import { describe, expect, it } from 'vitest';
import { hostObjection, originObjection, type HostRules } from '../../../src/server/visitor.js';

const LOCAL: HostRules = { host: '127.0.0.1', port: () => 12111, allowedHosts: [] };

const mayCome = (
  host: string | undefined,
  rules: Partial<HostRules> = {},
  api: 'telnyx' | 'control' = 'control',
): boolean => hostObjection({ host, origin: undefined, isSecure: false }, api, { ...LOCAL, ...rules }) === undefined;

describe('a Host', () => {
  it.each([
    'localhost',
    'LOCALHOST:12111',
    'localhost:8080',
    'localhost.:12111',
    'a.b.localhost',
    '127.0.0.1:12111',
    '127.1',
    '0.0.0.0:12111',
    '192.168.1.7',
    '8.8.8.8:443',
    '[::1]',
    '[::1]:12111',
    '[FD00::2]:12111',
    '[::ffff:127.0.0.1]:80',
    '[fe80::1%eth0]:12111',
    'telnyx-sim:12111',
    'sim_1.',
    'host.docker.internal:12111',
    'x.INTERNAL',
  ])('cannot be rebound, and is let in: %s', (host) => {
    expect(mayCome(host)).toBe(true);
    expect(mayCome(host, {}, 'telnyx')).toBe(true);
  });

  it.each([
    undefined,
    '',
    '.',
    ':12111',
    'attacker.example',
    'ATTACKER.example:12111',
    'attacker.example.:12111',
    'localhost.attacker.example',
    '127.0.0.1.attacker.example',
    '127.0.0.1.nip.io',
    'localhost@attacker.example',
    'attacker.example@localhost',
    'internal.attacker.example',
    'evil-internal.example',
    'notlocalhost.example',
    'localhost:12111/x',
    'localhost, attacker.example',
    'localhost:123456',
    '[::1',
    'a b',
    'xn--bcher-kva.example',
  ])('could be anybody, and is turned away with the flag that lets it in: %s', (host) => {
    expect(mayCome(host)).toBe(false);
    const visitor = { host, origin: undefined, isSecure: false };
    expect(hostObjection(visitor, 'telnyx', LOCAL)?.detail).toContain('--allowed-hosts');
  });

  it('may be Telnyx’s own under Telnyx’s paths alone', () => {
    expect(mayCome('api.telnyx.com', {}, 'telnyx')).toBe(true);
    expect(mayCome('API.TELNYX.COM.:443', {}, 'telnyx')).toBe(true);
    expect(mayCome('api.telnyx.com')).toBe(false);
    expect(mayCome('x.api.telnyx.com', {}, 'telnyx')).toBe(false);
  });

  it('may be the one that --host names', () => {
    expect(mayCome('sim.test:12111', { host: 'Sim.Test' })).toBe(true);
    expect(mayCome('other.test:12111', { host: 'sim.test' })).toBe(false);
  });

  it('may be one of --allowed-hosts, on any port or on the one named there', () => {
    const rules = { allowedHosts: ['sim.test', 'proxy.test:8443', '*.example', '*.tunnel.test:443'] };
    expect(mayCome('SIM.test:80', rules)).toBe(true);
    expect(mayCome('x.sim.test', rules)).toBe(false);
    expect(mayCome('proxy.test:8443', rules)).toBe(true);
    expect(mayCome('proxy.test:12111', rules)).toBe(false);
    expect(mayCome('a.b.example', rules)).toBe(true);
    expect(mayCome('badexample', { allowedHosts: ['*.example'] })).toBe(true);
    expect(mayCome('bad-example.test', rules)).toBe(false);
    expect(mayCome('x.tunnel.test:443', rules)).toBe(true);
    expect(mayCome('x.tunnel.test:80', rules)).toBe(false);
  });
});

describe('an Origin', () => {
  const isOurs = (host: string, origin: string, isSecure = false, rules: Partial<HostRules> = {}): boolean =>
    originObjection({ host, origin, isSecure }, { ...LOCAL, ...rules }) === undefined;

  it('is our own where the page came from the address that it asks', () => {
    expect(isOurs('telnyx-sim:12111', 'http://telnyx-sim:12111')).toBe(true);
    expect(isOurs('192.168.1.7:80', 'http://192.168.1.7')).toBe(true);
    expect(isOurs('localhost:8443', 'https://localhost:8443', true)).toBe(true);
    expect(isOurs('api.telnyx.com', 'https://api.telnyx.com', true)).toBe(true);
  });

  it('is foreign from another address, however local, and over the other scheme', () => {
    expect(isOurs('127.0.0.1:12111', 'http://8.8.8.8:12111')).toBe(false);
    expect(isOurs('127.0.0.1:12111', 'http://intranet:12111')).toBe(false);
    expect(isOurs('localhost:8443', 'http://localhost:8443', true)).toBe(false);
    expect(isOurs('localhost:12111', 'https://localhost:12111')).toBe(false);
  });

  it('is our own under the names that the user gave', () => {
    const rules = { allowedHosts: ['*.tunnel.test'] };
    expect(isOurs('localhost:12111', 'http://x.tunnel.test:12111', false, rules)).toBe(true);
    expect(isOurs('localhost:12111', 'http://x.tunnel.test', false, rules)).toBe(false);
  });
});
