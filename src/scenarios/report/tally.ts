import { counted } from '../../story/words.js';
import type { ScenarioResult } from '../result.js';

type Outcome = ScenarioResult['outcome'];

/** Runs by their outcome. */
export type Tally = Readonly<Record<Outcome, number>>;

export function tallyOf(results: readonly ScenarioResult[]): Tally {
  const tally: Record<Outcome, number> = { passed: 0, failed: 0, findings: 0, lost: 0, broken: 0 };
  for (const { outcome } of results) tally[outcome]++;
  return tally;
}

/** `3 passed, 1 failed`; an outcome that no run had is left out, but for `passed`. */
export function tallyText(tally: Tally): string {
  const others = [
    [tally.failed, 'failed'],
    [tally.findings, 'with error findings'],
    [tally.lost, 'lost their app'],
    [tally.broken, 'could not be run'],
  ] as const;
  return [
    `${tally.passed} passed`,
    ...others.flatMap(([count, words]) => (count > 0 ? [`${count} ${words}`] : [])),
  ].join(', ');
}

/** Milliseconds as seconds for people: `0.25 s`, `12.3 s`, `75 s`. */
export function seconds(ms: number): string {
  const value = ms / 1000;
  return `${value.toFixed(value < 1 ? 2 : value < 60 ? 1 : 0)} s`;
}

/** `4 runs: 3 passed, 1 failed; 240 s of calls in 3.1 s (seed 7)` */
export function summaryText(report: {
  readonly results: readonly ScenarioResult[];
  readonly host_ms: number;
  readonly seed: string;
}): string {
  const { results, host_ms: hostMs, seed } = report;
  const worldMs = results.reduce((sum, { world_ms: ms }) => sum + ms, 0);
  const times = `${seconds(worldMs)} of calls in ${seconds(hostMs)} (seed ${seed})`;
  return `${counted(results.length, 'run')}: ${tallyText(tallyOf(results))}; ${times}`;
}
