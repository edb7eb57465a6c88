import { shortId } from '../story/words.js';
import { junitDocument, type JunitCase } from './junit-form.js';
import { summary } from './report.js';
import type { Judged, Verdict } from './verdict.js';

/** The JUnit form of a check: a test case for each finding, and one for the check as a whole. */
export function junitOf(verdict: Verdict): string {
  const whole = { classname: 'telnyx-sim', name: summary(verdict) };
  return junitDocument([{ name: 'telnyx-sim', cases: [whole, ...verdict.findings.map(caseOf)] }]);
}

function caseOf({ finding, outcome }: Judged): JunitCase {
  const { code, severity, summary: message, detail, fix, call_control_id: id } = finding;
  const name = `${message}${id === undefined ? '' : ` (${shortId(id)})`}`;
  const one = { classname: `telnyx-sim.${code}`, name };
  const text = `${detail}\nfix: ${fix}`;
  if (outcome === 'fails') return { ...one, wrong: { as: 'failure', type: code, message, text } };
  return outcome === 'passes' ? { ...one, output: `${severity}: ${text}` } : { ...one, skipped: outcome };
}
