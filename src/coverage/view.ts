import type { components } from '../contract/generated/control.js';
import { SimulatorError } from '../control/simulator-error.js';
import type { CoverageView } from '../control/types.js';
import type { Coverage } from './coverage.js';
import { GROUPS, universe, type Group, type OperationFields } from './universe.js';

type Schemas = components['schemas'];
type Item = Schemas['CoverageItem'];

/** As `coverageView`. Throws a SimulatorError of 409 where nothing is counted. */
export function getCoverage(coverage: Coverage | undefined, options: { readonly all?: boolean }): CoverageView {
  if (coverage) return coverageView(coverage, options);
  throw new SimulatorError(409, 'Nothing is counted; start with coverage: true in the configuration.');
}

/** `all`: also properties of operations, and values of webhooks, that were not used at all. */
export function coverageView(coverage: Coverage, { all = false }: { readonly all?: boolean } = {}): CoverageView {
  const groups = itemsOf((group, item) => all || coverage.of(group, item) !== undefined).map(([name, items]) =>
    groupOf(coverage, name, items),
  );
  return { form: 1, all, groups };
}

function groupOf(coverage: Coverage, name: Group, items: readonly (readonly [string, string?])[]): Schemas['CoverageGroup'] {
  const counted = items.map(([item, title]): Item => {
    const { times = 0, by = [] } = coverage.of(name, item) ?? {};
    return { item, ...(title === undefined ? {} : { title }), times, by: [...by].sort() };
  });
  const exercised = counted.filter(({ times }) => times > 0).length;
  // A group without items leaves nothing to exercise.
  const share = counted.length === 0 ? 1 : exercised / counted.length;
  return { name, exercised, total: counted.length, share: Math.round(share * 10_000) / 10_000, items: counted };
}

type Items = readonly (readonly [string, string?])[];

/** The items of each group; of an operation or webhook that `isUsed` says no to there is nothing more. */
function itemsOf(isUsed: (group: Group, item: string) => boolean): readonly (readonly [Group, Items])[] {
  const { operations, webhooks, errors, states } = universe();
  const used = [...operations].filter(([id]) => isUsed('operations', id));
  const usedEvents = [...webhooks].filter(([event]) => isUsed('webhooks', event));
  const items: Readonly<Record<Group, Items>> = {
    operations: [...operations].map(([id, { title }]) => [id, title]),
    properties: used.flatMap(([id, fields]) => eachOf(fields, (names, mark) => names.map(([name]) => [`${id} ${mark}${name}`]))),
    values: used.flatMap(([id, fields]) => eachOf(fields, (names, mark) => valuesOf(names, `${id} ${mark}`))),
    webhooks: [...webhooks.keys()].map((event) => [event]),
    webhook_values: usedEvents.flatMap(([event, fields]) => valuesOf([...fields], `${event} `)),
    errors: [...errors],
    states: states.map((state) => [state]),
  };
  return GROUPS.map((group) => [group, items[group]]);
}

type Named = [string, ReadonlySet<string>][];

const eachOf = ({ body, query }: OperationFields, items: (names: Named, mark: string) => Items): Items => [
  ...items([...body], ''),
  ...items([...query], '?'),
];

const valuesOf = (fields: Named, head: string): Items =>
  fields.flatMap(([name, values]) => [...values].map((value) => [`${head}${name}=${value}`] as const));
