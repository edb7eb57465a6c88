import { worldFacts } from '../../calls/entry.js';
import type { components } from '../../contract/generated/scenario.js';
import type { Judgement } from '../../expectations/judgement.js';
import type { Again, CallResult, ScenarioResult, TestReport } from '../result.js';
import { replayCommand } from './failures.js';
import { tallyOf } from './tally.js';

type Schemas = components['schemas'];
/** The form of the file; `openapi/scenario/report.yaml` describes it. */
export type WrittenReport = Schemas['TestReport'];

/** The report as data. Sound is left out, and the journals of runs that passed. */
export function jsonOfTest({ version, seed, time, again, results, host_ms: hostMs }: TestReport): WrittenReport {
  return {
    form: 1,
    version,
    seed,
    time,
    passed: results.every(({ outcome }) => outcome === 'passed'),
    counts: tallyOf(results),
    world_ms: results.reduce((sum, { world_ms: ms }) => sum + ms, 0),
    host_ms: hostMs,
    runs: results.map((result) => runOf(result, again)),
  };
}

function runOf(result: ScenarioResult, again: Again): Schemas['TestRun'] {
  const { steps, findings, faults, calls, entries, app_output: output, ...facts } = result;
  return {
    ...facts,
    replay: replayCommand(result, again),
    steps: steps.map((step) => ({ place: step.place, at_ms: step.at_ms, ...judgementOf(step) })),
    findings: [...findings],
    faults: [...faults],
    calls: calls.map(callOf),
    entries: result.outcome === 'passed' ? [] : entries.map((entry) => ({ ...worldFacts(entry) })),
    app_output: [...output],
  };
}

const judgementOf = ({
  outcome,
  fails,
  expected,
  came,
  nearest,
  evidence,
  parts,
}: Judgement): Schemas['ExpectationJudgement'] => ({
  outcome,
  fails,
  expected,
  came,
  ...(nearest && { nearest }),
  evidence: [...evidence],
  ...(parts && { parts: parts.map(judgementOf) }),
});

function callOf(call: CallResult): Schemas['TestCall'] {
  const { call_control_id, party, direction, from, to, answered_at_ms, readings } = call;
  return { call_control_id, party, direction, from, to, answered_at_ms, readings: readings && { ...readings } };
}
