import { describe, expect, it } from 'vitest';
import { callView } from '../../../src/control/call-view.js';
import type { Fate } from '../../../src/calls/fates.js';
import type { ScriptStep } from '../../../src/calls/script-step.js';
import { SCREENING_MODE, type GivenConfig } from '../../../src/detection/config.js';
import { detected, machineWebhooks, PARTY } from '../../support/detection-world.js';
import { ExchangeWorld } from '../../support/exchange.js';

const heardBy = async (party: Partial<Fate>, config: GivenConfig = {}, ms?: number) =>
  (
    await detected(
      party,
      { answering_machine_detection: SCREENING_MODE, answering_machine_detection_config: config },
      ms,
    )
  ).heard.map(([event, ...rest]) => [event.replace('premium.', ''), ...rest]);

const say = (text: string): ScriptStep => ({ kind: 'say', text, voice: 'female' });

const PROMPT = 'Hi, if you record your name and reason for calling, I will see if this person is available.';
const screening = { kind: 'machine', greeting: PROMPT, beep: false } as const;

// A fake voice takes 60 ms for a character: the prompt lasts 5.5 s, and the greeting of a usual machine 4.6 s.
describe('premium_ios_call_screening_detection', () => {
  it.each<[string, Partial<Fate>, [string, unknown, number][]]>([
    ['a human', { kind: 'human' }, [['detection.ended', 'human_residence', 1200]]],
    ['nobody', { kind: 'silent' }, [['detection.ended', 'silence', 3500]]],
    ['a fax', { kind: 'fax' }, [['detection.ended', 'fax_detected', 1100]]],
    [
      'a machine that beeps at once',
      { kind: 'machine' },
      [
        ['detection.ended', 'machine', 1200],
        ['greeting.ended', 'beep_detected', 5400],
      ],
    ],
    ['a machine that only beeps', { kind: 'machine', greeting: '' }, [['greeting.ended', 'beep_detected', 400]]],
  ])('takes %s for what premium does', async (_name, party, found) => {
    expect(await heardBy(party)).toEqual(found);
  });

  it('tells of the first pause of a greeting, and then of the beep, which ends what the app says', async () => {
    const { world, call, heard } = await detected(
      {
        kind: 'machine',
        beep: false,
        script: [
          { kind: 'wait', ms: 10_000 },
          { kind: 'tone', tone: 'beep' },
        ],
      },
      { answering_machine_detection: SCREENING_MODE },
      7000,
    );
    expect(heard.map(([, result]) => result)).toEqual(['machine', 'prompt_ended']);
    world.ok(call, 'speak', { payload: 'This is a message. '.repeat(20), voice: 'female' });
    await world.clock.advanceAsync(40_000);
    const told = world.webhooks(call).map(({ type, payload }) => [type, payload['result'] ?? payload['status']]);
    expect(told.slice(-3)).toEqual([
      ['call.speak.started', undefined],
      ['call.machine.premium.greeting.ended', 'beep_detected'],
      ['call.speak.ended', 'cancelled_amd'],
    ]);
  });

  it('waits for the beep of a machine that has none, after the first pause as long as for that', async () => {
    const machine = { kind: 'machine', beep: false } as const;
    const heard: [string, unknown, number][] = [
      ['detection.ended', 'machine', 1200],
      ['greeting.ended', 'prompt_ended', 5300],
    ];
    expect(await heardBy(machine)).toEqual([...heard, ['greeting.ended', 'no_beep_detected', 35_300]]);
    const short = { prompt_end_timeout_millis: 5000 };
    expect(await heardBy(machine, short)).toEqual([...heard, ['greeting.ended', 'no_beep_detected', 30_000]]);
    const shorter = { ...short, total_analysis_time_millis: 8000 };
    expect(await heardBy(machine, shorter)).toEqual([...heard, ['greeting.ended', 'no_beep_detected', 10_300]]);
  });

  it('waits for the end of a prompt only so long', async () => {
    expect(await heardBy({ kind: 'machine', beep: false }, { prompt_end_timeout_millis: 4000 })).toEqual([
      ['detection.ended', 'machine', 1200],
      ['greeting.ended', 'no_beep_detected', 30_000],
    ]);
    const screened = await heardBy(screening, { prompt_end_timeout_millis: 1000 });
    expect(screened.map(([, result]) => result)).toEqual(['machine', 'no_beep_detected']);
  });

  it.each<[string, ScriptStep[], unknown, number]>([
    ['a person', [say('Hello?')], 'human_residence', 16_700],
    ['nobody', [], 'silence', 36_300],
    ['a mailbox', [say('Please leave a message'), { kind: 'wait', ms: 50_000 }], 'machine', 16_800],
  ])('knows a call screening by its words, and behind it %s', async (_name, script, result, atMs) => {
    const heard = await heardBy({ ...screening, script: [{ kind: 'wait', ms: 10_000 }, ...script] });
    expect(heard).toEqual([
      ['detection.ended', 'machine', 3100],
      ['call_screening.detected', 'screening', 6300],
      ['detection.ended', result, atMs],
      ...(result === 'machine' ? [['greeting.ended', 'no_beep_detected', 36_300]] : []),
    ]);
  });

  it('does not take the thanks of a call screening for a person', async () => {
    const heard = await heardBy({
      ...screening,
      script: [
        { kind: 'wait', ms: 6000 },
        say('Thanks. Please stay on the line.'),
        { kind: 'wait', ms: 4000 },
        say('Hello?'),
      ],
    });
    expect(heard.map(([, result]) => result)).toEqual(['machine', 'screening', 'human_residence']);
  });

  it('hears the tone of a call screening in the place of the pause, and the beep of the mailbox behind it', async () => {
    const heard = await heardBy({
      ...screening,
      beep: true,
      script: [{ kind: 'wait', ms: 8000 }, say('Please leave a message'), { kind: 'tone', tone: 'beep' }],
    });
    expect(heard.map(([, result]) => result)).toEqual(['machine', 'screening', 'machine', 'beep_detected']);
  });

  it('knows a call screening that comes behind the first pause', async () => {
    const heard = await heardBy({
      kind: 'machine',
      greeting: 'The person you have called is not available.',
      beep: false,
      script: [
        { kind: 'wait', ms: 2000 },
        say('State your name and the reason for your call.'),
        { kind: 'wait', ms: 3000 },
        say('Hello?'),
      ],
    });
    expect(heard.map(([, result]) => result)).toEqual(['machine', 'prompt_ended', 'screening', 'human_residence']);
  });

  it('is for the new leg of a transfer too', async () => {
    const world = new ExchangeWorld({ parties: new Map([[PARTY, screening]]) });
    world.ok(await world.answered(), 'transfer', { to: PARTY, answering_machine_detection: SCREENING_MODE });
    await world.clock.advanceAsync(10_000);
    const leg = [...world.exchange.calls()].find(({ to }) => to === PARTY);
    expect(leg && machineWebhooks(world, leg).map(([, result]) => result)).toEqual(['machine', 'screening']);
  });

  it('shows what it has found so far, and gives each verdict that the party has been told to have', async () => {
    const { world, call } = await detected(screening, { answering_machine_detection: SCREENING_MODE }, 7000);
    const shown = () => callView(call).activities;
    expect(shown()).toMatchObject([{ kind: 'detection', state: 'running', mode: SCREENING_MODE, result: null }]);
    expect(world.events('detection.found', call).at(-1)).toMatchObject({ what: 'screening', why: 'phrase' });
    await world.clock.advanceAsync(40_000);
    expect(shown()).toMatchObject([{ state: 'ended', result: 'silence' }]);
    expect((await heardBy({ ...screening, amd: 'human_business' })).map(([, result]) => result)).toEqual([
      'human_business',
    ]);
    const told = await heardBy({ ...screening, amd: 'machine' }, {}, 80_000);
    expect(told.map(([, result]) => result)).toEqual(['machine', 'screening', 'machine', 'no_beep_detected']);
  });
});
