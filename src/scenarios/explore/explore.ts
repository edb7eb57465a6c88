import { seededRandom } from '../../platform/random.js';
import type { PlannedRun } from '../plan.js';
import type { ScenarioResult } from '../result.js';
import { AppStartError } from '../workers.js';
import { drawOrdering, occasionsOf } from './draw.js';
import { faultsOf, seedOf, wordsOf, type Ordering } from './ordering.js';
import { shrink } from './shrink.js';

/** An ordering that broke the app once, and not from its text, is played so often again: a machine with much else to do may have been to blame. */
const TRIES_AGAIN = 2;

/** So many of the orderings that break an app are made small and told; the others are counted. */
const MOST_TOLD = 5;

/** Plays a scenario once. */
export type PlayOnce = (planned: PlannedRun) => Promise<ScenarioResult>;

/** An ordering that breaks the app, made as small as it goes, and what came of it. */
interface Broken {
  readonly ordering: Ordering;
  readonly result: ScenarioResult;
  /** False where it did not do so again, with the seed of `--ordering`. */
  readonly isSteady: boolean;
}

/** Plays a scenario under an ordering, and tells which of its changes had no turn. */
export const playOrdering = async (
  planned: PlannedRun,
  ordering: Ordering,
  play: PlayOnce,
): Promise<ScenarioResult> => {
  const result = await play(under(planned, ordering, seedOf(ordering)));
  const happened = new Set(result.faults.map(({ name }) => name));
  const neverCame = ordering.filter((change) => !happened.has(wordsOf(change))).map((change) => seedOf([change]));
  return { ...result, ordering: seedOf(ordering), ...(neverCame.length > 0 && { never_came: neverCame }) };
};

/**
 * Plays a scenario as it is, and then under `count` orderings by chance. The result is that of the smallest ordering that breaks the app, whose `why` has
 * all of them in words and as what `--ordering` takes; that of the scenario as it is where it fails already, or where none does: its `why` then has those that
 * broke the app once, and not three times more. An ordering that loses the app is the last.
 */
export async function explore(planned: PlannedRun, count: number, play: PlayOnce): Promise<ScenarioResult> {
  const usual = await play(planned);
  if (usual.outcome !== 'passed') return usual;
  const occasions = occasionsOf(usual.entries);
  const random = seededRandom(`${planned.seed}/orderings`);
  const told = new Map<string, Broken>();
  const passing: string[] = [];
  let broken = 0;
  let explored = 0;
  for (let nth = 1; nth <= count; nth++) {
    const ordering = drawOrdering(random.fork(String(nth)), occasions);
    if (ordering.length === 0) break;
    explored++;
    const result = await play(under(planned, ordering, `ordering ${nth}`));
    if (result.outcome === 'passed') continue;
    broken++;
    if (told.size >= MOST_TOLD && result.outcome !== 'lost') continue;
    const found = await smallest(planned, { ordering, result, isSteady: true }, nth, play);
    const seed = seedOf(found.ordering);
    // An app that does not survive is to be mended first: for each further ordering it would be started anew.
    if (found.result.outcome === 'lost') {
      told.delete(seed);
      return withWhy([found, ...told.values()], broken, explored);
    }
    if (told.has(seed)) continue;
    if (!found.isSteady && (await isBorne(planned, ordering, nth, play))) {
      broken--;
      passing.push(seedOf(ordering));
      continue;
    }
    told.set(seed, found);
  }
  if (told.size === 0) return { ...usual, explored, ...(passing.length > 0 && { why: passingText(passing) }) };
  return withWhy([...told.values()].sort(smallestFirst), broken, explored);
}

/** The smallest part of an ordering that breaks the app, or loses it as the whole has. As it was, where an app that is lost does not start again. */
async function smallest(planned: PlannedRun, found: Broken, nth: number, play: PlayOnce): Promise<Broken> {
  const isLoss = found.result.outcome === 'lost';
  const breaks = ({ outcome }: ScenarioResult): boolean => (isLoss ? outcome === 'lost' : outcome !== 'passed');
  let tries = 0;
  try {
    const ordering = await shrink(found.ordering, async (part) =>
      breaks(await play(under(planned, part, `shrunk ${nth}.${++tries}`))),
    );
    // With the seed that `--ordering` plays it with: what is told breaks the app by itself.
    const again = await playOrdering(planned, ordering, play);
    const isSteady = breaks(again);
    return { ordering, result: isSteady ? again : found.result, isSteady };
  } catch (error) {
    if (!(error instanceof AppStartError)) throw error;
    return found;
  }
}

/** The app bears an ordering that has broken it, each time that it is played again. */
async function isBorne(planned: PlannedRun, ordering: Ordering, nth: number, play: PlayOnce): Promise<boolean> {
  for (let again = 1; again <= TRIES_AGAIN; again++) {
    const { outcome } = await play(under(planned, ordering, `ordering ${nth} again ${again}`));
    if (outcome !== 'passed') return false;
  }
  return true;
}

const passingText = (seeds: readonly string[]): string =>
  `broken once by ${seeds.map((seed) => `--ordering '${seed}'`).join(', ')}, and not when that was played again`;

/** Those that broke the app once only come last. */
const smallestFirst = (a: Broken, b: Broken): number =>
  Number(b.isSteady) - Number(a.isSteady) || a.ordering.length - b.ordering.length;

/** Each run has a seed of its own, so that no id comes back within one process of the app. */
function under({ run, seed, ...rest }: PlannedRun, ordering: Ordering, name: string): PlannedRun {
  const { scenario } = run;
  const faults = [...(scenario.faults ?? []), ...faultsOf(ordering)];
  return { ...rest, run: { ...run, scenario: { ...scenario, faults } }, seed: `${seed}/${name}` };
}

/** The result of the first of those that break the app, of which there is one at least, with all of them in words. */
function withWhy(told: readonly Broken[], broken: number, explored: number): ScenarioResult {
  const [first] = told;
  if (!first) throw new Error('nothing broke');
  const { result, ordering } = first;
  const words = `${broken} of ${explored} orderings break the app: ${told.map(rowOf).join('; ')}`;
  const why = result.why === null ? words : `${result.why}; ${words}`;
  return { ...result, why, ordering: seedOf(ordering), explored };
}

function rowOf({ ordering, isSteady }: Broken): string {
  const once = isSteady ? '' : ', which broke it once and not when played again';
  return `${ordering.map(wordsOf).join(', and ')}${once} (--ordering '${seedOf(ordering)}')`;
}
