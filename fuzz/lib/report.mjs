import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brief } from './failure.mjs';

const FOLDER = join(tmpdir(), 'telnyx-sim-fuzz');

/** Writes a case to a file, so that it can be repeated and, once it is mended, moved to the corpus. Returns the path. */
export function keepCase({ part, name, input }) {
  const text = JSON.stringify({ part, name: name ?? 'what happens, as a sentence', input }, undefined, 2);
  const file = join(FOLDER, `${part}-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(file, `${text}\n`);
  return file;
}

export const readCase = (file) => JSON.parse(readFileSync(file, 'utf8'));

/** What to print of a failure. */
export function describeFailure({ part, name, failure, input, file }, seed) {
  const lines = [`FAILED ${part}${name === undefined ? '' : `, known case "${name}"`}`, `  ${failure.message}`];
  if (failure.evidence !== undefined) lines.push(indented(brief(failure.evidence, 2_500)));
  if (input !== undefined && name === undefined) lines.push(`  smallest case: ${brief(input, 1_000)}`);
  const again = file === undefined ? `--only ${part} --seed ${seed}` : `--case ${file}`;
  lines.push(`  again: npm run fuzz -- ${again}`);
  return lines.join('\n');
}

const indented = (text) => text.replaceAll(/^/gm, '    ');
