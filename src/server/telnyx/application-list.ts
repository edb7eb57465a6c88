import type { Application, Applications } from '../../calls/applications.js';
import { numberedPage, type PageQuery } from './cursor-page.js';
import type { Answer } from './operation.js';

/** The query of `GET /call_control_applications` and `GET /connections`, as far as it means anything for applications. */
interface ListQuery {
  readonly page?: PageQuery;
  readonly sort?: string;
  readonly filter?: {
    readonly application_name?: { readonly contains?: string };
    readonly connection_name?: { readonly contains?: string };
    readonly outbound_voice_profile_id?: string;
    /** Of connections of another kind. */
    readonly fqdn?: string;
    readonly 'outbound.outbound_voice_profile_id'?: string;
    readonly outbound?: unknown;
  };
}

/** A page of the applications; `show` makes what is shown of one. */
export function listApplications(
  applications: Applications,
  given: Readonly<Record<string, unknown>>,
  show: (application: Application) => unknown = (application) => application,
): Answer {
  // The schemas of the parameters `page`, `sort` and `filter`; unknown ones stay unread.
  const query = given as ListQuery;
  const matching = filtered(applications.list(), query.filter);
  const sorted = query.sort === undefined ? usualOrder(matching, applications.default) : sortedBy(query.sort, matching);
  return numberedPage(sorted.map(show), query.page);
}

/** Names match wherever they contain the text, in whatever case (documented). */
function filtered(all: readonly Application[], filter: ListQuery['filter'] = {}): Application[] {
  const part = (filter.application_name ?? filter.connection_name)?.contains?.toLowerCase() ?? '';
  const profile =
    filter.outbound_voice_profile_id ?? filter['outbound.outbound_voice_profile_id'] ?? nestedProfile(filter.outbound);
  return all.filter(
    (application) =>
      filter.fqdn === undefined &&
      application.application_name.toLowerCase().includes(part) &&
      (profile === undefined || application.outbound.outbound_voice_profile_id === profile),
  );
}

/** `filter[outbound][outbound_voice_profile_id]`, which is how some clients write the dot. */
function nestedProfile(outbound: unknown): unknown {
  if (typeof outbound !== 'object' || outbound === null) return undefined;
  return 'outbound_voice_profile_id' in outbound ? outbound.outbound_voice_profile_id : undefined;
}

/** Newest first (documented), but the application that is always there before all others. */
function usualOrder(applications: readonly Application[], standard: Application): Application[] {
  const first = applications.filter(({ id }) => id === standard.id);
  const others = applications.filter(({ id }) => id !== standard.id);
  return [...first, ...sortedBy('-created_at', others)];
}

const SORT_KEYS: ReadonlyMap<string, (application: Application) => string> = new Map([
  ['created_at', ({ created_at }) => created_at],
  ['connection_name', ({ application_name }) => application_name],
  ['active', ({ active }) => (active ? '1' : '0')],
]);

/** By a field's name, with a minus in front from high to low. What is equal stays in the order of its creation. */
function sortedBy(sort: string, applications: readonly Application[]): Application[] {
  const down = sort.startsWith('-');
  const key = SORT_KEYS.get(down ? sort.slice(1) : sort);
  if (!key) return [...applications];
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...applications].sort((a, b) => compare(key(a), key(b)) * (down ? -1 : 1));
}
