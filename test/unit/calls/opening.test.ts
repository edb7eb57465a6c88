import { describe, expect, it } from 'vitest';
import type { Fate } from '../../../src/calls/fates.js';
import { openingOf } from '../../../src/calls/opening.js';
import type { PartyNature } from '../../../src/calls/nature.js';
import { isDrivenFromOutside } from '../../../src/calls/guards.js';
import { pureToneHz } from '../../../src/detection/tone.js';
import { detected } from '../../support/detection-world.js';
import { ExchangeWorld } from '../../support/exchange.js';

const usual = { isCaller: false, hasScript: false, isDetected: false } as const;
const opening = (
  nature: PartyNature,
  more: Partial<typeof usual | { [K in keyof typeof usual]: boolean }> = {},
): unknown[] =>
  openingOf({ ...usual, ...more, nature }).map((step) => {
    if (step.kind === 'say') return step.text;
    return step.kind === 'tone' ? step.tone : step.kind;
  });

describe('a party of a nature', () => {
  it('says and sounds first what such ones do', () => {
    expect(opening({ kind: 'human' })).toEqual(['Hello?']);
    expect(opening({ kind: 'machine' })).toEqual([expect.stringContaining('leave a message'), 'wait', 'beep']);
    expect(opening({ kind: 'machine', beep: false })).toHaveLength(1);
    expect(opening({ kind: 'ivr' })).toEqual([expect.stringContaining('press one')]);
    expect(opening({ kind: 'fax' })).toEqual(['fax_called']);
    expect(opening({ kind: 'fax' }, { isCaller: true })).toEqual(['fax_calling']);
    expect(opening({ kind: 'silent' })).toEqual([]);
  });

  it('says the greeting that it is given, and none where that is empty', () => {
    for (const kind of ['human', 'machine', 'ivr', 'silent'] as const) {
      expect(opening({ kind, greeting: 'Hi', beep: true })).toEqual(['Hi', 'wait', 'beep']);
      expect(opening({ kind, greeting: '', beep: true })).toEqual(['beep']);
    }
    expect(opening({ greeting: 'Hi' })).toEqual(['Hi']);
  });

  it('does what its script says in the place of a usual greeting, but a machine greets all the same', () => {
    expect(opening({ kind: 'human' }, { hasScript: true })).toEqual([]);
    expect(opening({ kind: 'ivr' }, { hasScript: true })).toEqual([]);
    expect(opening({ kind: 'human', greeting: 'Hi' }, { hasScript: true })).toEqual(['Hi']);
    expect(opening({ kind: 'machine' }, { hasScript: true })).toHaveLength(3);
  });

  it('of which nobody said anything is silent, or a human where somebody wants to know', () => {
    expect(opening({})).toEqual([]);
    expect(opening({}, { isDetected: true })).toEqual(['Hello?']);
    expect(opening({}, { isDetected: true, hasScript: true })).toEqual([]);
  });

  it('greets, then beeps, then follows its script', async () => {
    const script = [{ kind: 'press', digits: '1' }, { kind: 'hangup' }] as const;
    const { world, call } = await detected({ kind: 'machine', greeting: 'Hi', script }, {});
    expect(
      world.events('party.act.started', call).map(({ act, text, tone, digits }) => [act, text ?? tone ?? digits]),
    ).toEqual([
      ['say', 'Hi'],
      ['tone', 'beep'],
      ['dtmf', '1'],
      ['hangup', undefined],
    ]);
  });

  it('tells of the end of its script, and not of the end of a greeting', async () => {
    const ends = async (party: Partial<Fate>) => (await detected(party, {})).world.events('party.script.ended').length;
    expect(await ends({ kind: 'machine', script: [] })).toBe(1);
    expect(await ends({ kind: 'machine' })).toBe(0);
    expect(await ends({ kind: 'human' })).toBe(0);
  });

  it('beeps on the track where the webhook says', async () => {
    const { world, call, heard } = await detected({ kind: 'machine' }, { answering_machine_detection: 'detect_beep' });
    const endMs = heard.at(-1)?.[2] ?? 0;
    const spoken = world.audio(call, 'spoken');
    const hzAt = (ms: number) => pureToneHz(spoken.subarray(ms * 8, (ms + 20) * 8), 8000);
    // The webhook came when the tone had ended, which it looks for every 100 ms; that lasts 400 ms.
    expect([hzAt(endMs - 40), hzAt(endMs - 360)].map((hz) => Math.round((hz ?? 0) / 10) * 10)).toEqual([1000, 1000]);
    expect(hzAt(endMs)).toBeUndefined();
    expect(hzAt(endMs - 440)).toBeUndefined();
  });

  it('is driven from outside once it has greeted as people and menus do; machines, faxes and the silent do no more', async () => {
    for (const [kind, is] of [
      ['human', true],
      ['ivr', true],
      ['machine', false],
      ['fax', false],
      ['silent', false],
    ] as const) {
      const call = await new ExchangeWorld().ring({ nature: { kind } });
      expect(isDrivenFromOutside(call)).toBe(is);
    }
    expect(isDrivenFromOutside(await new ExchangeWorld().ring())).toBe(true);
    expect(isDrivenFromOutside(await new ExchangeWorld().ring({ nature: { kind: 'human' }, script: [] }))).toBe(false);
  });

  it('calls as a fax with ten short tones', async () => {
    const world = new ExchangeWorld();
    const call = await world.answered({ nature: { kind: 'fax' } });
    await world.clock.advanceAsync(40_000);
    const spoken = world.audio(call, 'spoken');
    const hzAt = (ms: number) => Math.round(pureToneHz(spoken.subarray(ms * 8, (ms + 20) * 8), 8000) ?? 0);
    expect([hzAt(200), hzAt(3700), hzAt(31_700)]).toEqual([1100, 1100, 1100]);
    expect([hzAt(700), hzAt(3400), hzAt(35_200)]).toEqual([0, 0, 0]);
  });
});
