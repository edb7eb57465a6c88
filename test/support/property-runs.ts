import fc from 'fast-check';
import { expect } from 'vitest';

/** A property is tried with `usual` cases, times PROPERTY_RUNS where that is set. One that fails says how that case is run again. */
export function runs(usual: number) {
  const { PROPERTY_RUNS = '1', PROPERTY_PATH } = process.env;
  return {
    numRuns: Math.ceil(usual * Number(PROPERTY_RUNS)),
    ...(PROPERTY_PATH === undefined ? {} : { path: PROPERTY_PATH }),
    reporter: report,
  };
}

function report<Case>(details: fc.RunDetails<Case>): void {
  if (!details.failed) return;
  const { seed, counterexamplePath: path } = details;
  const { testPath, currentTestName: name } = expect.getState();
  const file = testPath?.replace(/^.*\/(?=test\/)/, '') ?? '';
  const again = `PROPERTY_SEED=${seed} PROPERTY_PATH=${path ?? ''} npx vitest run ${file} -t ${JSON.stringify(name?.replaceAll(' > ', ' '))}`;
  throw new Error(`${fc.defaultReportMessage(details) ?? ''}\n\nAgain: ${again}`, { cause: details.errorInstance });
}
