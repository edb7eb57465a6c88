import type { FindingView } from '../control/types.js';
import type { Gathered } from './gather.js';

export const SEVERITIES = ['error', 'warning', 'hint'] as const;
export type Severity = FindingView['severity'];

export interface Judgement {
  /** Findings of this weight and above fail a check. */
  readonly failOn: Severity;
  /** Findings of these codes do not. */
  readonly ignore: readonly string[];
}

/** `fails`: it fails the check. `passes`: it weighs too little. The others do not count, by the configuration, the call or the command line. */
export type Outcome = 'fails' | 'passes' | 'ignored' | 'expected';

export interface Judged {
  readonly finding: FindingView;
  readonly outcome: Outcome;
}

export interface Verdict extends Omit<Gathered, 'findings'> {
  /** The gravest first, else in the order in which they were found. */
  readonly findings: readonly Judged[];
  readonly failed: boolean;
}

/** Findings alone decide; refused requests and lost webhooks that matter are among them. */
export function verdictOf(gathered: Gathered, judgement: Judgement): Verdict {
  const findings = gathered.findings
    .map((finding) => ({ finding, outcome: outcomeOf(finding, judgement) }))
    .sort((a, b) => rank(a.finding.severity) - rank(b.finding.severity));
  return { ...gathered, findings, failed: findings.some(({ outcome }) => outcome === 'fails') };
}

function outcomeOf(finding: FindingView, { failOn, ignore }: Judgement): Outcome {
  if (finding.ignored === true || ignore.includes(finding.code)) return 'ignored';
  if (finding.expected === true || finding.fault !== undefined) return 'expected';
  return rank(finding.severity) <= rank(failOn) ? 'fails' : 'passes';
}

const rank = (severity: Severity): number => SEVERITIES.indexOf(severity);
