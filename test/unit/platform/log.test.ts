import { describe, expect, it } from 'vitest';
import { createLog, type LogOptions } from '../../../src/platform/log.js';
import { VirtualClock } from '../../../src/platform/virtual-clock.js';

function logTo(lines: string[], level: LogOptions['level']) {
  return createLog({ level, host: new VirtualClock().host, write: (line) => lines.push(line) });
}

describe('the log', () => {
  it('writes one line per request, with the time, the level and what is known', () => {
    const lines: string[] = [];
    const fields = { status: 422, ms: 3.14159, code: '90018', attempt: undefined, error: null };
    logTo(lines, 'info').info(fields, 'POST /v2/calls');
    expect(lines).toEqual(['2026-01-01T00:00:00.000Z info  POST /v2/calls status=422 ms=3.1 code=90018\n']);
  });

  it('quotes what would run into the next field, and leaves URLs as they are', () => {
    const lines: string[] = [];
    logTo(lines, 'info').warn({ url: 'http://a.test/x?y=1', reason: 'no answer\nin time' }, 'webhook');
    expect(lines[0]).toContain(' warn  webhook url=http://a.test/x?y=1 reason="no answer\\nin time"\n');
  });

  it('keeps what a client sends on one line, and away from the terminal', () => {
    const lines: string[] = [];
    logTo(lines, 'info').info({}, 'GET /a\r\nforged \u001b[31mline');
    expect(lines).toEqual(['2026-01-01T00:00:00.000Z info  GET /a  forged  [31mline\n']);
  });

  it.each([
    ['silent', []],
    ['error', ['error']],
    ['warn', ['error', 'warn']],
    ['info', ['error', 'warn', 'info']],
    ['debug', ['error', 'warn', 'info', 'debug']],
  ] as const)('says at level %s no more than was asked for', (level, said) => {
    const lines: string[] = [];
    const log = logTo(lines, level);
    for (const own of ['error', 'warn', 'info', 'debug'] as const) log[own]({}, own);
    expect(lines.map((line) => line.split(/\s+/)[1])).toEqual(said);
  });
});
