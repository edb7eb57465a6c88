import { shortId } from '../story/words.js';
import { summary } from './report.js';
import type { Judged, Verdict } from './verdict.js';

/** The JUnit form that CI systems read: a test case for each finding, and one for the check as a whole. */
export function junitOf(verdict: Verdict): string {
  const failing = verdict.findings.filter(({ outcome }) => outcome === 'fails');
  const cases = verdict.findings.map(caseOf);
  const count = `tests="${cases.length + 1}" failures="${failing.length}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites ${count}>`,
    `  <testsuite name="telnyx-sim" ${count}>`,
    `    <testcase classname="telnyx-sim" name="${escaped(summary(verdict))}"/>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOf({ finding, outcome }: Judged): string {
  const { code, severity, summary: text, detail, fix, call_control_id: id } = finding;
  const name = `${text}${id === undefined ? '' : ` (${shortId(id)})`}`;
  const head = `    <testcase classname="telnyx-sim.${escaped(code)}" name="${escaped(name)}">`;
  const words = escaped(`${detail}\nfix: ${fix}`);
  if (outcome === 'fails')
    return `${head}<failure type="${escaped(code)}" message="${escaped(text)}">${words}</failure></testcase>`;
  if (outcome === 'passes') return `${head}<system-out>${escaped(severity)}: ${words}</system-out></testcase>`;
  return `${head}<skipped message="${escaped(outcome)}"/></testcase>`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot have, even escaped, become a replacement character. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ud800-\udfff\ufffe\uffff]/gu, '\ufffd')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
    .replaceAll(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
