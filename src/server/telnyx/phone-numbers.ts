import type { NumberSettings } from '../../calls/phone-numbers.js';
import { LIMITS, limitReached } from '../../limits.js';
import type { Exchange } from '../../shell/exchange.js';
import { numberedPage, type PageQuery } from './cursor-page.js';
import { ok, pathParam, refuse, type Answer, type ApiRequest, type Operation } from './operation.js';
import { phoneNumberView, type PhoneNumberView } from './phone-number-view.js';

/** The operations on the account's numbers, which the SDKs have and the voice document has not. */
export function phoneNumberOperations(exchange: Exchange): {
  readonly ListPhoneNumbers: Operation;
  readonly RetrievePhoneNumber: Operation;
  readonly UpdatePhoneNumber: Operation;
} {
  return {
    ListPhoneNumbers: { run: ({ query }) => list(exchange, query) },
    RetrievePhoneNumber: {
      run(request) {
        const number = exchange.account.numbers.get(pathParam(request, 'id'));
        return number ? ok(phoneNumberView(number, exchange)) : refuse({ error: 'notFound', pointer: '/' });
      },
    },
    UpdatePhoneNumber: { run: (request) => update(exchange, request) },
  };
}

/** An empty text takes a setting away, as null does. */
const settingOf = (value: unknown): unknown => (value === '' ? null : value);

const SETTINGS: readonly (keyof NumberSettings)[] = [
  'connection_id',
  'customer_reference',
  'billing_group_id',
  'external_pin',
  'hd_voice_enabled',
  'tags',
];

function update(exchange: Exchange, request: ApiRequest): Answer {
  const { numbers } = exchange.account;
  const id = pathParam(request, 'id');
  if (!numbers.get(id)) return refuse({ error: 'notFound', pointer: '/' });
  const body = request.body as Readonly<Record<string, unknown>>;
  const given = SETTINGS.flatMap((name) => (body[name] === undefined ? [] : [[name, settingOf(body[name])] as const]));
  // The schema of the body has the types of these settings.
  const settings = Object.fromEntries(given) as Partial<NumberSettings>;
  if (settings.connection_id && !exchange.provideApplication(settings.connection_id))
    return refuse({ error: 'invalidConnection', pointer: '/connection_id' });
  const number = numbers.update(id, settings);
  if (number) return ok(phoneNumberView(number, exchange));
  exchange.journal.record('limit.reached', limitReached('numbers.bytes'));
  const detail = `telnyx-sim keeps no more of numbers: its limit numbers.bytes is ${LIMITS['numbers.bytes']}.`;
  return refuse({ error: 'unprocessable', detail });
}

interface NameFilter {
  readonly contains?: string;
  readonly eq?: string;
  readonly starts_with?: string;
  readonly ends_with?: string;
}

/** The query's `filter`, as the schema has it. */
interface Filter {
  readonly billing_group_id?: string;
  readonly connection_id?: string;
  readonly country_iso_alpha2?: string | readonly string[];
  readonly customer_reference?: string;
  readonly emergency_address_id?: string;
  readonly number_type?: { readonly eq?: string };
  readonly phone_number?: string;
  readonly source?: string;
  readonly status?: string;
  readonly tag?: string;
  readonly 'voice.connection_name'?: NameFilter;
  readonly 'voice.usage_payment_method'?: string;
  readonly without_tags?: string;
}

function list(exchange: Exchange, given: Readonly<Record<string, unknown>>): Answer {
  // The schemas of the parameters `page`, `sort` and `filter`.
  const { page, sort, filter = {} } = given as { page?: PageQuery; sort?: string; filter?: Filter };
  const views = exchange.account.numbers.list().map((number) => phoneNumberView(number, exchange));
  const matching = views.filter((view) => matches(view, filter));
  return numberedPage(sorted(matching, sort), page);
}

function matches(view: PhoneNumberView, filter: Filter): boolean {
  return (
    MATCHERS.every(([name, matches]) => filter[name] === undefined || matches(view, filter)) &&
    // They were neither bought nor ported, and nobody pays for them.
    filter.source === undefined &&
    filter['voice.usage_payment_method'] === undefined
  );
}

type Matcher = (view: PhoneNumberView, filter: Filter) => boolean;

const MATCHERS: readonly (readonly [keyof Filter, Matcher])[] = [
  // Documented: at least three digits; what is no digit matches nothing.
  ['phone_number', (view, { phone_number: part = '' }) => /^\+?\d{3,}$/.test(part) && view.phone_number.includes(part)],
  ['connection_id', (view, filter) => view.connection_id === filter.connection_id],
  ['billing_group_id', (view, filter) => (view.billing_group_id ?? 'null') === filter.billing_group_id],
  ['customer_reference', (view, filter) => view.customer_reference === filter.customer_reference],
  ['emergency_address_id', () => false],
  ['status', (view, filter) => view.status === filter.status],
  ['number_type', (view, { number_type: type }) => type?.eq === undefined || view.phone_number_type === type.eq],
  [
    'country_iso_alpha2',
    (view, { country_iso_alpha2: wanted = [] }) => [wanted].flat().includes(view.country_iso_alpha2),
  ],
  ['tag', (view, { tag = '' }) => view.tags.includes(tag)],
  ['without_tags', (view, { without_tags: without }) => without !== 'true' || view.tags.length === 0],
  ['voice.connection_name', (view, filter) => named(view.connection_name ?? '', filter['voice.connection_name'] ?? {})],
];

/** Documented: in whatever case, but for `eq`. */
function named(name: string, { contains = '', starts_with: start = '', ends_with: end = '', eq }: NameFilter): boolean {
  const lower = name.toLowerCase();
  return (
    lower.includes(contains.toLowerCase()) &&
    lower.startsWith(start.toLowerCase()) &&
    lower.endsWith(end.toLowerCase()) &&
    (eq === undefined || eq === name)
  );
}

/** All numbers came at the same time and cost the same: those orders leave them as they are configured. */
function sorted(views: readonly PhoneNumberView[], sort: string | undefined): PhoneNumberView[] {
  const key = sort === 'phone_number' || sort === 'connection_name' ? sort : undefined;
  if (!key) return [...views];
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...views].sort((a, b) => compare(a[key] ?? '', b[key] ?? ''));
}
