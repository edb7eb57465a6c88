import { describe, expect, it } from 'vitest';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';
import { info } from '../../../src/story/line.js';
import { createLog, type LogOptions } from '../../../src/story/log.js';
import { takeFaults } from '../../support/faults.js';
import { FakeOutside, worldsOver } from '../../support/fake-outside.js';
import { configFrom } from '../../../src/config.js';

function logTo(lines: string[], options: Partial<LogOptions> = {}) {
  const { host } = new VirtualClock();
  return createLog({ level: 'info', host, write: (rows) => lines.push(rows), ...options });
}

describe('the log', () => {
  it('has a line for a thing, with the time of day', () => {
    const lines: string[] = [];
    logTo(lines).tell(info('sim', 'no webhook URL'));
    expect(lines).toEqual(['00:00:00.000                 sim       no webhook URL\n']);
  });

  it('is one object a line for programs', () => {
    const lines: string[] = [];
    logTo(lines, { format: 'json' }).tell(info('sim', 'no webhook URL'));
    expect(lines).toEqual([
      '{"at":"2026-01-01T00:00:00.000000Z","level":"info","who":"sim","text":"no webhook URL"}\n',
    ]);
  });

  it.each([
    ['silent', []],
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ] as const)('says at level %s no more than was asked for', (level, said) => {
    const lines: string[] = [];
    const log = logTo(lines, { level });
    for (const own of ['error', 'warn', 'info', 'debug'] as const) log.tell({ level: own, who: 'sim', text: own });
    expect(lines.map((line) => line.trim().split(/\s+/).at(-1))).toEqual(said);
  });

  it('has bodies at debug alone', () => {
    const lines: string[] = [];
    const sent = { ...info('webhook', 'sent'), body: { digit: '5' } };
    logTo(lines).tell(sent);
    logTo(lines, { level: 'debug' }).tell(sent);
    expect(lines.map((line) => line.includes('{"digit":"5"}'))).toEqual([false, true]);
  });
});

describe('the log of worlds', () => {
  const numbers = {
    from: '+15550100001',
    to: '+15550100002',
    codec: 'PCMU',
    patienceSecs: 60,
    webhookUrl: null,
  } as const;
  const ring = { ...numbers, sipHeaders: [], customHeaders: [] };

  it('tells what happens in them', async () => {
    const outside = new FakeOutside();
    const { exchange } = worldsOver(outside, configFrom({})).default;
    await exchange.ringIn(ring);
    expect(outside.lines.join('')).toMatch(/^00:00:00\.000 {9}\S{6} {2}party {5}\+15550100001 rings \+15550100002$/m);
  });

  it('says which one it was where they are isolated', async () => {
    const outside = new FakeOutside();
    const worlds = worldsOver(outside, configFrom({ isolate: 'api-key' }));
    await worlds.default.exchange.ringIn(ring);
    await worlds.of('worker-1')?.exchange.ringIn(ring);
    const rings = outside.lines.filter((line) => line.includes('rings'));
    expect(rings.map((line) => line.slice(21, 28).trim())).toEqual(['default', '…er-1']);
    expect(outside.lines.join('')).not.toContain('worker-1');
  });

  it('goes on without a story when telling it fails', async () => {
    const outside = new FakeOutside();
    const { exchange } = worldsOver(outside, configFrom({})).default;
    outside.lines.push = () => {
      throw new Error('the terminal is gone');
    };
    await exchange.ringIn(ring);
    expect(exchange.liveCalls).toBe(1);
    expect(exchange.journal.list({ types: ['sim.fault'] }, 9)).toMatchObject([{ message: 'the terminal is gone' }]);
    expect(takeFaults()).toHaveLength(1);
  });
});
