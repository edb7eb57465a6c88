import { junitDocument, type JunitCase } from '../../check/junit-form.js';
import type { ScenarioResult, TestReport } from '../result.js';
import { failuresOf, reasonOf } from './failures.js';
import { failureText, type TextOptions } from './text.js';

/** The JUnit form of a test run: a suite for each scenario file, a case for each run, with what a terminal would show of one that failed. */
export function junitOfTest({ results, again }: TestReport, rowAt: TextOptions['rowAt']): string {
  const options = { colour: false, rowAt, again };
  const files = [...new Set(results.map(({ place }) => place.file))];
  const runsOf = (file: string): readonly ScenarioResult[] => results.filter(({ place }) => place.file === file);
  return junitDocument(files.map((name) => ({ name, cases: runsOf(name).map((run) => caseOf(run, name, options)) })));
}

function caseOf(run: ScenarioResult, classname: string, options: TextOptions): JunitCase {
  const one = { classname, name: run.name, seconds: run.host_ms / 1000 };
  if (run.outcome === 'passed') return one;
  const as = run.outcome === 'lost' || run.outcome === 'broken' ? 'error' : 'failure';
  return { ...one, wrong: { as, type: run.outcome, message: messageOf(run), text: failureText(run, options) } };
}

/** The first of the reasons, in a line: the app's end tells more than what failed because of it. */
function messageOf(run: ScenarioResult): string {
  if (run.outcome === 'lost' && run.why !== null) return run.why;
  const [failure] = failuresOf(run);
  if (failure !== undefined) {
    const { expected, came } = reasonOf(failure);
    return `expected ${expected}; came: ${came}`;
  }
  const finding = run.findings.find(
    ({ severity, ignored, expected, fault }) => severity === 'error' && !ignored && !expected && fault === undefined,
  );
  return run.why ?? finding?.summary ?? run.outcome;
}
