import { seededRandom } from '../../platform/random.js';
import type { PlannedRun } from '../plan.js';
import type { ScenarioResult } from '../result.js';
import { drawOrdering, occasionsOf } from './draw.js';
import { faultsOf, seedOf, wordsOf, type Ordering } from './ordering.js';
import { shrink } from './shrink.js';

/** So many of the orderings that break an app are made small and told; the others are counted. */
const MOST_TOLD = 5;

/** Plays a scenario once. */
export type PlayOnce = (planned: PlannedRun) => Promise<ScenarioResult>;

/** An ordering that breaks the app, made as small as it goes, and what came of it. */
interface Broken {
  readonly ordering: Ordering;
  readonly result: ScenarioResult;
}

/** Plays a scenario under an ordering. */
export const playOrdering = (planned: PlannedRun, ordering: Ordering, play: PlayOnce): Promise<ScenarioResult> =>
  play(under(planned, ordering, seedOf(ordering)));

/**
 * Plays a scenario as it is, and then under `count` orderings by chance. The result is that of the smallest ordering that breaks the app, whose `why` has
 * all of them in words and as what `--ordering` takes; that of the scenario as it is where it fails already, or where none does. An app that is lost
 * ends it.
 */
export async function explore(planned: PlannedRun, count: number, play: PlayOnce): Promise<ScenarioResult> {
  const usual = await play(planned);
  if (usual.outcome !== 'passed') return usual;
  const occasions = occasionsOf(usual.entries);
  const random = seededRandom(`${planned.seed}/orderings`);
  const told = new Map<string, Broken>();
  let broken = 0;
  let tries = 0;
  for (let nth = 1; nth <= count; nth++) {
    const ordering = drawOrdering(random.fork(String(nth)), occasions);
    if (ordering.length === 0) break;
    let result = await play(under(planned, ordering, `ordering ${nth}`));
    if (result.outcome === 'passed') continue;
    broken++;
    if (result.outcome === 'lost') return withWhy(result, [{ ordering, result }], broken, nth);
    if (told.size >= MOST_TOLD) continue;
    const small = await shrink(ordering, async (part) => {
      const again = await play(under(planned, part, `shrunk ${++tries}`));
      if (again.outcome !== 'passed') result = again;
      return again.outcome !== 'passed';
    });
    if (!told.has(seedOf(small))) told.set(seedOf(small), { ordering: small, result });
  }
  const [smallest, ...others] = [...told.values()].sort((a, b) => a.ordering.length - b.ordering.length);
  return smallest ? withWhy(smallest.result, [smallest, ...others], broken, count) : usual;
}

/** Each run has a seed of its own, so that no id comes back within one process of the app. */
function under({ run, seed }: PlannedRun, ordering: Ordering, name: string): PlannedRun {
  const { scenario } = run;
  const faults = [...(scenario.faults ?? []), ...faultsOf(ordering)];
  return { run: { ...run, scenario: { ...scenario, faults } }, seed: `${seed}/${name}` };
}

function withWhy(result: ScenarioResult, told: readonly Broken[], broken: number, count: number): ScenarioResult {
  const rows = told.map(({ ordering }) => `${ordering.map(wordsOf).join(', and ')} (--ordering '${seedOf(ordering)}')`);
  const words = `${broken} of ${count} orderings break the app: ${rows.join('; ')}`;
  return { ...result, why: result.why === null ? words : `${result.why}; ${words}` };
}
