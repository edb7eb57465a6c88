import type { JudgeContext } from '../expectations/context.js';
import type { Expectation } from '../expectations/judgement.js';
import { worldContext } from '../expectations/world-context.js';
import { SimulatorError } from '../control/simulator-error.js';
import { FIXTURE, FixtureError, readFixture } from '../platform/fixtures.js';
import { readingAnswer } from '../readings/expected.js';
import { recordingOf, soundAnswer, type Recordings } from '../readings/heard.js';
import type { Exchange } from '../shell/exchange.js';

/** The call of a test, with the name that its expectations have for it. */
export interface NamedCall {
  readonly id: string;
  /** The number of its far end. */
  readonly name: string;
}

/**
 * The answers to what expectations ask besides the journal; `own` is the call that a test is about, others are known by their ids. Rejects with a SimulatorError (422) where
 * a recording that is to be heard cannot be had.
 */
export async function contextOf(exchange: Exchange, expectation: Expectation, own?: NamedCall): Promise<JudgeContext> {
  const recordings: Recordings = new Map(
    await Promise.all(likesIn(expectation).map(async (name) => [name, await fixture(exchange, name)] as const)),
  );
  const callsOf = (on: string): string[] => [on === own?.name ? own.id : on];
  const nameOf = (id: string): string => exchange.findCall(id)?.from ?? id;
  return {
    ...worldContext(exchange, { callsOf, nameOf }),
    sound: (sound, calls, span) => soundAnswer(exchange, sound, calls, span, recordings),
    reading: (reading, calls, span) => readingAnswer(exchange, reading, calls, span),
  };
}

/** The recordings that an expectation names. */
function likesIn({ heard, never, ...lists }: Expectation): string[] {
  const own = typeof heard === 'object' && heard.like !== undefined ? [heard.like] : [];
  const parts = [...(never ? [never] : []), ...(lists['in order'] ?? []), ...(lists['any order'] ?? [])];
  return [...own, ...parts.flatMap(likesIn)];
}

async function fixture(exchange: Exchange, name: string): Promise<Int16Array> {
  try {
    if (!name.startsWith(FIXTURE)) throw new FixtureError(`expected ${FIXTURE}NAME`);
    return await recordingOf(exchange, (await readFixture(name.slice(FIXTURE.length))).wav);
  } catch (error) {
    if (!(error instanceof FixtureError)) throw error;
    throw new SimulatorError(422, [{ detail: `${error.message}, came ${name}`, pointer: '/heard/like' }]);
  }
}
