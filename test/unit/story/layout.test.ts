import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/limits.js';
import { asJson, layOut, secondsSince, timeOfDay } from '../../../src/story/layout.js';
import type { PlacedLine } from '../../../src/story/line.js';
import { worldName } from '../../../src/story/world-name.js';
import { CALL_ID, rows, START } from './told.js';

const line = (fields: Partial<PlacedLine> = {}): PlacedLine => ({
  level: 'info',
  who: 'party',
  text: 'hangs up',
  at: '2026-01-01T00:00:12.345678Z',
  callControlId: CALL_ID,
  ...fields,
});

describe('a line', () => {
  it('has columns: time, level where it is not info, the end of the id of the call, who, and the text', () => {
    const lines = [
      line(),
      line({ level: 'warn', who: 'webhook', text: 'late' }),
      line({ callControlId: undefined, who: 'sim' }),
    ];
    expect(lines.map((each) => rows(each)).join('')).toBe(
      [
        '  12.345         B9aj28  party     hangs up',
        '  12.345  warn   B9aj28  webhook   late',
        '  12.345                 sim       hangs up',
        '',
      ].join('\n'),
    );
  });

  it('has the time of day where it is the log’s', () => {
    expect(layOut(line(), { stamp: timeOfDay, colour: false, bodies: false })).toMatch(/^00:00:12\.345 /);
  });

  it('has the world where worlds are isolated', () => {
    expect(rows(line({ world: worldName('worker-1') }))).toBe('  12.345         …er-1    B9aj28  party     hangs up\n');
    const layout = { stamp: secondsSince(START), colour: false, bodies: false, worlds: true };
    expect(layOut(line(), layout)).toBe('  12.345                  B9aj28  party     hangs up\n');
  });

  it('has further rows below its text', () => {
    expect(rows(line({ more: ['fix: answer'] }))).toBe(
      '  12.345         B9aj28  party     hangs up\n                                   fix: answer\n',
    );
  });

  it('shows what was sent at debug alone, without keys', () => {
    const body = {
      stream_auth_token: 'hunter2',
      call_session_id: 'shown',
      custom_headers: [{ name: 'X-Api-Key', value: 'hunter2' }],
      nested: [{ stream_url: 'wss://u:hunter2@a.test/?token=hunter2' }],
    };
    expect(rows(line({ body }))).not.toContain('shown');
    const shown = rows(line({ body }), true);
    expect(shown).not.toContain('hunter2');
    expect(shown).toContain('"call_session_id":"shown"');
    expect(shown).toContain('{"name":"X-Api-Key","value":"***"}');
    expect(asJson(line({ body }), { bodies: true })).not.toContain('hunter2');
  });

  it('hides the secrets of URLs', () => {
    expect(rows(line({ text: 'connected to wss://me:secret@a.test/?token=abc' }))).toContain(
      'connected to wss://***@a.test/?token=***',
    );
  });

  it.each([
    ['a carriage return and a line feed', 'a\r\nforged', 'a  forged'],
    ['an escape sequence', '\u001b[31mred\u009b2J', ' [31mred 2J'],
    ['writing that turns direction', 'a\u202egnp.exe\u2066\u200f', 'a gnp.exe'],
    ['separators of lines', 'a\u2028b\u2029c', 'a b c'],
  ])('keeps %s of a client away from the terminal', (_, text, shown) => {
    expect(rows(line({ text }))).toBe(`  12.345         B9aj28  party     ${shown}\n`);
    expect(rows(line({ who: text, text: '', callControlId: text, world: text, more: [text] }))).not.toMatch(
      /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\u202e\u2066]/,
    );
  });

  it('limit log.line_chars: has no more of a row than that', () => {
    const text = 'x'.repeat(LIMITS['log.line_chars'] + 1);
    const [first = '', second = ''] = rows(line({ text, more: [text] })).split('\n');
    for (const row of [first, second]) expect(row.match(/x+…$/)?.[0]).toHaveLength(LIMITS['log.line_chars'] + 1);
  });

  it('is coloured by its level and by who acts', () => {
    const colour = { stamp: timeOfDay, colour: true, bodies: false };
    expect(layOut(line(), colour)).toContain('\u001b[32mparty');
    expect(layOut(line({ level: 'error' }), colour)).toContain('\u001b[31mhangs up\u001b[39m');
    expect(layOut(line(), { ...colour, colour: false })).not.toContain('\u001b');
  });

  it('is one object for programs, with the whole id of the call and the entry that it tells of', () => {
    const text = asJson(line({ world: '…er-1', entry: { type: 'party.act.started', seq: 7 } }), { bodies: false });
    expect(text).toMatch(/^[^\n]+\n$/);
    expect(JSON.parse(text)).toEqual({
      at: '2026-01-01T00:00:12.345678Z',
      level: 'info',
      world: '…er-1',
      call_control_id: CALL_ID,
      who: 'party',
      text: 'hangs up',
      type: 'party.act.started',
      seq: 7,
    });
  });
});

describe('the name of a world', () => {
  it.each([
    ['worker-1', '…er-1'],
    ['KEY0123456789', '…6789'],
    ['abc', '…c'],
    ['a', '…'],
  ])('is the end of its key: %s', (key, name) => expect(worldName(key)).toBe(name));
});
