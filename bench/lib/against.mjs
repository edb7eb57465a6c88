import { measureIn } from './checkout.mjs';
import { median } from './stats.mjs';
import { adaptive, heading, mute, note, progress, table, times } from './table.mjs';

/** So much worse is worse; less is the machine. */
const WORSE = 1.05;

/**
 * Measures another checkout and this one in turn, round by round, and prints what changed. A part is measured quickly and once in a round,
 * so that the two meet the same machine; what counts is the median of the rounds. A cell that one of them does not have is a dash there, and
 * why is told once. Returns the number of cells that are worse.
 */
export async function compare(parts, { against, rounds, ...settings }) {
  const cells = new Map();
  const lacking = new Set();
  for (const [name, measure] of parts) {
    for (let round = 0; round < rounds; round++) {
      for (const side of round % 2 === 0 ? ['before', 'after'] : ['after', 'before']) {
        progress(`${name}: round ${round + 1} of ${rounds}, ${side}`);
        measureIn(side === 'before' ? against : undefined);
        const found = await cellsOf(measure, { ...settings, quick: true, rounds: 1 }, (why) => {
          lacking.add(`${name}, ${side}: not measured: ${why}`);
          // An older checkout may lack what is measured; this one has it.
          if (side === 'after') process.exitCode = 1;
        });
        for (const cell of found) {
          const known = cells.get(cell.name) ?? { ...cell, before: [], after: [] };
          known[side].push(cell.value);
          cells.set(cell.name, known);
        }
      }
    }
  }
  measureIn();
  for (const text of lacking) note(text);
  return report([...cells.values()], rounds);
}

async function cellsOf(measure, settings, failed) {
  mute(true);
  try {
    return (await measure(settings)).flatMap(({ cells = [] }) => cells);
  } catch (error) {
    failed(error.message.split('\n')[0]);
    return [];
  } finally {
    mute(false);
  }
}

function report(cells, rounds) {
  heading(`Before and after, ${rounds} rounds in turn`);
  const rows = cells.map(({ name, before, after }) => {
    const [was, is] = [median(before), median(after)];
    const growth = is / was;
    return { name, was, is, growth, isWorse: growth > WORSE };
  });
  table(
    ['less is better', 'before', 'after', 'after/before', ''],
    rows.map(({ name, was, is, growth, isWorse }) => [
      name,
      adaptive(was),
      adaptive(is),
      times(growth),
      isWorse ? 'worse' : '',
    ]),
  );
  return rows.filter(({ isWorse }) => isWorse).length;
}
