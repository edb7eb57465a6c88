import { describe, expect, it } from 'vitest';
import { ConfigError, configFrom, loadConfig, type ConfigOptions, type PartyConfig } from '../../src/config.js';
import { LIMITS } from '../../src/limits.js';
import { writeWav } from '../../src/media/wav.js';
import { readParties } from '../../src/parties.js';
import { misfits } from '../support/control-schemas.js';
import { sine } from '../support/signals.js';

const NUMBER = '+15550100300';
const WAV = Buffer.from(writeWav([sine(440, 160, 8000)], 8000)).toString('base64');
const FILE = 'telnyx-sim.config.yaml';

const fromFile = (text: string) =>
  loadConfig({ flags: {}, environment: {}, readText: (path) => (path === FILE ? text : undefined) });

const withScript = (...script: unknown[]): ConfigOptions => ({
  parties: { [NUMBER]: { script: script as NonNullable<PartyConfig['script']> } },
});

describe('parties in the configuration', () => {
  it('are read from a file, with numbers as they are dialled and digits as they are pressed', async () => {
    const { parties } = await fromFile(`
parties:
  +15550100300:
    ring_ms: 5000
    script: [{wait_ms: 500}, {say: 42, voice: slt}, {press: 007}, {hangup: true}]
  "sip:ann@example.com": {behaviour: no_answer}
`);
    expect(parties).toEqual({
      [NUMBER]: {
        ringMs: 5000,
        script: [{ wait_ms: 500 }, { say: '42', voice: 'slt' }, { press: '007' }, { hangup: true }],
      },
      'sip:ann@example.com': { behaviour: 'no_answer' },
    });
  });

  it('are taken from code, and from a complete configuration', () => {
    const options = { parties: { [NUMBER]: { ringMs: 0, script: [{ say: 'Hi' }] }, 'sip:a_b@c.test': {} } };
    const config = configFrom(options);
    expect(config.parties).toEqual(options.parties);
    expect(configFrom(config)).toEqual(config);
    expect(Object.isFrozen(config.parties[NUMBER]?.script)).toBe(true);
  });

  const steps = `parties["${NUMBER}"].script`;
  it.each<[ConfigOptions, string]>([
    [
      { parties: { '0800': {} } },
      'parties.0800: expected a number such as "+15550100300" or a SIP address, got "0800"',
    ],
    [
      { parties: { [NUMBER]: { ringMs: -1 } } },
      `parties["${NUMBER}"].ringMs: expected a whole number from 0 to 600000, got -1`,
    ],
    [
      { parties: { [NUMBER]: { behaviour: 'sleep' as 'answer' } } },
      `parties["${NUMBER}"].behaviour: expected "answer" or "busy" or "reject" or "no_answer" or "not_found", got "sleep"`,
    ],
    [
      { parties: { [NUMBER]: { skript: [] } as PartyConfig } },
      `parties["${NUMBER}"].skript: expected a known key, got "skript"; did you mean script?`,
    ],
    [withScript({ waitMs: 5 }), `${steps}[0].waitMs: expected a known key, got "waitMs"; did you mean wait_ms?`],
    [{ parties: [] as never }, 'parties: expected a mapping of numbers to parties, got a list'],
    [{ parties: { [NUMBER]: 5 as never } }, `parties["${NUMBER}"]: expected a mapping of keys, got 5`],
    [{ parties: { [NUMBER]: { script: 'Hi' as never } } }, `${steps}: expected a list of steps, got "Hi"`],
    [
      withScript({ press: '1' }, { press: '1' }, { say: '' }),
      `${steps}[2].say: expected a text of 1 to 10000 characters, got ""`,
    ],
    [withScript({ say: 5 }), `${steps}[0].say: expected a text of 1 to 10000 characters, got 5`],
    [withScript({ press: '1w' }), `${steps}[0].press: expected 1 to 100 of the keys 0-9, *, #, A-D, got "1w"`],
    [withScript({ wait_ms: -1 }), `${steps}[0].wait_ms: expected a number from 0 to 86400000, got -1`],
    [withScript({ hangup: false }), `${steps}[0].hangup: expected true, got false`],
    [withScript({}), `${steps}[0]: expected one of say, play, press, wait_ms, silence_ms, hangup, got none`],
    [
      withScript({ say: 'Hi', press: '1' }),
      `${steps}[0]: expected one of say, play, press, wait_ms, silence_ms, hangup, got say and press`,
    ],
    [
      withScript({ press: '1', voice: 'slt' }),
      `${steps}[0].voice: expected a voice only beside say, got one beside press`,
    ],
    [
      withScript({ hangup: true }, { press: '1' }),
      `${steps}[0].hangup: expected a hang-up as the last step, got one before others`,
    ],
    [
      withScript({ play: 'fixture:nobody' }),
      `${steps}[0].play: expected one of fixture:dtmf-1234, fixture:goodbye, fixture:greeting, fixture:no, fixture:phone-number, fixture:tone-440, fixture:yes, got "fixture:nobody"`,
    ],
    [{ party: { refer: 99 } }, 'party.refer: expected "accept", "reject" or a SIP status from 300 to 699, got 99'],
    [
      withScript({ play: 'greeting' }),
      `${steps}[0].play: expected fixture:NAME, an http or https URL, or a WAV file in base64, got "greeting"`,
    ],
  ])('%j is refused naming the place', (options, message) => {
    expect(() => configFrom(options)).toThrow(new ConfigError(message));
  });

  it('says what is wrong with a WAV file in base64', () => {
    const bytes = Buffer.from(WAV, 'base64');
    bytes.writeUInt16LE(0, 22);
    expect(() => configFrom(withScript({ play: bytes.toString('base64') }))).toThrow(
      `${steps}[0].play: expected a WAV file with 1 to 8 as wav.fmt.channels, got 0`,
    );
  });

  it('names line and column in a file', async () => {
    const faulty = `parties:\n  "${NUMBER}":\n    script:\n      - say: Hi\n      - play: fixture:nobody\n`;
    await expect(fromFile(faulty)).rejects.toThrow(
      `${FILE}:5:15: ${steps}[1].play: expected one of fixture:dtmf-1234, `,
    );
    await expect(fromFile('parties:\n  0800: {}\n')).rejects.toThrow(`${FILE}:2:3: parties.0800: expected a number`);
  });

  // One schema is the document's, the other the configuration's.
  it.each([
    { say: 'x'.repeat(10_000) },
    { say: 'x'.repeat(10_001) },
    { say: '' },
    { say: 'Hi', voice: '' },
    { say: 'Hi', voice: 5 },
    { press: '0123456789*#ABCD' },
    { press: '1'.repeat(100) },
    { press: '1'.repeat(101) },
    { press: 'E' },
    { press: '' },
    { wait_ms: 0 },
    { wait_ms: 0.5 },
    { wait_ms: 86_400_000 },
    { wait_ms: 86_400_001 },
    { wait_ms: '5' },
    { silence_ms: -1 },
    { silence_ms: 86_400_000 },
    { silence_ms: 86_400_001 },
    { hangup: true },
    { hangup: false },
    { play: '' },
    { play: WAV },
    { shout: 'Hi' },
  ])('takes a step as the control API does, and refuses it as that does (%#)', (step) => {
    const taken = (): boolean => {
      try {
        configFrom(withScript(step));
        return true;
      } catch {
        return false;
      }
    };
    expect(taken()).toBe(misfits('ScriptStep', step).length === 0);
  });

  const nature = {
    kind: 'machine',
    greeting: '',
    beep: false,
    amd: 'none',
    refer: 486,
    siprec: 'fail',
    deepfake: 'fake',
  } as const;

  it('may be of a nature, which the usual party may have too', async () => {
    const config = await fromFile('party: {kind: ivr}\nparties: {+15550100300: {greeting: 42, refer: reject}}');
    expect(config.party).toMatchObject({ kind: 'ivr', behaviour: 'answer' });
    expect(config.parties[NUMBER]).toMatchObject({ greeting: '42', refer: 'reject' });
    const parties = await readParties(configFrom({ parties: { [NUMBER]: nature } }).parties);
    expect(parties.get(NUMBER)).toEqual(nature);
  });

  it.each([
    nature,
    { kind: 'robot' },
    { greeting: 'x'.repeat(10_000) },
    { greeting: 'x'.repeat(10_001) },
    { beep: 'yes' },
    { amd: 'human' },
    { refer: 'accept' },
    { refer: 'later' },
    { refer: 299 },
    { refer: 300.5 },
    { refer: 700 },
    { siprec: 'reject' },
    { deepfake: 'maybe' },
  ])('take of a nature what the control API takes, and refuse what that refuses (%#)', (given) => {
    const taken = (): boolean => {
      try {
        configFrom({ parties: { [NUMBER]: given as PartyConfig } });
        return true;
      } catch {
        return false;
      }
    };
    expect(taken()).toBe(misfits('RingRequest', { from: NUMBER, to: NUMBER, ...given }).length === 0);
  });

  it('limit parties: one number more is refused', () => {
    const numbers = (count: number) => ({
      parties: Object.fromEntries(Array.from({ length: count }, (_, i) => [`+1555${1_000_000 + i}`, {}])),
    });
    expect(Object.keys(configFrom(numbers(LIMITS.parties)).parties)).toHaveLength(LIMITS.parties);
    expect(() => configFrom(numbers(LIMITS.parties + 1))).toThrow('parties: expected at most 1000 numbers (parties)');
  });

  it('limit parties.bytes: longer scripts are refused', () => {
    const script = Array.from({ length: LIMITS['script.steps'] }, () => ({ say: 'x'.repeat(9_000) }));
    expect(() => configFrom({ parties: { [NUMBER]: { script } } })).not.toThrow();
    expect(() => configFrom({ parties: { [NUMBER]: { script }, '+15550100301': { script } } })).toThrow(
      'parties: expected at most 16777216 bytes of scripts (parties.bytes), got a mapping',
    );
  });

  it('has no more steps in a script than the control API takes', () => {
    const script = Array.from({ length: LIMITS['script.steps'] + 1 }, () => ({ wait_ms: 1 }));
    expect(() => configFrom(withScript(...script))).toThrow(
      `${steps}: expected at most 1000 steps (script.steps), got a list`,
    );
  });
});

describe('the recordings of configured parties', () => {
  it('are read at the start, once each; those by URL when their step begins', async () => {
    const url = 'http://127.0.0.1:9/a.wav';
    const play = (...names: string[]) => ({ script: names.map((name) => ({ play: name })) });
    const { parties } = configFrom({
      parties: { [NUMBER]: play('fixture:yes', 'fixture:tone-440', WAV, url), '+15550100301': play('fixture:yes') },
    });
    const read = await readParties(parties);
    const [first, second] = [...read.values()].map(({ script = [] }) =>
      script.map((step) => (step.kind === 'play' ? step.recording : undefined)),
    );
    expect(first).toMatchObject([
      { transcript: 'Yes.' },
      { transcript: undefined },
      { wav: Buffer.from(WAV, 'base64'), transcript: undefined, isShared: true },
      { url },
    ]);
    expect(second?.[0]).toBe(first?.[0]);
  });
});
