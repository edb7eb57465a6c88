#!/usr/bin/env node
// The rest comes by `import()`: an older Node would fail at something in it, before it could be said why.

/** As package.json has it under `engines`. */
const OLDEST = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(`telnyx-sim: expected Node ${OLDEST.join('.')} or later, got ${process.versions.node}\n`);
  process.exit(4);
}
void import('./cli.js');
