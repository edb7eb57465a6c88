import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import { EXIT_DIFFERENT, EXIT_UNUSABLE, fail } from './exits.js';
import { firstDifference, JournalFileError, journalEntries, type Difference, type Side } from './journal-diff.js';

/** Adds `diff`. */
export function addDiff(main: Command): void {
  main
    .command('diff')
    .description('compare two journals, as JSON lines, without what depends on the machine')
    .argument('<a>', 'a file, as GET /_sim/events gives it to Accept: application/x-ndjson')
    .argument('<b>', 'another')
    .action(async (a: string, b: string) => {
      const difference = await compare(a, b);
      process.stdout.write(difference ? words(difference, a, b) : 'identical\n');
      process.exitCode = difference ? EXIT_DIFFERENT : 0;
    });
}

async function compare(a: string, b: string): Promise<Difference | undefined> {
  try {
    return await firstDifference(journalEntries(a, read(a)), journalEntries(b, read(b)));
  } catch (error) {
    if (error instanceof JournalFileError) return fail(EXIT_UNUSABLE, error.message);
    throw error;
  }
}

async function* read(path: string): AsyncGenerator<string> {
  try {
    // Text in this encoding never breaks off within a character.
    for await (const chunk of createReadStream(path, 'utf8')) yield String(chunk);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    const came = code === 'ENOENT' ? 'no such file' : error instanceof Error ? error.message : String(error);
    throw new JournalFileError(`${path}: expected a readable file, got ${came}`);
  }
}

/** As much of a value as shows how it differs. */
const SHOWN_CHARS = 300;

function words({ field, a, b }: Difference, fileA: string, fileB: string): string {
  const lines = [
    `${fileA} and ${fileB} differ${field === undefined ? '' : ` in ${field}`}`,
    sideWords(fileA, a),
    sideWords(fileB, b),
  ];
  return `${lines.join('\n')}\n`;
}

function sideWords(file: string, side: Side | undefined): string {
  if (side === undefined) return `  ${file}: ends before`;
  const { line, entry, value } = side;
  const where = `  ${file}:${line}: seq ${String(entry['seq'])}, ${String(entry['type'])}`;
  if (value === undefined) return where;
  const text = value === 'absent' ? value : JSON.stringify(value.value);
  return `${where}: ${text.length > SHOWN_CHARS ? `${text.slice(0, SHOWN_CHARS)}…` : text}`;
}
