let isMuted = false;
const out = (text) => isMuted || process.stdout.write(text);

/** Tables, headings and notes are printed no more, or are again. */
export function mute(muted) {
  isMuted = muted;
}

export function heading(text) {
  out(`\n${text}\n${'-'.repeat(text.length)}\n`);
}

export function note(text) {
  out(`  ${text}\n`);
}

/** Where the run is, on stderr: the tables alone are on stdout. */
export function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

/** Prints rows of texts under their titles: the first column to the left, the others to the right. */
export function table(titles, rows) {
  progress('');
  const lines = [titles, ...rows].map((line) => line.map(String));
  const widths = titles.map((_, column) => Math.max(...lines.map((line) => (line[column] ?? '').length)));
  for (const [i, line] of lines.entries()) {
    const cells = widths.map((width, column) => pad(line[column] ?? '', width, column > 0));
    out(`  ${cells.join('  ').trimEnd()}\n`);
    if (i === 0) out(`  ${widths.map((width) => '-'.repeat(width)).join('  ')}\n`);
  }
}

/** The same for texts of prose: all columns to the left. */
export function textTable(titles, rows) {
  progress('');
  const widths = titles.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column].length)));
  for (const row of [titles, widths.map((width) => '-'.repeat(width)), ...rows]) {
    out(
      `  ${row
        .map((cell, column) => pad(cell, widths[column], false))
        .join('  ')
        .trimEnd()}\n`,
    );
  }
}

const pad = (text, width, right) => (right ? text.padStart(width) : text.padEnd(width));

/** A number with `digits` decimals, thousands apart; a dash where nothing was measured. */
export function number(value, digits = 0) {
  if (value === undefined || !Number.isFinite(value)) return '-';
  const format = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  return value.toLocaleString('en-US', format);
}

/** 12.3 rather than 12; 0.45 rather than 0. */
export function adaptive(value) {
  if (!Number.isFinite(value)) return '-';
  return number(value, value >= 100 ? 0 : value >= 10 ? 1 : 2);
}

/** A ratio. */
export const times = (value) => (Number.isFinite(value) ? `${number(value, 2)}x` : '-');

/** Microseconds of CPU time. */
export const micros = (value) => (Number.isFinite(value) ? `${adaptive(value)} µs` : '-');
