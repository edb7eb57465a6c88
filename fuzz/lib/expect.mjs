import { misfit } from './answers.mjs';
import { brief, Failure, patience, until } from './failure.mjs';

/** What a case says about its end is there within so long. */
const WITHIN_MS = 4_000;

/**
 * What a case may say about its end besides what holds for all: `journal`, schemas of which each has to fit some entry that comes
 * from now on; `never`, schemas that none may fit; `held_mb`, how much memory may be in use more than now.
 */
export async function expectations({ journal = [], never = [], held_mb: heldMb }, bench) {
  await bench.check();
  bench.ledger.recent = [];
  const before = heldMb === undefined ? undefined : await bench.program.resources();
  return { hold: () => hold({ journal, never, heldMb }, before, bench) };
}

async function hold({ journal, never, heldMb }, before, bench) {
  await bench.linger();
  const fits = (schema) => bench.ledger.recent.find((entry) => misfit(schema, entry) === undefined);
  const missing = () => journal.find((schema) => !fits(schema));
  const isThere = async () => {
    await bench.check();
    return missing() === undefined;
  };
  if (journal.length > 0 && !(await until(isThere, patience(WITHIN_MS))))
    throw new Failure(
      `the journal has no entry such as ${brief(missing())}`,
      brief(bench.ledger.recent.slice(-20), 2_500),
    );
  for (const schema of never) {
    if (fits(schema)) throw new Failure(`the journal has an entry such as ${brief(schema)}`, fits(schema));
  }
  if (heldMb !== undefined) await holdMemory(before, heldMb, bench);
}

async function holdMemory(before, heldMb, bench) {
  const now = await bench.program.resources();
  const moreMb = now.heapMb - before.heapMb;
  if (moreMb > heldMb) throw new Failure(`${moreMb.toFixed(0)} MB more are held, expected at most ${heldMb} MB`);
}
