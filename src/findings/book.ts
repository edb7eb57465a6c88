import { callAddress } from '../calls/address.js';
import type { RecordEntry } from '../calls/journal.js';
import { LIMITS, limitReached } from '../limits.js';
import { roughBytes } from '../platform/rough-bytes.js';
import { CATALOGUE, type ValuesOf } from './catalogue/index.js';
import type { Finding, FindingCode, FindingKind, Severity } from './finding.js';
import type { About } from './rule.js';

export interface FindingFilter {
  readonly code?: FindingCode | undefined;
  readonly severity?: Severity | undefined;
  readonly call_control_id?: string | undefined;
  /** At most so many, the newest of those that match; absent: all. */
  readonly limit?: number | undefined;
}

export interface BookDeps {
  readonly record: RecordEntry;
  /** These are told and marked. */
  readonly ignore: readonly FindingCode[];
  readonly limits?: { readonly kept: number; readonly keptBytes: number };
}

/** A finding is told again when it has been found so often: 10, 100, 1,000 … times. */
const isWorthTelling = (times: number): boolean => /^10*$/.test(String(times));

/** At most so many entries show one finding. */
const MAX_EVIDENCE = 20;

type Kept = { -readonly [Name in keyof Finding]: Finding[Name] };

/** All that is wrong with the app, from the start of the process on: each finding once, with the number of times. */
export class FindingBook {
  readonly #deps: BookDeps;
  readonly #limits: { readonly kept: number; readonly keptBytes: number };
  readonly #kept = new Map<string, Kept>();
  readonly #expected = new Map<string, readonly FindingCode[]>();
  #bytes = 0;

  constructor(deps: BookDeps) {
    this.#deps = deps;
    this.#limits = deps.limits ?? { kept: LIMITS['findings.kept'], keptBytes: LIMITS['findings.kept_bytes'] };
  }

  /** The call is made for these findings. Where too many calls are, the first of them is forgotten. */
  expect(callId: string, codes: readonly FindingCode[]): void {
    if (codes.length === 0) return;
    this.#expected.set(callId, codes);
    const [oldest] = this.#expected.keys();
    if (oldest === undefined || this.#expected.size <= LIMITS['findings.remembered']) return;
    this.#expected.delete(oldest);
    this.#deps.record('limit.reached', limitReached('findings.remembered'));
  }

  expected(callId: string): readonly FindingCode[] {
    return this.#expected.get(callId) ?? [];
  }

  /** The call has a finding of that code that no fault is to blame for. */
  has(code: FindingCode, callId: string): boolean {
    for (const finding of this.#kept.values()) {
      if (finding.code === code && finding.call_control_id === callId && finding.fault === undefined) return true;
    }
    return false;
  }

  /** Keeps a finding and journals it, or counts one that is there already. `at`: when it was found. */
  tell<Code extends FindingCode>(code: Code, values: ValuesOf<Code>, about: About, at: string): void {
    const { callId, cause = '', fault } = about;
    // A mistake of the app is another finding than what a fault has brought about.
    const key = `${code} ${callId ?? ''} ${cause}${fault === undefined ? '' : ` by ${fault}`}`;
    const known = this.#kept.get(key);
    if (known) {
      known.times += 1;
      if (isWorthTelling(known.times)) this.#journal(known);
      return;
    }
    const finding = this.#newFinding(code, values, about, at);
    this.#kept.set(key, finding);
    this.#bytes += roughBytes(finding);
    this.#journal(finding);
    this.#makeRoom();
  }

  /** The findings that match, newest last. */
  list({ code, severity, call_control_id: callId, limit }: FindingFilter): Finding[] {
    const found = [...this.#kept.values()].filter(
      (finding) =>
        (code === undefined || finding.code === code) &&
        (severity === undefined || finding.severity === severity) &&
        (callId === undefined || finding.call_control_id === callId),
    );
    const wanted = limit === undefined ? found : found.slice(Math.max(0, found.length - limit));
    return wanted.map((finding) => ({ ...finding, evidence: [...finding.evidence] }));
  }

  #newFinding<Code extends FindingCode>(code: Code, values: ValuesOf<Code>, about: About, at: string): Kept {
    // The row of a code takes the values of that code.
    const kind = CATALOGUE[code] as FindingKind<ValuesOf<Code>>;
    const { callId, evidence, fault, severity = kind.severity } = about;
    const seqs = evidence.filter((seq) => seq !== undefined).slice(-MAX_EVIDENCE);
    const isExpected = callId !== undefined && this.expected(callId).includes(code);
    return {
      code,
      severity,
      ...kind.words(values),
      evidence: [...new Set(seqs)],
      times: 1,
      at,
      ...(callId === undefined ? {} : { call_control_id: callId }),
      ...(this.#deps.ignore.includes(code) ? { ignored: true } : {}),
      ...(isExpected ? { expected: true } : {}),
      ...(fault === undefined ? {} : { fault }),
    };
  }

  #journal(finding: Kept): void {
    const { code, severity, summary, detail, fix, evidence, times, ignored, expected, fault } = finding;
    const marks = { ...(ignored && { ignored }), ...(expected && { expected }), ...(fault && { fault }) };
    const fields = { code, severity, summary, detail, fix, evidence, times, ...marks };
    const { call_control_id: callId } = finding;
    this.#deps.record('finding', fields, callId === undefined ? undefined : callAddress(callId));
  }

  /** Those go first that weigh least, and of them the oldest. */
  #makeRoom(): void {
    while (this.#kept.size > this.#limits.kept) this.#drop('findings.kept');
    while (this.#bytes > this.#limits.keptBytes && this.#kept.size > 1) this.#drop('findings.kept_bytes');
  }

  #drop(what: 'findings.kept' | 'findings.kept_bytes'): void {
    const all = [...this.#kept];
    const least = (['hint', 'warning', 'error'] as const).find((severity) =>
      all.some(([, finding]) => finding.severity === severity),
    );
    const found = all.find(([, finding]) => finding.severity === least);
    if (!found) return;
    const [key, finding] = found;
    this.#kept.delete(key);
    this.#bytes -= roughBytes(finding);
    this.#deps.record('limit.reached', limitReached(what));
  }
}
