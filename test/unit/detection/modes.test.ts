import { describe, expect, it } from 'vitest';
import { callView } from '../../../src/control/call-view.js';
import type { PartyNature } from '../../../src/calls/nature.js';
import type { DetectionMode, GivenConfig } from '../../../src/detection/config.js';
import { detected } from '../../support/detection-world.js';

const human = { kind: 'human' } as const;
const machine = { kind: 'machine' } as const;
const silentMachine = { kind: 'machine', beep: false } as const;
const PLAIN = ['detect', 'detect_beep', 'detect_words', 'greeting_end'] as const;

const heardBy = async (party: PartyNature, mode: DetectionMode, config: GivenConfig = {}) =>
  (await detected(party, { answering_machine_detection: mode, answering_machine_detection_config: config })).heard;

// A fake voice takes 60 ms for a character: "Hello?" lasts 0.4 s with its last frame, the machine's greeting 4.6 s.
describe('machine detection', () => {
  it.each(PLAIN)('%s takes one who says "Hello?" and waits for a human', async (mode) => {
    expect(await heardBy(human, mode)).toEqual([['detection.ended', 'human', 1200]]);
    expect(await heardBy({}, mode)).toEqual([['detection.ended', 'human', 1200]]);
  });

  it.each<[DetectionMode, PartyNature, [unknown, number] | undefined]>([
    ['detect', machine, undefined],
    ['detect_beep', machine, ['beep_detected', 5400]],
    ['detect_words', machine, ['beep_detected', 5400]],
    ['greeting_end', machine, ['beep_detected', 5400]],
    ['detect', silentMachine, undefined],
    ['detect_beep', silentMachine, ['not_sure', 31_700]],
    ['detect_words', silentMachine, ['not_sure', 31_700]],
    ['greeting_end', silentMachine, ['ended', 6000]],
  ])('%s finds that %j says too many words, and the end of its greeting: %j', async (mode, party, end) => {
    expect(await heardBy(party, mode)).toEqual([
      ['detection.ended', 'machine', 1700],
      ...(end ? [['greeting.ended', ...end]] : []),
    ]);
  });

  it.each<[PartyNature, [string, unknown, number][]]>([
    [human, [['detection.ended', 'human_residence', 1200]]],
    [{ ...human, greeting: 'Acme and sons, this is Jo speaking' }, [['detection.ended', 'human_business', 2900]]],
    [
      machine,
      [
        ['detection.ended', 'machine', 1200],
        ['greeting.ended', 'beep_detected', 5400],
      ],
    ],
    [
      silentMachine,
      [
        ['detection.ended', 'machine', 1200],
        ['greeting.ended', 'no_beep_detected', 30_000],
      ],
    ],
    [
      { kind: 'ivr' },
      [
        ['detection.ended', 'machine', 2600],
        ['greeting.ended', 'no_beep_detected', 30_000],
      ],
    ],
    [{ kind: 'silent' }, [['detection.ended', 'silence', 3500]]],
    [{ kind: 'fax' }, [['detection.ended', 'fax_detected', 1100]]],
  ])('premium finds of %j: %j', async (party, found) => {
    expect(await heardBy(party, 'premium')).toEqual(found.map(([event, ...rest]) => [`premium.${event}`, ...rest]));
  });

  it('premium takes a long greeting without a known phrase for a machine', async () => {
    const greeting = 'The family of the house on the hill is out in the garden just now, and so on';
    const [first] = await heardBy({ kind: 'human', greeting }, 'premium');
    expect(first).toEqual(['premium.detection.ended', 'machine', 3600]);
  });

  it('hears in plain modes that nobody speaks, and that a fax does', async () => {
    expect(await heardBy({ kind: 'silent' }, 'detect')).toEqual([['detection.ended', 'machine', 3500]]);
    expect(await heardBy({ kind: 'fax' }, 'detect')).toEqual([['detection.ended', 'machine', 1100]]);
  });

  it.each(['detect_beep', 'detect_words', 'greeting_end', 'premium'] as const)(
    '%s tells of the beep alone where that comes before a verdict',
    async (mode) => {
      const end = mode === 'premium' ? 'premium.greeting.ended' : 'greeting.ended';
      expect(await heardBy({ kind: 'machine', greeting: '' }, mode)).toEqual([[end, 'beep_detected', 400]]);
    },
  );

  it.each<[string, PartyNature, DetectionMode, GivenConfig, string, [unknown, number]]>([
    ['patience after a greeting', human, 'detect', { after_greeting_silence_millis: 1500 }, 'human', [undefined, 1900]],
    ['long pauses in a word', human, 'detect', { maximum_word_length_millis: 200 }, 'machine', [undefined, 300]],
    ['few words', human, 'detect', { maximum_number_of_words: 0 }, 'machine', [undefined, 400]],
    ['short greetings', human, 'detect', { greeting_duration_millis: 300 }, 'machine', [undefined, 400]],
    ['early silence', { kind: 'silent' }, 'detect', { initial_silence_millis: 1000 }, 'machine', [undefined, 1000]],
    ['an early end', machine, 'detect', { total_analysis_time_millis: 1000 }, 'not_sure', [undefined, 1000]],
    ['a loud threshold', human, 'detect', { silence_threshold: 20_000 }, 'machine', [undefined, 3500]],
    [
      'short silences of a machine',
      silentMachine,
      'greeting_end',
      { greeting_silence_duration_millis: 700 },
      'machine',
      ['ended', 5200],
    ],
    [
      'little time for the greeting',
      machine,
      'greeting_end',
      { greeting_total_analysis_time_millis: 1000 },
      'machine',
      ['not_sure', 2700],
    ],
  ])('is configured: %s', async (_name, party, mode, config, verdict, [end, atMs]) => {
    const heard = await heardBy(party, mode, config);
    expect(heard[0]?.[1]).toBe(verdict);
    expect(heard.at(-1)?.slice(1)).toEqual([end ?? verdict, atMs]);
    expect(heard).toHaveLength(end === undefined ? 1 : 2);
  });

  it('counts bursts of sound as words where the words are not known, as long as pauses part them', async () => {
    const config = { maximum_number_of_words: 2, total_analysis_time_millis: 20_000 };
    const party = {
      script: [1, 2, 3].flatMap(
        () =>
          [
            { kind: 'tone', tone: 'beep' },
            { kind: 'wait', ms: 300 },
          ] as const,
      ),
    };
    const body = { answering_machine_detection: 'detect' } as const;
    const apart = await detected(party, { ...body, answering_machine_detection_config: config });
    expect(apart.heard).toEqual([['detection.ended', 'machine', 1500]]);
    const joined = { ...config, between_words_silence_millis: 400 };
    const together = await detected(party, { ...body, answering_machine_detection_config: joined });
    expect(together.heard).toEqual([['detection.ended', 'human', 2600]]);
  });

  it('reads in premium only the time in all and the length of a greeting', async () => {
    const ignored = { initial_silence_millis: 100, maximum_number_of_words: 0, silence_threshold: 30_000 };
    expect(await heardBy(human, 'premium', ignored)).toEqual([['premium.detection.ended', 'human_residence', 1200]]);
    const brief = { total_analysis_time_millis: 1000, greeting_duration_millis: 5000 };
    expect(await heardBy({ kind: 'silent' }, 'premium', brief)).toEqual([
      ['premium.detection.ended', 'not_sure', 1000],
    ]);
    const strict = { greeting_duration_millis: 200 };
    const [first] = await heardBy(human, 'premium', strict);
    expect(first).toEqual(['premium.detection.ended', 'machine', 300]);
  });

  it.each<[PartyNature['amd'], string, string]>([
    ['human_residence', 'human', 'human_residence'],
    ['human_business', 'human', 'human_business'],
    ['machine', 'machine', 'machine'],
    ['silence', 'machine', 'silence'],
    ['fax', 'machine', 'fax_detected'],
    ['not_sure', 'not_sure', 'not_sure'],
  ])('gives the result that the party has been told to have: %s', async (amd, plain, premium) => {
    for (const [mode, result] of [
      ['detect', plain],
      ['premium', premium],
    ] as const)
      expect((await heardBy({ ...silentMachine, greeting: 'Hello?', amd }, mode)).map(([, is]) => is)).toEqual(
        mode === 'premium' && amd === 'machine' ? [result, 'no_beep_detected'] : [result],
      );
  });

  it('is never told of where the party keeps it back, and ends with the call', async () => {
    const { world, call, heard } = await detected(
      { kind: 'machine', amd: 'none' },
      { answering_machine_detection: 'premium' },
    );
    expect(heard).toEqual([]);
    expect(callView(call).activities).toMatchObject([
      { kind: 'detection', state: 'running', mode: 'premium', result: null },
    ]);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(1000);
    expect(world.events('activity.ended', call)).toMatchObject([{ kind: 'detection', reason: 'hangup' }]);
    expect(world.hooks(call).at(-1)).toBe('call.hangup');
  });

  it('says why, and shows what it has found', async () => {
    const { world, call } = await detected(machine, { answering_machine_detection: 'detect_beep' });
    const [verdict, greeting] = world.events('detection.found', call);
    expect(verdict).toMatchObject({ mode: 'detect_beep', what: 'verdict', result: 'machine', why: 'words' });
    expect(greeting).toMatchObject({ what: 'greeting', result: 'beep_detected', why: 'beep' });
    expect(callView(call).activities).toMatchObject([
      { kind: 'detection', state: 'ended', mode: 'detect_beep', result: 'machine', greeting: 'beep_detected' },
    ]);
  });

  it('is cut short by the hang-up, of which alone the app is told', async () => {
    const { world, call } = await detected(machine, { answering_machine_detection: 'detect_beep' }, 3000);
    world.ok(call, 'hangup');
    await world.clock.advanceAsync(40_000);
    expect(world.hooks(call).slice(-2)).toEqual(['call.machine.detection.ended', 'call.hangup']);
    expect(world.events('activity.ended', call)).toMatchObject([{ kind: 'detection', reason: 'hangup' }]);
  });

  it('is nothing where it is not asked for', async () => {
    for (const mode of ['disabled', null, undefined] as const) {
      const { call, heard } = await detected(machine, mode === undefined ? {} : { answering_machine_detection: mode });
      expect([heard, callView(call).activities]).toEqual([[], []]);
    }
  });

  it('is the same twice', async () => {
    const journal = async () => {
      const { world } = await detected(machine, { answering_machine_detection: 'premium' });
      return world.events().map(({ host, ...entry }) => [entry, host === undefined]);
    };
    expect(await journal()).toEqual(await journal());
  });
});
