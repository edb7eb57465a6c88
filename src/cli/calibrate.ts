import type { Command } from 'commander';
import { BOUND_MS } from '../readings/readings.js';
import { columns } from './columns.js';
import type { Offset } from './calibration/calibrate.js';
import type { Terminal } from './terminal.js';

/** Adds `calibrate`. */
export function addCalibrate(main: Command, terminal: Terminal): void {
  const command = main
    .command('calibrate')
    .description('call reference apps whose sound is known, and tell how far readings are off');
  command.option('--json', 'every measure, one on each line').action(async ({ json }: { json?: true }) => {
    const { calibrate } = await import('./calibration/calibrate.js');
    const offsets = await calibrate();
    terminal.out(json ? offsets.map((offset) => `${JSON.stringify(offset)}\n`).join('') : table(offsets));
  });
}

/** A row for each reading and codec: the middle and the worst of measured less true. */
function table(offsets: readonly Offset[]): string {
  const groups = new Map<string, Offset[]>();
  for (const offset of offsets) {
    const group = `${offset.codec} ${offset.reading}`;
    groups.set(group, [...(groups.get(group) ?? []), offset]);
  }
  const rows = [...groups.values()].map((group) => {
    const off = group.map(({ measured, true: truth }) => measured - truth).sort((a, b) => a - b);
    const worst = off.reduce((a, b) => (Math.abs(b) > Math.abs(a) ? b : a));
    const [{ codec, reading, unit } = { codec: '', reading: '', unit: '' }] = group;
    return [codec, reading, String(off.length), shown(off[off.length >> 1] ?? NaN, unit), shown(worst, unit)];
  });
  return `measured less true; reports carry a bound of ${BOUND_MS} ms\n${columns(['codec', 'reading', 'calls', 'p50', 'worst'], rows)}`;
}

const shown = (value: number, unit: string): string => `${value.toFixed(1)} ${unit}`;
