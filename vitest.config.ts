import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const DIST = fileURLToPath(new URL('dist/', import.meta.url));

const common = {
  // Nothing takes this long but on a machine that is busy with other things.
  testTimeout: 180_000,
  hookTimeout: 180_000,
  setupFiles: ['test/support/no-faults.ts', 'test/support/entries-fit.ts', 'test/support/property-seed.ts'],
};

export default defineConfig({
  test: {
    // Transformed modules are kept in node_modules/.cache/vitest by their content: a tenth of the work of a run.
    experimental: { fsModuleCache: true, fsModuleCachePath: 'node_modules/.cache/vitest' },
    projects: [
      {
        // Nothing here keeps state in a module or patches a global, so files can share a thread: that halves the time.
        test: {
          ...common,
          name: 'unit',
          include: ['test/{unit,property,contract}/**/*.test.ts'],
          pool: 'threads',
          isolate: false,
          maxWorkers: 2,
        },
      },
      {
        // Most of the time is waiting, for audio to be played and for processes, so more files go together than there are cores.
        // Tests import the built program, which is what its users get: Node loads it in a tenth of the time that the sources take.
        resolve: { alias: [{ find: /^(?:\.\.\/)+src\/(.+\.js)$/, replacement: `${DIST}$1` }] },
        test: {
          ...common,
          name: 'e2e',
          server: { deps: { external: [/\/dist\/.*\.js$/] } },
          // The samples for vitest run here as they do at their user's.
          include: ['test/{e2e,regressions}/**/*.test.ts', 'examples/tests/{vitest,menu}.test.mjs'],
          globalSetup: ['test/support/build.ts'],
          pool: 'threads',
          isolate: false,
          maxWorkers: 4,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
