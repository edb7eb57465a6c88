import type { JudgeContext } from '../expectations/context.js';
import type { Expectation } from '../expectations/judgement.js';
import { worldContext } from '../expectations/world-context.js';
import { readBase64 } from '../media/base64-audio.js';
import { MediaError } from '../media/media-error.js';
import { FIXTURE, FixtureError, readFixture } from '../platform/fixtures.js';
import { atOnce } from '../platform/gently.js';
import { recordingOf, type Recordings } from '../readings/heard.js';
import type { Exchange } from '../shell/exchange.js';
import type { Cast } from './cast.js';
import { BrokenScenarioError } from './step-error.js';
import type { WrittenScenario, WrittenStep } from './types.js';

/** The answers of a scenario's world to what expectations ask besides the journal; calls have the names of their parties. */
export function contextOf(
  exchange: Exchange,
  cast: Cast,
  recordings: Recordings,
  { not_exercised: idle = false, not_measurable: unsure = false }: NonNullable<WrittenScenario['allow']> = {},
): JudgeContext {
  const allow = [...(idle ? (['not exercised'] as const) : []), ...(unsure ? (['not measurable'] as const) : [])];
  const nameOf = (id: string): string => cast.ofCall(id)?.name ?? exchange.findCall(id)?.from ?? id;
  return worldContext(exchange, { callsOf: (on) => cast.callsOf(on), nameOf, recordings, allow });
}

/** The recordings that `like` names. Rejects with a BrokenScenarioError for one that cannot be had or read. */
export async function recordingsOf(
  exchange: Exchange,
  scenario: WrittenScenario,
  readAudio: (path: string) => string,
): Promise<Recordings> {
  const names = [...expectationsOf(scenario)].flatMap(({ heard }) =>
    typeof heard === 'object' && heard.like !== undefined ? [heard.like] : [],
  );
  const read = async (name: string): Promise<readonly [string, Int16Array]> => {
    try {
      const file = name.startsWith(FIXTURE)
        ? (await readFixture(name.slice(FIXTURE.length))).wav
        : atOnce(readBase64(readAudio(name), 'like'));
      return [name, await recordingOf(exchange, file)];
    } catch (error) {
      if (!(error instanceof FixtureError || error instanceof MediaError)) throw error;
      throw new BrokenScenarioError(`like: ${error.message}`);
    }
  };
  return new Map(await Promise.all([...new Set(names)].map(read)));
}

/** All expectations of a scenario, those within others too. */
function* expectationsOf({ steps, expect = [] }: Pick<WrittenScenario, 'steps' | 'expect'>): Generator<Expectation> {
  yield* within([expect].flat());
  yield* ofSteps(steps);
}

function* ofSteps(steps: readonly WrittenStep[]): Generator<Expectation> {
  for (const { expect, together = [] } of steps) {
    if (expect) yield* within([expect].flat());
    for (const list of together) yield* ofSteps(list);
  }
}

function* within(expectations: readonly Expectation[]): Generator<Expectation> {
  for (const expectation of expectations) {
    yield expectation;
    const { never, 'in order': ordered = [], 'any order': unordered = [] } = expectation;
    yield* within([...(never ? [never] : []), ...ordered, ...unordered]);
  }
}
