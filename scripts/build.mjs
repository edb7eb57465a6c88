// Compiles src to dist, and copies what the compiler leaves alone (JSON, worker scripts). Without --force it does nothing while dist is
// newer than every source, so that `npm start` is quick. It speaks on stderr only: stdout belongs to what runs next.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, renameSync, rmSync, statSync, utimesSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundle } from './bundle.mjs';
import { writeValidators } from './validators.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const src = join(root, 'src');
const dist = join(root, 'dist');

/** When the newest of the sources was changed. A folder counts too: its time is that of the last file removed or renamed in it. */
function newestSource() {
  const paths = readdirSync(src, { recursive: true }).map((name) => join(src, name));
  const config = [
    'package.json',
    'package-lock.json',
    'tsconfig.json',
    'tsconfig.build.json',
    'scripts/bundle.mjs',
    'scripts/validators.mjs',
  ].map((name) => join(root, name));
  return Math.max(...[src, ...paths, ...config].map((path) => statSync(path).mtimeMs));
}

function compile(outDir) {
  const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');
  const flags = ['-p', join(root, 'tsconfig.build.json'), '--outDir', outDir, '--noEmitOnError'];
  const { status } = spawnSync(process.execPath, [tsc, ...flags], { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('the sources do not compile');
}

function copyAssets(outDir) {
  cpSync(src, outDir, {
    recursive: true,
    filter: (path) => statSync(path).isDirectory() || !['.ts', '.mts', '.cts'].includes(extname(path)),
  });
}

/** Builds beside dist and then takes its place, so that a failed build leaves the old one, and two builds at once do no harm. */
async function build(startedAt) {
  const fresh = `${dist}.${process.pid}.new`;
  const old = `${dist}.${process.pid}.old`;
  try {
    compile(fresh);
    copyAssets(fresh);
    await writeValidators(fresh);
    await bundle(fresh);
    chmodSync(join(fresh, 'main.js'), 0o755);
    // As old as the moment the build began: a source saved meanwhile is newer.
    utimesSync(join(fresh, 'main.js'), startedAt, startedAt);
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(fresh, dist);
  } finally {
    rmSync(fresh, { recursive: true, force: true });
    rmSync(old, { recursive: true, force: true });
  }
}

const main = join(dist, 'main.js');
if (process.argv.includes('--force') || !existsSync(main) || statSync(main).mtimeMs < newestSource()) {
  const startedAt = new Date();
  console.error('telnyx-sim: building …');
  try {
    await build(startedAt);
  } catch (error) {
    console.error(`telnyx-sim: not built: ${error.message}`);
    process.exit(1);
  }
}
