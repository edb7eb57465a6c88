import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { controls } from '../../src/control.js';
import { onCall } from '../../src/control/expectation.js';
import { partyActs } from '../../src/control/party.js';
import { verify } from '../../src/control/verify.js';
import type { Expectation, Judgement } from '../../src/expectations/judgement.js';
import { msOf } from '../../src/expectations/moment.js';
import type { OpenWorld } from '../../src/shell/worlds.js';
import { testControls } from '../../src/testing/test-call.js';
import { anyAct, anyDeed, anyExpectation, PARTIES } from '../support/expectation-wishes.js';
import { runs } from '../support/property-runs.js';
import { played, type App } from '../support/scenario-world.js';

type Deed = typeof anyDeed extends fc.Arbitrary<infer T> ? T : never;
type Act = typeof anyAct extends fc.Arbitrary<infer T> ? T : never;
interface Story {
  readonly deeds: readonly Deed[];
  readonly acts: readonly Act[];
  readonly thinksMs: number;
}

const anyStory: fc.Arbitrary<Story> = fc.record({
  deeds: fc.array(anyDeed, { maxLength: 10 }).map((deeds) => ['answer' as const, ...deeds]),
  acts: fc.array(anyAct, { maxLength: 3 }),
  thinksMs: fc.constantFrom(1, 40, 200),
});

/** The app does the next of its deeds with each event. */
function appOf(deeds: readonly Deed[]): App {
  let next = 0;
  return ({ payload: { connection_id } }, give) => {
    const deed = deeds[next++] ?? 'nothing';
    if (deed === 'nothing') return;
    if (deed === 'dial') give('dial', { connection_id, from: '+15550100000', to: PARTIES.bert });
    else if (deed === 'answer' || deed === 'hangup' || deed === 'gather') give(deed);
    else give('speak', { payload: deed, voice: 'female' });
  };
}

/** People at the far ends act, where they can. */
function act({ exchange }: OpenWorld, acts: readonly Act[]): void {
  const options = { dtmf: { digits: '1' }, say: { text: 'Hello there' }, hangup: {}, hold: {} } as const;
  for (const { ms, act: name } of acts)
    exchange.clock.schedule(ms, () => {
      const call = [...exchange.calls()].at(0);
      if (call) void partyActs(exchange, call.id, name, options[name]).catch(() => undefined);
    });
}

/** A copy in which each value is another. */
const mapped = (value: unknown, map: (value: unknown, key: string) => unknown, key = ''): unknown => {
  if (Array.isArray(value)) return value.map((item) => mapped(item, map, key));
  if (typeof value !== 'object' || value === null) return map(value, key);
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapped(item, map, name)]));
};

const COUNTED: readonly string[] = ['within', 'after', 'for'];
const TIMES: readonly string[] = [...COUNTED, 'speech_within', 'reply_within'];
const numberOf = (name: unknown): unknown => PARTIES[name as keyof typeof PARTIES];

/** As a file has it: `${` is written with another dollar. */
const inFile = (value: unknown): unknown =>
  mapped(value, (text) => (typeof text === 'string' ? text.replaceAll('${', () => '$${') : text));

/** As verify takes it: a bare number of a duration is seconds, and calls are those of a number. */
const inJson = (value: unknown): Expectation =>
  mapped(value, (text, key) => {
    if (key === 'on') return numberOf(text);
    return TIMES.includes(key) ? msOf(String(text)) / 1_000 : text;
  }) as Expectation;

/** As code has it: a bare number of a duration is milliseconds, and regular expressions are such. */
const inCode = (value: unknown): Expectation =>
  mapped(value, (text, key) => {
    if (key === 'on') return numberOf(text);
    if (TIMES.includes(key)) return msOf(String(text));
    const [, source = '', flags] = /^\/(.*)\/(i?)$/.exec(String(text)) ?? [];
    return flags === undefined ? text : new RegExp(source, flags);
  }) as Expectation;

/** A judgement as far as all have to agree on it: calls have the names of their parties, durations the same unit. */
const told = ({ exchange }: OpenWorld, judgement: Judgement): unknown => {
  const { outcome, fails, expected, came, nearest, evidence, parts } = judgement;
  return {
    outcome,
    fails,
    expected: named(expected, exchange),
    came: named(came, exchange),
    nearest: nearest && { ...nearest, why: named(nearest.why, exchange) },
    evidence,
    parts: parts?.map((part) => told({ exchange } as OpenWorld, part)),
  };
};

function named(text: string, exchange: OpenWorld['exchange']): string {
  const calls = [...exchange.calls()].map(({ id, direction, from, to }) => [id, direction === 'incoming' ? from : to]);
  const numbers = calls.reduce((words, [id = '', number = '']) => words.replaceAll(id, number), text);
  return Object.entries(PARTIES).reduce((words, [name, number]) => words.replaceAll(number, name), numbers);
}

const FILE = {
  scenario: 'Judged three times',
  parties: { anna: { number: PARTIES.anna }, bert: { number: PARTIES.bert, ring: '1s' } },
};

/** The same without times, which count from elsewhere in code, and without what depends on the state that a call is in by then. */
const timeless = (value: unknown): Expectation => {
  if (Array.isArray(value)) return value.map(timeless) as unknown as Expectation;
  if (typeof value !== 'object' || value === null) return value as Expectation;
  const { state, ...fields } = value as Expectation;
  // A reading that is waited for is one of the calls so far.
  if (fields.reply_within !== undefined || fields.last_word_heard !== undefined) return { command: 'speak' };
  const kept = Object.entries(fields).filter(
    ([name]) => !COUNTED.includes(name) && !(name === 'on' && state !== undefined),
  );
  const parts = kept.map(([name, part]) => [
    name,
    name === 'heard' && typeof part === 'object' ? 'goodbye' : timeless(part),
  ]);
  return Object.fromEntries([...(state === undefined ? [] : [['state', state]]), ...parts]) as Expectation;
};

/** The same where all that must never come is watched for a time: without one, code judges as things stand, and a step until the end. */
const timed = (value: unknown): Expectation => {
  if (Array.isArray(value)) return value.map(timed) as unknown as Expectation;
  if (typeof value !== 'object' || value === null) return value as Expectation;
  const fields = Object.fromEntries(Object.entries(value).map(([name, part]) => [name, timed(part)]));
  return 'never' in fields ? { for: '2s', ...fields } : fields;
};

/** All of it is about the call of the one who calls in. */
const ofAnna = (expectation: Expectation): Expectation =>
  onCall(mapped(expectation, (value, key) => (key === 'on' ? 'anna' : value)) as Expectation, 'anna');

/** The part of a judgement that does not tell of times. */
const verdict = ({ outcome, fails, nearest, evidence }: Judgement) => ({
  outcome,
  fails,
  nearest: nearest?.seq,
  evidence,
});

/** A step tells besides what had come before its turn. */
function withoutEarlier({ came, nearest, ...judgement }: Judgement): Judgement {
  const [said = ''] = came.split(/; [^;]* came before the step or expectation above/);
  return {
    ...judgement,
    came: said,
    nearest: nearest?.why.includes('came before the step') === true ? undefined : nearest,
  };
}

const codeOf = ({ exchange }: OpenWorld) =>
  testControls(
    () => exchange,
    controls(() => exchange),
  );

/** Nothing can be said of a call that there was not: a party of a file is known all the same. */
const isOfCalls = (expectation: Expectation, { exchange }: OpenWorld): boolean =>
  [...exchange.calls()].some(({ to }) => to === PARTIES.bert) || !JSON.stringify(expectation).includes('"bert"');

/** The person calls, and the test awaits one expectation after the other, until one fails. */
async function judgeInCode(world: OpenWorld, expectations: readonly Expectation[]): Promise<Judgement[]> {
  const call = await codeOf(world).call({ from: PARTIES.anna, to: '+15550100000' });
  const judgements: Judgement[] = [];
  for (const one of expectations) {
    const judgement = await call.judge(inCode(one));
    judgements.push(judgement);
    if (judgement.fails) break;
  }
  return judgements;
}

/** A case takes a tenth of a second, and looking for the smallest that fails a thousand of them: it ends before the test does. */
const cases = () => ({ ...runs(12), interruptAfterTimeLimit: 60_000 });

describe('an expectation', () => {
  it('is judged by verify and in code as at the end of a scenario file', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, fc.array(anyExpectation, { minLength: 8, maxLength: 12 }), async (story, given) => {
        const text = stringify({ ...FILE, steps: [{ anna: { call: 'app' } }, { wait: '8s' }], expect: inFile(given) });
        await played({
          text,
          app: appOf(story.deeds),
          thinksMs: () => story.thinksMs,
          opened: (world) => act(world, story.acts),
          over: async (world, { steps }) => {
            const { exchange } = world;
            const byFile = steps.slice(2).map((step) => told(world, step));
            for (const [index, one] of given.entries()) {
              if (!isOfCalls(one, world)) continue;
              const byVerify = await verify(exchange, { expect: inJson(one) });
              expect([one, told(world, byVerify)]).toEqual([one, byFile[index]]);
            }
            // Those in code are awaited at the same time, as each that fails takes its time.
            await Promise.all(
              given.map(timeless).map(async (one) => {
                const byVerify = await verify(exchange, { expect: inJson(one) });
                const byCode = await codeOf(world).judge(inCode(one));
                expect([one, verdict(byCode)]).toEqual([one, verdict(byVerify)]);
              }),
            );
          },
        });
      }),
      cases(),
    );
  });

  it('is judged in code as by a step of a scenario file', async () => {
    await fc.assert(
      fc.asyncProperty(anyStory, fc.array(anyExpectation, { minLength: 1, maxLength: 3 }), async (story, given) => {
        const expectations = given.map((one) => timed(ofAnna(one)));
        const steps = [{ anna: { call: 'app' } }, ...expectations.map((one) => ({ expect: inFile(one) }))];
        let own: OpenWorld | undefined;
        const opened = (world: OpenWorld) => act((own = world), story.acts);
        const wish = { thinksMs: () => story.thinksMs, opened };
        const result = await played({ ...wish, app: appOf(story.deeds), text: stringify({ ...FILE, steps }) });
        const bySteps = result.steps.slice(1).map((step) => own && told(own, withoutEarlier(step)));

        const byCode: unknown[] = [];
        let over!: (why: string) => void;
        const lost = new Promise<string>((resolve) => (over = resolve));
        await played({
          ...wish,
          app: appOf(story.deeds),
          text: stringify({ ...FILE, steps: [{ wait: '100s' }] }),
          opened: (world) => {
            opened(world);
            void judgeInCode(world, expectations)
              .then((judgements) => byCode.push(...judgements.map((one) => told(world, one))))
              .catch((error: unknown) => byCode.push(error))
              .finally(() => over('all is judged'));
          },
          lost,
        });
        expect(byCode).toEqual(bySteps);
      }),
      cases(),
    );
  });
});
