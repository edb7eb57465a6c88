import type { Entry } from '../calls/entry.js';
import type { FindingView } from '../control/types.js';
import type { HostClock } from '../platform/clock.js';
import { KeepAlive } from '../platform/keep-alive.js';

/** Reads from the control API; `path` is behind `/_sim`. A client of a running simulator is one. */
export interface ControlReader {
  get<T>(path: string, query?: Readonly<Record<string, string | number | undefined>>): Promise<T>;
}

export interface CheckScope {
  /** Only what came behind that `seq`. */
  readonly after?: number | undefined;
  /** Only what is about that call. */
  readonly callControlId?: string | undefined;
}

/** Everything that a verdict is made of. */
export interface Gathered {
  readonly findings: readonly FindingView[];
  /** The entries that show a finding, by `seq`. */
  readonly evidence: ReadonlyMap<number, Entry>;
  /** Requests that Telnyx would refuse, or that are not simulated. */
  readonly refused: Some;
  /** Webhooks that nobody took. */
  readonly webhooks: Some;
  readonly calls: { readonly seen: number; readonly answered: number };
  /** Webhooks that are still on their way. */
  readonly pending: number;
  /** The journal has let go of what was before this `seq`; undefined where it has everything that was asked for. */
  readonly missingBefore: number | undefined;
}

/** The first of many entries, and their number. */
export interface Some {
  readonly entries: Entry[];
  count: number;
}

/** Webhooks that are being retried come to their end within this time, by the usual delays. In ms of this machine. */
const PATIENCE_MS = 15_000;
/** A finding that is expected is decided within this time. */
const UNDECIDED_MS = 3_000;
const PAGE = 1_000;
/** More of one kind are counted and not shown. */
const SHOWN = 100;

interface FindingList {
  readonly data: FindingView[];
  readonly meta: { readonly undecided: number };
}

/** Waits for what is under way, and reads the findings and the whole journal, also from before a reset. Rejects as the reader does. */
export async function gather(api: ControlReader, scope: CheckScope, host: HostClock): Promise<Gathered> {
  const ofCall = { call_control_id: scope.callControlId };
  const pending = await settled(PATIENCE_MS, host, async () => {
    const { data } = await api.get<{ data: unknown[] }>('/webhooks', { ...ofCall, state: 'pending', limit: PAGE });
    return data.length;
  });
  await settled(UNDECIDED_MS, host, async () => (await api.get<FindingList>('/findings', ofCall)).meta.undecided);
  const { data } = await api.get<FindingList>('/findings', { ...ofCall, limit: PAGE });
  const findings = data.filter((finding) => isWithin(finding, scope));
  return { findings, pending, ...(await readJournal(api, scope, findings)) };
}

/** A finding belongs to what came behind a `seq` where one of its entries does; one that has none is of the whole. */
const isWithin = ({ evidence }: FindingView, { after = 0 }: CheckScope): boolean =>
  evidence.length === 0 || evidence.some((seq) => seq > after);

/** Waits until `left` says that nothing is left, for so long at most, and resolves with what is. */
async function settled(patienceMs: number, host: HostClock, left: () => Promise<number>): Promise<number> {
  const untilMs = host.now() + patienceMs;
  // Timers do not keep a process alive, and a connection at rest does not: `check` would end in the middle.
  let isWaiting = true;
  const alive = new KeepAlive(() => isWaiting);
  try {
    for (;;) {
      const number = await left();
      if (number === 0 || host.now() >= untilMs) return number;
      alive.notice();
      await new Promise<void>((resolve) => void host.schedule(LOOK_EVERY_MS, resolve));
    }
  } finally {
    isWaiting = false;
  }
}

const LOOK_EVERY_MS = 100;

interface Page {
  readonly data: Entry[];
  readonly meta: { readonly first_seq: number; readonly last_seq: number };
}

async function readJournal(api: ControlReader, scope: CheckScope, findings: readonly FindingView[]): Promise<Read> {
  const reading = new Reading(new Set(findings.flatMap(({ evidence }) => evidence)));
  const start = scope.after ?? 0;
  let missingBefore: number | undefined;
  for (let after: number | undefined = start; after !== undefined;) {
    const page: Page = await api.get<Page>('/events', { call_control_id: scope.callControlId, after, limit: PAGE });
    if (after === start && page.meta.first_seq > start + 1) missingBefore = page.meta.first_seq;
    for (const entry of page.data) reading.take(entry);
    after = page.data.findLast(({ seq }) => seq !== undefined)?.seq;
  }
  return { ...reading.result(), missingBefore };
}

type Read = Pick<Gathered, 'evidence' | 'refused' | 'webhooks' | 'calls' | 'missingBefore'>;

const LOST: ReadonlySet<string> = new Set(['webhook.failed', 'webhook.undeliverable', 'webhook.dropped']);

/** Keeps of the journal what a check tells. */
class Reading {
  readonly #wanted: ReadonlySet<number>;
  readonly #evidence = new Map<number, Entry>();
  readonly #refused: Some = { entries: [], count: 0 };
  readonly #webhooks: Some = { entries: [], count: 0 };
  readonly #seen = new Set<string>();
  readonly #answered = new Set<string>();

  /** `wanted`: the entries that show findings. */
  constructor(wanted: ReadonlySet<number>) {
    this.#wanted = wanted;
  }

  take(entry: Entry): void {
    const { seq, type, call_control_id: id } = entry;
    if (seq !== undefined && this.#wanted.has(seq)) this.#evidence.set(seq, entry);
    if (type === 'api.request' && entry.status >= 400) add(this.#refused, entry);
    if (LOST.has(type)) add(this.#webhooks, entry);
    if (type !== 'call.state' || id === undefined) return;
    this.#seen.add(id);
    if (entry.to === 'active') this.#answered.add(id);
  }

  result(): Omit<Read, 'missingBefore'> {
    const calls = { seen: this.#seen.size, answered: this.#answered.size };
    return { evidence: this.#evidence, refused: this.#refused, webhooks: this.#webhooks, calls };
  }
}

function add(some: Some, entry: Entry): void {
  some.count++;
  if (some.entries.length < SHOWN) some.entries.push(entry);
}
