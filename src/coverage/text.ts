import { percent } from './threshold.js';
import type { CoverageView } from '../control/types.js';

/** A row for each group: `  operations       12 of 97   12.3%`. */
export function coverageText({ groups }: CoverageView): string {
  const rows = groups.map(({ name, exercised, total, share }) => {
    const count = `${exercised} of ${total}`;
    return `  ${name.replace('_', ' ').padEnd(15)}${count.padStart(13)}${percent(share).padStart(8)}\n`;
  });
  return `coverage\n${rows.join('')}`;
}
