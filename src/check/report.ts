import type { Entry } from '../calls/entry.js';
import { layOut, timeOfDay } from '../story/layout.js';
import { lineOf } from '../story/story.js';
import { shortId } from '../story/words.js';
import type { Some } from './gather.js';
import type { Judged, Verdict } from './verdict.js';

/** Entries that a report shows of one finding. */
const SHOWN_EVIDENCE = 5;

/** A verdict in words: each finding with its mend and the entries that show it, what was refused, what nobody took, and a line for all. */
export function reportOf(verdict: Verdict): string {
  const { findings, refused, webhooks, missingBefore, pending } = verdict;
  const parts = [
    ...findings.map((judged) => findingText(judged, verdict.evidence)),
    someText('requests that were refused, or are not simulated', refused),
    someText('webhooks that nobody took', webhooks),
    pending > 0 ? `webhooks that are still on their way: ${pending}\n` : '',
    missingBefore === undefined ? '' : `The journal has let go of what came before seq ${missingBefore}.\n`,
    `${summary(verdict)}\n`,
  ];
  return parts.filter((part) => part !== '').join('\n');
}

/** A finding with its mend and the first entries that show it, which `evidence` has by `seq`, as rows. `stamp` makes their times. */
export function findingText({ finding, outcome }: Judged, evidence: Verdict['evidence'], stamp = timeOfDay): string {
  const { severity, code, summary: text, fix, times, call_control_id: id } = finding;
  const notes = [outcome === 'fails' || outcome === 'passes' ? '' : outcome, times > 1 ? `${times} times` : ''];
  const note = notes.filter((one) => one !== '').join(', ');
  const rows = finding.evidence.flatMap((seq) => evidence.get(seq) ?? []).map((entry) => entryText(entry, stamp));
  const more = rows.length > SHOWN_EVIDENCE ? `    … and ${rows.length - SHOWN_EVIDENCE} more\n` : '';
  const head = `${severity} ${code}${id === undefined ? '' : ` [${shortId(id)}]`}${note === '' ? '' : ` (${note})`}`;
  return `${head}: ${oneLine(text)}\n  fix: ${oneLine(fix)}\n${rows.slice(0, SHOWN_EVIDENCE).join('')}${more}`;
}

function someText(what: string, { entries, count }: Some): string {
  if (count === 0) return '';
  const more = count > entries.length ? `    … and ${count - entries.length} more\n` : '';
  return `${what} (${count}):\n${entries.map((entry) => entryText(entry)).join('')}${more}`;
}

/** An entry as the log tells it, behind its number. */
function entryText(entry: Entry, stamp = timeOfDay): string {
  const line = lineOf(entry);
  const head = `    seq ${String(entry.seq ?? '').padEnd(6)}`;
  if (!line) return `${head}${entry.type}\n`;
  return `${head}${layOut(line, { stamp, colour: false, bodies: false })}`;
}

/** `check: failed by 2 of 3 findings; calls: 4, answered: 3` */
export function summary({ failed, findings, calls }: Verdict): string {
  const failing = findings.filter(({ outcome }) => outcome === 'fails').length;
  const found =
    findings.length === 0
      ? 'no findings'
      : failed
        ? `failed by ${failing} of ${findings.length} findings`
        : `passed, as none of ${findings.length} findings fails it`;
  return `check: ${found}; calls: ${calls.seen}, answered: ${calls.answered}`;
}

const oneLine = (text: string): string => text.replaceAll(/\s*\n\s*/g, ' ');
